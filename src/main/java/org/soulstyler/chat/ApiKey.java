package org.soulstyler.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.SecretFile;

/**
 * The key that a server asks for. It comes from the environment or from a file
 * that only its owner can read, and is never shown.
 * <p>
 * A bundle that came from elsewhere may name any server. So the environment's
 * key goes only to a server that the user named; the file says which server
 * each of its keys is for.
 * </p>
 */
public final class ApiKey {

	/** The environment's variable with the key. */
	public static final String VARIABLE = "SOULSTYLER_API_KEY";

	/** The variable that names the file; else it is {@link #FILE} in the home. */
	public static final String FILE_VARIABLE = "SOULSTYLER_API_KEYS";

	/** A line each: scheme://host:port, white space, key. */
	public static final String FILE = ".soulstyler/api-keys";

	private final String key;

	private ApiKey(final String key) {
		this.key = key;
	}

	/**
	 * @param named whether the user named the server for this run
	 * @return the key; empty where there is none for this server
	 * @throws SoulstylerException {@link Failure#ENVIRONMENT} if others can read the
	 *           file, or the key holds characters that are not allowed; {@link
	 *          Failure#MODEL} if it would go over the network unencrypted
	 */
	public static Optional<ApiKey> find(final ChatServer server,
		final boolean named) throws SoulstylerException
	{
		return find(server, named, System.getenv(), Path.of(System.getProperty(
			"user.home")));
	}

	static Optional<ApiKey> find(final ChatServer server, final boolean named,
		final Map<String, String> environment, final Path home)
		throws SoulstylerException
	{
		final String variable = environment.getOrDefault(VARIABLE, "").strip();
		final String file = environment.get(FILE_VARIABLE);
		final String key = named && !variable.isEmpty() ? variable : read(
			file == null ? home.resolve(FILE) : Path.of(file), server.origin());
		return key == null ? Optional.empty() : Optional.of(checked(key, server));
	}

	/**
	 * The key that is where the user says.
	 *
	 * @param place an environment variable's name, or the path of a file, only the
	 *          key in it, that only its owner can read. It is never repeated: it
	 *          might be the key itself
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if there is none, or
	 *           others can read the file
	 */
	public static ApiKey from(final String place, final ChatServer server)
		throws SoulstylerException
	{
		return from(place, server, System.getenv());
	}

	static ApiKey from(final String place, final ChatServer server,
		final Map<String, String> environment) throws SoulstylerException
	{
		final String variable = environment.getOrDefault(place, "").strip();
		if (!variable.isEmpty()) return checked(variable, server);
		final Path file = file(place);
		if (file == null) throw new SoulstylerException(Failure.ENVIRONMENT,
			"Say where the key for " + server.origin() + " is: the name of an " +
				"environment variable that is set, or a file with nothing else in it. " +
				"(What was given is neither, and not repeated here: it might be the key.)");
		SecretFile.require(file, "the key");
		try {
			return checked(Files.readString(file).strip(), server);
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "The key in " + file +
				" cannot be read.", e);
		}
	}

	/** The value of the header {@code Authorization}. */
	String bearer() {
		return "Bearer " + key;
	}

	@Override
	public String toString() {
		return "a key";
	}

	// -- Helper methods --

	private static @Nullable Path file(final String place) {
		try {
			final Path file = Path.of(place);
			return Files.isRegularFile(file) ? file : null;
		}
		catch (final java.nio.file.InvalidPathException e) {
			return null;
		}
	}

	private static ApiKey checked(final String key, final ChatServer server)
		throws SoulstylerException
	{
		if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "The key for " + server
				.origin() +
				" holds characters that are not allowed in a key. Copy it again.");
		}
		if (!server.isEncrypted() && !server.isLocal()) {
			throw new SoulstylerException(Failure.MODEL, "There is a key for " +
				server.origin() + ", but it would be sent unencrypted. Use https.");
		}
		return new ApiKey(key);
	}

	private static @Nullable String read(final Path file, final String origin)
		throws SoulstylerException
	{
		if (!Files.isRegularFile(file)) return null;
		SecretFile.require(file, "the keys");
		try {
			final List<String> lines = Files.readAllLines(file);
			return lines.stream().map(line -> line.strip().split("\\s+", 2)).filter(
				words -> words.length == 2 && words[0].replaceAll("/+$", "")
					.equalsIgnoreCase(origin)).map(words -> words[1]).findFirst().orElse(
						null);
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "The keys in " + file +
				" cannot be read.", e);
		}
	}
}
