package org.soulstyler.instruction;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.chat.ApiKey;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.SoulstylerException;

/**
 * Opens splitters that ask a chat server, for bundles that say so:
 *
 * <pre>
 * "splitter": {"type": "chat", "url": "http://localhost:8080/v1", "model": "qwen3"}
 * </pre>
 *
 * Keys have no place in a file that is passed on: see {@link ApiKey}.
 */
public final class ChatApiSplitterFactory implements SplitterFactory {

	@Override
	public String type() {
		return "chat";
	}

	@Override
	public InstructionSplitter open(final ModelBundle bundle)
		throws SoulstylerException
	{
		final var url = bundle.section("splitter").get("url");
		return ChatApiSplitter.open(ChatServer.of(url != null && url
			.isJsonPrimitive() ? url.getAsString() : "", bundle.splitter().model()),
			false);
	}
}
