package org.soulstyler.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.SecretFile;

/**
 * What a client shows to be let in. It is never part of a message; only who makes
 * a new one may tell it, once.
 */
public final class ServerToken {

	/** The environment's variable with the token. */
	public static final String VARIABLE = "SOULSTYLER_SERVER_TOKEN";

	private static final int SHORTEST = 16;
	private static final int BYTES = 24;

	private final byte[] token;
	private final boolean made;

	private ServerToken(final String token, final boolean made) {
		this.token = token.getBytes(StandardCharsets.UTF_8);
		this.made = made;
	}

	/**
	 * The environment's, a file's, or else a new one.
	 *
	 * @param file that only its owner can read, or null
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if others can read
	 *           the file, or what is found can be guessed
	 */
	public static ServerToken find(final Path file,
		final Map<String, String> environment) throws SoulstylerException
	{
		if (file != null) return of(read(file), file.toString());
		final String variable = environment.getOrDefault(VARIABLE, "").strip();
		return variable.isEmpty() ? random() : of(variable, VARIABLE);
	}

	/** A new one of 192 random bits. */
	static ServerToken random() {
		final byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		return new ServerToken(Base64.getUrlEncoder().withoutPadding()
			.encodeToString(bytes), true);
	}

	/** The text, to be told once; null where the user has it already. */
	public String toTell() {
		return made ? new String(token, StandardCharsets.UTF_8) : null;
	}

	/** @param authorization a request's header, or null */
	boolean admits(final String authorization) {
		final String scheme = "bearer ";
		if (authorization == null || !authorization.regionMatches(true, 0, scheme,
			0, scheme.length())) return false;
		return MessageDigest.isEqual(token, authorization.substring(scheme.length())
			.strip().getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "a token";
	}

	// -- Helper methods --

	private static ServerToken of(final String token, final String from)
		throws SoulstylerException
	{
		if (token.length() >= SHORTEST && token.chars().allMatch(c -> c > ' ' &&
			c < 0x7f)) return new ServerToken(token, false);
		throw new SoulstylerException(Failure.ENVIRONMENT, "The token in " + from +
			" must have " + SHORTEST +
			" or more letters and digits, and no spaces. " +
			"Make one with: openssl rand -hex 24");
	}

	private static String read(final Path file) throws SoulstylerException {
		SecretFile.require(file, "the token");
		try {
			return Files.readString(file).strip();
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "The token in " +
				file + " cannot be read.", exc);
		}
	}
}
