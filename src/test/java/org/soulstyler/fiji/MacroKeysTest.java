package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.Macro;

import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.legacy.PlainImageJ;

/**
 * What is recorded in a macro is read back as it was, from ImageJ's own reader,
 * or refused before it is recorded.
 */
class MacroKeysTest {

	private static Context context;

	@BeforeAll
	static void start() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	static List<CommandInfo> commands() {
		if (context == null) start();
		return context.service(CommandService.class).getCommands().stream().filter(
			c -> c.getDelegateClassName().startsWith("org.soulstyler.")).collect(
				Collectors.toList());
	}

	@Test
	void thereAreSixCommands() {
		assertEquals(List.of("About Soulstyler", "Install Models...", "Segment Object...", "Split Instruction...",
			"Stylize Object...", "Stylize Selection..."), commands().stream().map(
				c -> c.getMenuPath().getLeaf().getName()).sorted().collect(Collectors
					.toList()));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void noKeyHidesAnother(final CommandInfo command) {
		assertTrue(command.canRunHeadless(), command + " is not headless");
		final List<String> keys = PlainImageJ.fields(command).stream().map(ModuleItem::getName)
			.collect(Collectors.toList());
		for (final String key : keys) {
			assertEquals(key.toLowerCase(Locale.ROOT), key);
			for (final String other : keys)
				assertTrue(key.equals(other) || !other.endsWith(key), key + ", " +
					other);
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void nothingComesBackFromAnEarlierRun(final CommandInfo command) {
		for (final ModuleItem<?> field : PlainImageJ.fields(command))
			assertFalse(field.isPersisted(), field.getName());
	}

	/** ImageJ's own dialogs record the first word of a label. */
	@ParameterizedTest
	@MethodSource("commands")
	void labelsStartWithTheirKey(final CommandInfo command) {
		for (final ModuleItem<?> field : PlainImageJ.fields(command))
			assertEquals(field.getName(), field.getLabel().split(" ")[0].toLowerCase(
				Locale.ROOT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fire", "Turn the red apple into fire",
		"Turn the \"apple\" into the artist's fire, please; (really) {now}",
		"把苹果变成火", "Turn the apple 🍎 into fire 🔥", "a \\ b", "it's", "seed 5 iterations 7",
		"100 % of <it> & more | less ~ `x` # 1 @ home" })
	void aTextIsReadBackAsItWasRecorded(final String text) throws Exception {
		Recordable.require("instruction", text);
		final String line = recorded("instruction", text) + " " + recorded(
			"iterations", "3") + " " + recorded("seed", "9") + " " + recorded("bundle",
				"") + " " + recorded("settings", "cropCount 32, tvWeight 0.1");
		assertEquals(text, Macro.getValue(line, "instruction", null));
		assertEquals("3", Macro.getValue(line, "iterations", null));
		assertEquals("9", Macro.getValue(line, "seed", null));
		assertEquals("", Macro.getValue(line, "bundle", null));
		assertEquals("cropCount 32, tvWeight 0.1", Macro.getValue(line, "settings",
			null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "make seed=5 apples", "a [b", "a] b", "'fire", "two\nlines",
		"a\tb", " fire", "fire " })
	void aTextThatWouldNotBeReadBackIsRefused(final String text) {
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> Recordable.require("instruction", text));
		assertTrue(refusal.getMessage().startsWith(
			"The instruction could not be recorded"), refusal.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "iterations=many", "iterations=1.5",
		"iterations=99999999999", "seed=x" })
	void aNumberThatIsNoneIsASentence(final String option) throws Exception {
		final List<ModuleItem<?>> fields = PlainImageJ.fields(new CommandInfo(
			StylizeObject.class));
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> PlainImageJ.fillFromMacro(fields, "instruction=x " + option,
				new HashMap<>()));
		assertTrue(refusal.getMessage().startsWith("In " + option + ", ") && refusal
			.getMessage().endsWith("is not a whole number that can be used."), refusal
				.getMessage());
	}

	@Test
	void withoutAScreenThereIsASentenceAndNoDialog() {
		assumeTrue(GraphicsEnvironment.isHeadless(), "there is a screen");
		final PrintStream before = System.out;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			new PlainImageJ().run(SplitInstruction.class.getName());
		}
		finally {
			System.setOut(before);
		}
		assertTrue(said.toString(StandardCharsets.UTF_8).contains(
			"'instruction' is required"), said.toString(StandardCharsets.UTF_8));
	}

	// -- Helper methods --

	/** As ImageJ's recorder writes an option. */
	private static String recorded(final String key, final String value) {
		return key + "=" + (value.indexOf(' ') >= 0 ? "[" + value + "]" : value);
	}
}
