package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The task as one explains it to a chat model. */
final class SplitterTask {

	/** Where the instruction goes in a prompt. */
	static final String SLOT = "{instruction}";

	static final String SYSTEM = "You split instructions for restyling one" +
		" object of a picture. Answer with a JSON object of two strings," +
		" both copied word for word from the instruction: \"objects\" is the" +
		" object to change, with all the words that say which one (article," +
		" colour, position, relation); \"content\" is what it shall look like" +
		" (material, art style, artist, work), without \"in the style of\"," +
		" \"look\", \"effect\" or \"texture\". If the instruction names no" +
		" object, \"objects\" is empty; if it names no style, \"content\" is" +
		" empty.";

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
		.create();

	private SplitterTask() {}

	/** What a model answers. Either part may be empty. */
	record Answer(String objects, String content) {

		String toJson() {
			return GSON.toJson(this);
		}
	}

	/** An instruction and the right answer. */
	record Example(String instruction, Answer answer) {
	}

	static List<Example> examples() {
		final List<Example> examples = new ArrayList<>();
		examples.add(example("Turn the white sailboat with three blue sails" +
			" floating on the sea to the art on fire.",
			"the white sailboat with three blue sails floating on the sea",
			"the art on fire"));
		examples.add(example("please make the red apple on the left look like it" +
			" is made of stained glass", "the red apple on the left",
			"stained glass"));
		examples.add(example("In the style of Monet, paint the fire truck.",
			"the fire truck", "Monet"));
		examples.add(example("teapot -> oil painting of flowers", "teapot",
			"oil painting of flowers"));
		examples.add(example("make it look like a mosaic", "", "a mosaic"));
		examples.add(example("Could you change my neighbour's dog?",
			"my neighbour's dog", ""));
		return examples;
	}

	private static Example example(final String instruction,
		final String objects, final String content)
	{
		return new Example(instruction, new Answer(objects, content));
	}
}
