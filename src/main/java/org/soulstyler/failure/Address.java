package org.soulstyler.failure;

import java.net.URI;

/** Addresses in sentences. */
public final class Address {

	private Address() {}

	/**
	 * An address for people: without a user's name and password, and without the
	 * query, which may be a key to what follows.
	 */
	public static String shown(final URI uri) {
		if (uri.getHost() == null) return String.valueOf(uri).replaceAll(
			"//[^/]*@|[?].*", "//");
		return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? ""
			: ":" + uri.getPort()) + uri.getRawPath();
	}
}
