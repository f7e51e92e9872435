package org.soulstyler.instruction;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Has a chat model say an instruction's parts in English, for networks that know
 * nothing else.
 */
final class Translation {

	/** What is asked of the model. */
	static final String TASK = "Translate each text from a wish for" +
		" a picture into English, with no other words. Answer with" +
		" {\"english\":[\"\u2026\"]}, in the same order.";

	private static final int MOST_CHARACTERS = 200;

	private static final Gson GSON = new Gson();

	/** Asks a chat model. */
	@FunctionalInterface
	interface Asking {

		/**
		 * @param texts a JSON array
		 * @param count how many they are
		 */
		String ask(String texts, int count) throws SoulstylerException;
	}

	private Translation() {}

	/**
	 * The targets with their translation.
	 *
	 * @param who is asked, at the beginning of a sentence
	 * @throws SoulstylerException {@link Failure#MODEL} if what comes back is none
	 */
	static StyleInstruction of(final StyleInstruction split, final String who,
		final Asking model) throws SoulstylerException
	{
		final List<String> parts = new ArrayList<>();
		for (final Target target : split.targets()) {
			if (!target.isWholePicture()) parts.add(target.objects());
			parts.add(target.style());
		}
		final List<String> english = read(model.ask(GSON.toJson(parts), parts
			.size()));
		if (english.size() != parts.size() || !english.stream().allMatch(
			Translation::isPlain)) throw new SoulstylerException(Failure.MODEL, who +
				" did not translate the instruction. Write it in English.");
		final List<Target> targets = new ArrayList<>();
		int next = 0;
		for (final Target target : split.targets()) {
			final String objects = target.isWholePicture() ? "" : english.get(next++);
			targets.add(new Target(target.objects(), target.style(), new Target(
				objects, english.get(next++))));
		}
		return new StyleInstruction(split.text(), targets, split.notices());
	}

	/** A grammar (GBNF) in which just so many texts can be said. */
	static String gbnf(final int count) {
		return "root ::= \"{\\\"english\\\":[\" text" + " \",\" text".repeat(count -
			1) +
			" \"]}\"\ntext ::= \"\\\"\" [a-zA-Z0-9] [a-zA-Z0-9 ',.-]* \"\\\"\"\n";
	}

	// -- Helper methods --

	/** Empty if it is something else. */
	private static List<String> read(final String said) {
		final List<String> english = new ArrayList<>();
		try {
			for (final var text : JsonParser.parseString(said.substring(said.indexOf(
				'{', Math.max(0, said.lastIndexOf("</think>"))), said.lastIndexOf('}') +
					1)).getAsJsonObject().getAsJsonArray("english"))
				english.add(text.getAsString().strip());
		}
		catch (final JsonParseException | IllegalStateException
				| NullPointerException | UnsupportedOperationException
				| ClassCastException | IndexOutOfBoundsException e)
		{
			return List.of();
		}
		return english;
	}

	private static boolean isPlain(final String english) {
		return !english.isEmpty() && english.length() <= MOST_CHARACTERS && english
			.codePoints().allMatch(c -> c >= ' ' && c < 0x250 || c >= 0x2010 &&
				c < 0x2028);
	}
}
