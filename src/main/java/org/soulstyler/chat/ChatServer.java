package org.soulstyler.chat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A server and one of its models.
 *
 * @param base without a slash at its end, e.g. {@code http://localhost:11434/v1}
 * @param model the server's name for it
 */
public record ChatServer(URI base, String model) {

	private static final String EXAMPLE = "e.g. http://localhost:11434/v1.";

	/** Names of this computer that need no look-up. */
	private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1",
		"[::1]");

	/**
	 * @param address as a user writes it
	 * @param model the server's name for its model; null or blank is refused
	 * @throws SoulstylerException {@link Failure#MODEL} if it is not such an
	 *          address
	 */
	public static ChatServer of(final String address,
		final @Nullable String model) throws SoulstylerException
	{
		final URI uri;
		try {
			uri = URI.create(address.strip().replaceAll("/+$", ""));
		}
		catch (final IllegalArgumentException e) {
			throw refused("is not an address", e);
		}
		final String scheme = String.valueOf(uri.getScheme()).toLowerCase(
			Locale.ROOT);
		if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null)
			throw refused("is not the address of a web server", null);
		if (uri.getUserInfo() != null) throw refused("contains a password, " +
			"which others could read", null);
		if (uri.getQuery() != null || uri.getFragment() != null) throw refused(
			"has a query or a fragment after its path", null);
		if (model == null || model.isBlank()) throw new SoulstylerException(
			Failure.MODEL, "Which of the models at " + uri +
				" is to be asked? Give its name with --model.");
		return new ChatServer(uri, model);
	}

	/** Scheme, host and port: what a key is for. */
	public String origin() {
		return (base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? ""
			: ":" + base.getPort())).toLowerCase(Locale.ROOT);
	}

	/** Whether what is sent to it stays on this computer. */
	public boolean isLocal() {
		if (LOCAL.contains(base.getHost().toLowerCase(Locale.ROOT))) return true;
		try {
			return InetAddress.getByName(base.getHost()).isLoopbackAddress();
		}
		catch (final UnknownHostException e) {
			return false;
		}
	}

	boolean isEncrypted() {
		return base.getScheme().equalsIgnoreCase("https");
	}

	URI endpoint() {
		return URI.create(base + "/chat/completions");
	}

	// What was written may hold a password: it is not repeated.
	private static SoulstylerException refused(final String why,
		final @Nullable Exception cause)
	{
		return new SoulstylerException(Failure.MODEL,
			"The address of the language model's server " + why +
				". Write the address of its interface, " + EXAMPLE, cause);
	}
}
