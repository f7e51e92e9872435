package org.soulstyler.instruction;

import com.google.gson.JsonElement;

import java.net.URI;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Opens splitters that ask a chat server, for bundles that say so:
 *
 * <pre>
 * "splitter": {"type": "chat", "url": "http://localhost:8080/v1", "model": "qwen3"}
 * </pre>
 *
 * The environment variable SOULSTYLER_CHAT_KEY holds the server's key, if it
 * wants one: keys have no place in a file that is passed on.
 */
public final class ChatApiSplitterFactory implements SplitterFactory {

	private static final String KEY = "SOULSTYLER_CHAT_KEY";

	@Override
	public String type() {
		return "chat";
	}

	@Override
	public InstructionSplitter open(final ModelBundle bundle)
		throws SoulstylerException
	{
		final JsonElement url = bundle.section("splitter").get("url");
		try {
			final URI base = URI.create(url.getAsString());
			if (!base.isAbsolute()) throw new IllegalArgumentException(base
				.toString());
			return new ChatApiSplitter(base, bundle.splitter().model(), System.getenv(
				KEY));
		}
		catch (final RuntimeException exc) {
			throw new SoulstylerException(Failure.MODEL, "The splitter of " + bundle
				.name() + " is a chat server, and its \"url\" is " + url +
				"; it should be like \"http://localhost:8080/v1\".", exc);
		}
	}
}
