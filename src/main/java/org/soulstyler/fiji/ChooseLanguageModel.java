package org.soulstyler.fiji;

import java.io.File;
import java.nio.file.Files;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.dialog.Messages;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.instruction.StyleInstruction;

/**
 * Chooses which language model splits the sentences, after trying it. The choice
 * holds for all commands, and for macros, until another is made.
 */
@Plugin(type = Command.class, headless = true, label = "Language Model...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Language Model...", weight = 9.5) })
public class ChooseLanguageModel extends TaskCommand {

	static final String OWN = "the models' own";
	static final String GGUF = "a GGUF file";
	static final String SERVER = "a server";

	private static final String TRIAL = "Turn the red apple into fire";

	@Parameter
	private SoulstylerService service;

	@Parameter(visibility = ItemVisibility.MESSAGE, required = false)
	private final String about =
		"<html>Which language model reads your sentences. " +
			"A server (Ollama, llama.cpp, vLLM, LM Studio, or a service)<br>is sent the " +
			"sentence, never the picture. It is tried with \u201c" + TRIAL +
			"\u201d.";

	@Parameter(label = "Use", persist = false, required = false, choices = { OWN,
		GGUF, SERVER })
	private String use = OWN;

	@Parameter(label = "GGUF file", persist = false, required = false,
		description = "A chat model of llama.cpp's kind")
	private File file;

	@Parameter(label = "Server's address", persist = false, required = false,
		description = "E.g. http://localhost:11434/v1")
	private String url;

	@Parameter(label = "Its name for the model", persist = false,
		required = false, description = "E.g. qwen2.5:0.5b")
	private String model;

	/** Not recorded; and of a key only where it is. */
	@Parameter(label = "Its key is in (variable or file)", persist = false,
		required = false, visibility = ItemVisibility.INVISIBLE,
		description = "An environment variable's name, or a file that only you can read; never the key itself")
	private String key = LanguageModelChoice.key();

	@Parameter(type = ItemIO.OUTPUT)
	private String report;

	@Override
	String subject() {
		return "choosing a language model";
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		final SplitterChoice choice = choice();
		if (choice == null) {
			LanguageModelChoice.set(null);
			report = "Sentences are read by the models' own language model.";
		}
		else {
			progress.stage("Trying " + choice.name());
			report = tried(choice);
			LanguageModelChoice.set(choice);
		}
		progress.notice(report);
		if (caller() == Caller.USER) Messages.tell(report);
	}

	// -- Helper methods --

	/** @return null for the models' own */
	private SplitterChoice choice() throws SoulstylerException {
		Recordable.require("url", url);
		Recordable.require("model", model);
		switch (Choices.among("use", use, OWN, GGUF, SERVER)) {
			case GGUF:
				if (file == null || !Files.isRegularFile(file.toPath()))
					throw new SoulstylerException(Failure.MODEL,
						"Say in which file the language model is.");
				Recordable.require("file", file.getPath());
				return SplitterChoice.ofFile(file.toPath());
			case SERVER:
				final ChatServer server = ChatServer.of(url == null ? "" : url, model);
				return new SplitterChoice(null, server, key(server));
			default:
				return null;
		}
	}

	/** A macro says nothing of keys: it gets the one of the server that it names. */
	private String key(final ChatServer server) throws SoulstylerException {
		if (key == null || key.isBlank()) return null;
		return caller() != Caller.MACRO || LanguageModelChoice.get().map(
			SplitterChoice::server).filter(before -> before.origin().equals(server
				.origin())).isPresent() ? key.strip() : null;
	}

	private static String tried(final SplitterChoice choice)
		throws SoulstylerException
	{
		try (InstructionSplitter splitter = choice.open()) {
			final Optional<String> leaves = splitter.disclosure();
			final StyleInstruction read = splitter.split(TRIAL);
			return "Sentences are read by " + choice.name() +
				" from now on. It reads \u201c" + TRIAL + "\u201d as " + CommandForm
					.sentence(read) + "." + leaves.map(said -> " " + said).orElse("");
		}
	}
}
