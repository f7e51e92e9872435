package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands are made, and for which libraries are loaded at once. */
class CommandsTest {

	@ParameterizedTest
	@ValueSource(strings = { "stylize", "split", "segment", "scene", "demo",
		"bench", "models", "gpu", "evaluate", "batch", "serve" })
	void eachIsListedAndExplainsItself(final String name) {
		assertTrue(said("--help").matches("(?s).*\\n  " + name + " .*"), name);
		final String usage = said(name, "--help");
		assertTrue(usage.startsWith("Usage: soulstyler " + name + " "), usage);
		assertTrue(usage.contains("--debug"), "what all share: " + usage);
	}

	@Test
	void anotherWordIsComparedWithAll() {
		final String said = said("serv");
		assertTrue(said.contains("Did you mean serve"), said);
	}

	@Test
	void librariesAreLoadedAtOnceWhereAPictureIsToBeRestyled() {
		assertTrue(SoulstylerCli.restyles("stylize", "cat.jpg",
			"Turn the cat into gold", "-o", "out.png"));
		assertTrue(SoulstylerCli.restyles("demo"));
		assertFalse(SoulstylerCli.restyles("stylize", "--help"));
		assertFalse(SoulstylerCli.restyles("demo", "-V"));
		assertFalse(SoulstylerCli.restyles("split", "stylize"));
		assertFalse(SoulstylerCli.restyles());
	}

	/** What is said on either stream. */
	private static String said(final String... arguments) {
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		final PrintStream stream = new PrintStream(said, true,
			StandardCharsets.UTF_8);
		final int status = SoulstylerCli.run(stream, stream, arguments);
		assertEquals(arguments[arguments.length - 1].equals("--help") ? 0 : 2,
			status);
		return said.toString(StandardCharsets.UTF_8);
	}
}
