package org.soulstyler.server;

import com.sun.net.httpserver.Headers;

import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which requests are answered. A foreign page in the user's browser
 * can send requests to this computer, by DNS rebinding even under its own
 * name: so the Host header must name this server, a browser must state that
 * the request is of the same origin, and every client must present the token.
 */
final class Gate {

	private final Set<String> hosts;
	private final ServerToken token;

	Gate(final ServerSettings settings) {
		hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
		settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
		final InetAddress address = settings.address();
		if (!address.isAnyLocalAddress()) hosts.add(address.getHostAddress()
			.contains(":") ? "[" + address.getHostAddress() + "]" : address
				.getHostAddress());
		token = settings.token();
	}

	/** @throws Problem (403) for a foreign name or page */
	void requireOwnName(final Headers headers) throws Problem {
		final String host = one(headers, "Host").toLowerCase(Locale.ROOT);
		if (!hosts.contains(host.replaceAll(":\\d*$", ""))) throw new Problem(403,
			"The server does not accept this host name. Use localhost, or start " +
				"it with --allow-host.");
		if (!headers.containsKey("Origin")) return;
		if (!isOwn(one(headers, "Origin"), host)) throw foreign();
	}

	/** @throws Problem (401, 403) for a foreign page, or without the token */
	void requireToken(final Headers headers) throws Problem {
		final String site = headers.getFirst("Sec-Fetch-Site");
		if (site != null && !site.equals("same-origin") && !site.equals("none"))
			throw foreign();
		if (!token.admits(headers.getFirst("Authorization"))) throw new Problem(401,
			"The token is missing or wrong. Send the header " +
				"\u201cAuthorization: Bearer TOKEN\u201d.");
	}

	// -- Helper methods --

	/** Several would be read differently by others. */
	private static String one(final Headers headers, final String name) {
		final var values = headers.get(name);
		return values == null || values.size() != 1 ? "" : values.get(0).strip();
	}

	private static boolean isOwn(final String origin, final String host) {
		try {
			final URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
			return Set.of("http", "https").contains(String.valueOf(uri
				.getScheme())) && host.equals(uri.getRawAuthority());
		}
		catch (final IllegalArgumentException exc) {
			return false;
		}
	}

	private static Problem foreign() {
		return new Problem(403, "Requests from pages of other servers are " +
			"refused.");
	}
}
