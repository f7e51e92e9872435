package org.soulstyler.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.soulstyler.Soulstyler;

/** The page for a browser, and the description for programs. */
final class PageRoutes {

	private PageRoutes() {
		// prevent instantiation of utility class
	}

	static List<Route> routes() {
		return List.of( //
			file("/", "page/index.html", "text/html; charset=utf-8"), //
			file("/page.css", "page/page.css", "text/css; charset=utf-8"), //
			file("/page.js", "page/page.js", "text/javascript; charset=utf-8"), //
			file("/outline.js", "page/outline.js", "text/javascript; charset=utf-8"), //
			file("/icon.svg", "page/icon.svg", "image/svg+xml"), //
			new Route("GET", "/openapi.json", true, request -> request.reply(200,
				ClientRequest.JSON, description())));
	}

	private static byte[] description() {
		return new String(read("openapi.json"), StandardCharsets.UTF_8).replace(
			"${version}", Soulstyler.version()).getBytes(StandardCharsets.UTF_8);
	}

	private static Route file(final String path, final String resource,
		final String type)
	{
		final byte[] content = read(resource);
		return new Route("GET", path, true, request -> request.reply(200, type,
			content));
	}

	private static byte[] read(final String resource) {
		try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
			if (in == null) throw new IllegalStateException(resource +
				" is missing from the jar.");
			return in.readAllBytes();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
