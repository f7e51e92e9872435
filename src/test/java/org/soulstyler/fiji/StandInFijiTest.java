package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javassist.ClassPool;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.chat.ChatStandIn;
import org.soulstyler.image.imagej.ImageFiles;

/**
 * Macros in (an imitation of) Fiji, and the same in plain ImageJ: they see the
 * result, and what they leave out is not asked for.
 */
@Tag("display")
class StandInFijiTest {

	private static final String QUICK =
		" iterations=1 settings=[workingSize 32, detailPasses 0, cropCount 1]";
	private static final String MACRO =
		"open('SCENE'); s = 'Turn it into fire';\n" +
			"run('Stylize Object...', 'instruction=[Turn the apple into fire]" +
			QUICK +
			"');\nprint('active: ' + getTitle()); saveAs('PNG', 'RESULT');\n" +
			"selectImage(1);\n" +
			"run('Segment Object...', 'objects=[the apple] as=mask');\n" +
			"print('active: ' + getTitle()); print('images: ' + nImages);\n" +
			"selectImage(1);\n" +
			"run('Stylize Object...', 'instruction=Turn the apple into fire" + QUICK +
			"');\nprint('active: ' + getTitle());\n" +
			"run('Stylize Object...', 'instruction=&t" + QUICK + "');\n" +
			"run('Segment Object...', 'objets=[the apple]');\n" +
			"run('Segment Object...', 'objects=[the apple] slice=all');\n" +
			"run('Use a GPU...', 'agree=no');\n";

	@TempDir
	private Path temporary;

	private Path scene;
	private Path result;

	@BeforeEach
	void draw() throws Exception {
		scene = temporary.resolve("scene.png");
		result = temporary.resolve("result.png");
		SmallApple.draw(scene);
	}

	@Test
	void aMacroInFijiWithoutAScreen() throws Exception {
		assertMacroWorks(fiji(MACRO, false));
	}

	@Test
	@EnabledIf(value = "org.soulstyler.fiji.Display#works",
		disabledReason = Display.MISSING)
	void aMacroAndAProgramInFijiWithAScreen() throws Exception {
		final String output = fiji("setBatchMode(true);\n" + MACRO, true);
		assertMacroWorks(output);
		for (final String said : List.of(
			"program: SegmentObject The objects could not be recorded",
			"program: StylizeSelection The content could not be recorded"))
			assertTrue(output.contains(said), output);
	}

	/** The key is the environment's; macro, log and settings have none of it. */
	@Test
	void aMacroChoosesAServersLanguageModel() throws Exception {
		try (ChatStandIn server = new ChatStandIn()) {
			server.says("{\"targets\":[{\"objects\":\"the red apple\"," +
				"\"content\":\"fire\"}]}");
			final String output = fiji(
				"run('Language Model...', 'use=[a server] url=" + server.address() +
					" model=some-model');\n" +
					"open('SCENE'); run('Stylize Object...', " +
					"'instruction=[Turn the red apple into fire]" + QUICK + "');\n" +
					"print('active: ' + getTitle());\n", false, Map.of(
						"SOULSTYLER_API_KEY", "sk-stand-in-0123456789"));
			assertTrue(output.contains("active: scene.png - Turn the red apple"),
				output);
			assertEquals(List.of("Bearer sk-stand-in-0123456789",
				"Bearer sk-stand-in-0123456789"), server.authorized());
			final String kept = Files.readString(temporary.resolve(
				"settings/language-model.json"));
			assertFalse((output + kept).contains("sk-stand-in"), output + kept);
			assertFalse(output.contains("A dialog asks for"), output);
		}
	}

	@Test
	void aMacroInPlainImageJWithoutAScreen() throws Exception {
		final Path macro = write("setBatchMode(true);\n" + MACRO);
		final ChildProcess imagej = ChildProcess.run(ChildProcess.java(
			HeadlessMacro.class, "src/main/imagej", macro.toString(), ""), Map.of());
		assertEquals(0, imagej.status(), imagej.output());
		assertMacroWorks(imagej.output());
	}

	// -- Helper methods --

	private void assertMacroWorks(final String output) throws Exception {
		assertFalse(output.contains("A dialog asks for"), output);
		final List<String> active = output.lines().filter(line -> line.startsWith(
			"active: ")).collect(Collectors.toList());
		assertEquals(List.of("active: scene.png - Turn the apple into fire",
			"active: scene.png - the apple", "active: scene.png"), active, output);
		assertTrue(output.contains("images: 3"), output);
		final ImagePlus source = ImageFiles.read(scene);
		final ImagePlus made = ImageFiles.read(result);
		assertFalse(java.util.Arrays.equals((int[]) source.getProcessor()
			.getPixels(), (int[]) made.getProcessor().getPixels()),
			"the source was saved");
		assertArrayEquals(new int[] { 120, 90 }, new int[] { made.getWidth(), made
			.getHeight() });
		for (final String told : List.of(
			"\"the apple into fire\" belongs to no key",
			"\"t\" is not a variable of the macro", "\"objects\" is missing",
			"does not know \"objets\"", "does not know \"slice\"", "Driver:  ",
			"Result:  Computing on "))
			assertTrue(output.contains(told), told + "\n" + output);
		assertFalse(output.contains("\tat "), output);
	}

	/** @return what was said */
	private String fiji(final String macro, final boolean screen)
		throws Exception
	{
		return fiji(macro, screen, Map.of());
	}

	private String fiji(final String macro, final boolean screen,
		final Map<String, String> environment) throws Exception
	{
		final Path legacy = Files.createDirectory(temporary.resolve("legacy"));
		new ClassPool(true).makeClass("net.imagej.legacy.LegacyService").writeFile(
			legacy.toString());
		final Path menu = Files.createDirectory(temporary.resolve("menu"));
		// imagej-legacy puts SciJava's commands into ImageJ's menus by itself.
		Files.writeString(menu.resolve("plugins.config"), Files.readString(Path.of(
			"src/main/imagej/plugins.config")).replaceAll(
				"org.soulstyler.fiji.legacy.PlainImageJ\\(\"(.*)\"\\)", "$1"));
		final List<String> command = ChildProcess.java(StandInFiji.class, menu
			.toString(), write(macro).toString(), String.valueOf(screen), scene
				.toString());
		final int paths = command.indexOf("-cp") + 1;
		command.set(paths, legacy + java.io.File.pathSeparator + command.get(
			paths));
		if (screen) command.set(1, "-Djava.awt.headless=false");
		command.add(1, "-Dsoulstyler.settings=" + temporary.resolve("settings"));
		final ChildProcess fiji = ChildProcess.run(command, environment);
		assertEquals(0, fiji.status(), fiji.output());
		return fiji.output();
	}

	private Path write(final String macro) throws Exception {
		return Files.writeString(temporary.resolve("macro.ijm"), macro.replace(
			"SCENE", scene.toString()).replace("RESULT", result.toString()));
	}
}
