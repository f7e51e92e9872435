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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
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
	void theseAreTheCommands() {
		assertEquals(List.of("About Soulstyler", "Install Models...",
			"Language Model...", "List Settings", "Segment Object...",
			"Split Instruction...", "Stylize Batch...", "Stylize Object...",
			"Stylize Selection...", "Use a GPU..."), commands().stream().map(c -> c
				.getMenuPath().getLeaf().getName()).sorted().collect(Collectors
					.toList()));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void noKeyHidesAnother(final CommandInfo command) {
		assertTrue(command.canRunHeadless(), command + " is not headless");
		assertTrue(command.isValid(), () -> command.getProblems().toString());
		final List<String> keys = CommandInputs.fields(command).stream().map(
			ModuleItem::getName).collect(Collectors.toList());
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
		for (final ModuleItem<?> field : CommandInputs.fields(command))
			assertFalse(field.isPersisted(), field.getName());
	}

	/** A sentence first, and its own before what commands have in common. */
	@Test
	void whatACommandIsAboutComesFirst() {
		try (Context all = new Context()) {
			final CommandInfo stylize = all.service(CommandService.class).getCommand(
				StylizeObject.class);
			final List<String> keys = new ArrayList<>();
			for (final ModuleItem<?> input : stylize.inputs())
				if (!Service.class.isAssignableFrom(input.getType())) keys.add(input
					.getName());
			keys.remove("image"); // which is not recorded
			assertEquals(List.of("instruction", "mask", "slices", "type", "preview",
				"preset", "iterations", "seed", "device", "bundle", "settings",
				"context"), keys);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "fire", "Turn the red apple into fire",
		"Turn the \"apple\" into the artist's fire, please; (really) {now}",
		"把苹果变成火", "Turn the apple 🍎 into fire 🔥", "a \\ b", "it's",
		"seed 5 iterations 7", "100 % of <it> & more | less ~ `x` # 1 @ home" })
	void aTextIsReadBackAsItWasRecorded(final String text) throws Exception {
		Recordable.require("instruction", text);
		final String line = recorded("instruction", text) + " " + recorded(
			"iterations", "3") + " " + recorded("seed", "9") + " " + recorded(
				"bundle", "") + " " + recorded("settings",
					"cropCount 32, tvWeight 0.1");
		assertEquals(text, Macro.getValue(line, "instruction", null));
		assertEquals("3", Macro.getValue(line, "iterations", null));
		assertEquals("9", Macro.getValue(line, "seed", null));
		assertEquals("", Macro.getValue(line, "bundle", null));
		assertEquals("cropCount 32, tvWeight 0.1", Macro.getValue(line, "settings",
			null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "make seed=5 apples", "a [b", "a] b", "'fire",
		"two\nlines", "a\tb", " fire", "fire " })
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
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> read("instruction=x " + option));
		assertTrue(refusal.getMessage().startsWith("In " + option + ", ") && refusal
			.getMessage().endsWith("is not a whole number that can be used."), refusal
				.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"instruction=Turn the apple into fire|\"the apple into fire\" belongs to no " +
			"key. A value with spaces in it needs brackets: " +
			"instruction=[Turn the apple into fire].",
		"seed=1 instruction=Turn the apple into fire iterations=2|\"the apple into " +
			"fire\" belongs to no key",
		"nonsense|\"nonsense\" belongs to no key. Write key=[value].",
		"instruction=[Turn it into fire] bright|\"bright\" belongs to no key",
		"instruction=&s|\"s\" is not a variable of the macro" })
	void aMacrosMistakeIsASentence(final String options, final String sentence) {
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> read(options));
		assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
	}

	@Test
	void anUnknownKeyIsTold() throws Exception {
		final MacroOptions said = read(
			"instruction=[a red apple, seed] itertions=3 settings=[] mask=object");
		assertEquals(Map.of("instruction", "a red apple, seed", "settings", "",
			"mask", "object"), said.values());
		assertTrue(said.notice("Stylize Object...", List.of()).startsWith(
			"Stylize Object... does not know \"itertions\" in the macro"));
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

	private static MacroOptions read(final String options)
		throws SoulstylerException
	{
		return MacroOptions.read(CommandInputs.fields(new CommandInfo(
			StylizeObject.class)), options);
	}

	/** As ImageJ's recorder writes an option. */
	private static String recorded(final String key, final String value) {
		return key + "=" + (value.indexOf(' ') >= 0 ? "[" + value + "]" : value);
	}
}
