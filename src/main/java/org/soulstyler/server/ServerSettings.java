package org.soulstyler.server;

import java.net.InetAddress;
import java.util.Set;

/**
 * Where a server listens, and to whom.
 *
 * @param address where it listens
 * @param port 0 for any that is free
 * @param hosts names, besides this computer's own, by which it may be called
 * @param token what clients must show
 */
public record ServerSettings(InetAddress address, int port, Set<String> hosts,
		ServerToken token, Limits limits) {

	/** Keeps copies, which nobody can change. */
	public ServerSettings {
		hosts = Set.copyOf(hosts);
	}

	/** This computer only. */
	public static ServerSettings local(final int port, final ServerToken token) {
		return new ServerSettings(InetAddress.getLoopbackAddress(), port, Set.of(),
			token, Limits.DEFAULT);
	}
}
