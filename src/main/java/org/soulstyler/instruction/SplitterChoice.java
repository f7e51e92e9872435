package org.soulstyler.instruction;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.chat.ApiKey;
import org.soulstyler.chat.ChatClient;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A language model that the user chose to split instructions, instead of the
 * bundle's: a GGUF on this computer, or a chat model behind a server.
 *
 * @param file the GGUF, or null
 * @param server the server, or null
 * @param key where the server's key is, see {@link ApiKey#from}; null for where
 *          keys usually are
 */
public record SplitterChoice(@Nullable Path file, @Nullable ChatServer server,
		@Nullable String key) {

	/**
	 * @throws IllegalArgumentException unless there is either a file or a
	 *           server
	 */
	public SplitterChoice {
		if (file == null == (server == null)) throw new IllegalArgumentException(
			"A splitter is a file or a server's.");
	}

	/** A chat model in a file of llama.cpp's kind. */
	public static SplitterChoice ofFile(final Path file) {
		return new SplitterChoice(file.toAbsolutePath().normalize(), null, null);
	}

	/** A server's, with its key where keys usually are. */
	public static SplitterChoice ofServer(final ChatServer server) {
		return new SplitterChoice(null, server, null);
	}

	/**
	 * A model of this computer gets the help of a bundle's splitter, where that was
	 * trained to be one: it decides where that one is in doubt.
	 *
	 * @throws SoulstylerException when a model, or the key, cannot be used
	 */
	public InstructionSplitter open(final ModelBundle bundle)
		throws SoulstylerException
	{
		if (file == null) return open();
		final Optional<SplitterModel> trained = LlamaSplitterFactory.trained(
			bundle);
		return trained.isPresent() ? LlamaSplitter.openChat(file, trained.get())
			: open();
	}

	/**
	 * The model on its own.
	 *
	 * @throws SoulstylerException when the model, or the key, cannot be used
	 */
	public InstructionSplitter open() throws SoulstylerException {
		if (file != null) {
			return LlamaSplitter.open(new SplitterModel(file));
		}
		final ChatServer asked = Objects.requireNonNull(server);
		return key == null ? ChatApiSplitter.open(asked, true)
			: new ChatApiSplitter(new ChatClient(asked, Optional.of(ApiKey.from(key,
				asked))));
	}

	/** For people: the file's name, or the server's for its model. */
	public String name() {
		if (file != null) return file.getFileName().toString();
		final ChatServer asked = Objects.requireNonNull(server);
		return "\u201c" + asked.model() + "\u201d at " + asked.origin();
	}

	/**
	 * @param written a server's address, or a file's path
	 * @param model the server's name for its model, or null
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is neither
	 */
	public static SplitterChoice parse(final String written,
		final @Nullable String model) throws SoulstylerException
	{
		if (!written.contains("://") && written.toLowerCase(Locale.ROOT).endsWith(
			".gguf")) return ofFile(Path.of(written));
		if (!written.contains("://")) throw new SoulstylerException(Failure.MODEL,
			"\u201c" + written +
				"\u201d is neither a language model's file (.gguf) nor" +
				" the address of a server, e.g. http://localhost:11434/v1.");
		return ofServer(ChatServer.of(written, model));
	}
}
