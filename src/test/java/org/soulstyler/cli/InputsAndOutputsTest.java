package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No command replaces what it works on, or what is not its own, and a result that
 * did not get through is no success.
 */
@Tag("process")
class InputsAndOutputsTest {

	private static final String FIRE = "Turn the red apple into fire";

	@TempDir
	private Path folder;

	private Path picture;
	private Path hard;
	private Path symbolic;
	private byte[] before;

	@BeforeEach
	void drawScene() throws IOException {
		picture = folder.resolve("scene.png");
		assertEquals(0, run("scene", "-o", picture.toString()).status());
		hard = Files.createLink(folder.resolve("hard.png"), picture);
		symbolic = Files.createSymbolicLink(folder.resolve("symbolic.png"),
			picture);
		before = Files.readAllBytes(picture);
	}

	@Test
	void noCommandReplacesItsInput() throws Exception {
		final Path mask = Files.copy(picture, folder.resolve("mask.png"));
		for (final Path output : List.of(picture, hard, symbolic)) {
			assertRefused("would replace", "segment", picture.toString(), "the apple",
				"-o", output.toString());
			assertRefused("would replace", "stylize", picture.toString(), FIRE, "-o",
				output.toString());
			assertRefused("would replace", "stylize", mask.toString(), FIRE, "--mask",
				picture.toString(), "-o", output.toString());
			assertRefused("would replace", "bench", "--image", mask.toString(),
				"--mask", picture.toString(), "--save", output.toString());
			assertRefused("would replace", "batch", picture.toString(), "-o", folder
				.resolve("out").toString(), "--instruction", FIRE, "--sheet", output
					.toString());
		}
		assertRefused("would replace", "batch", picture.toString(), "-o", folder
			.toString(), "--instruction", FIRE, "--replace");
	}

	@Test
	void whatComesBesideTheResultReplacesNoInputEither() throws Exception {
		final Path output = folder.resolve("out.png");
		final Path mask = Files.createLink(folder.resolve("out-mask.png"), picture);
		assertRefused("out-mask.png would replace", "stylize", picture.toString(),
			FIRE, "-o", output.toString());
		Files.delete(mask);
		Files.createSymbolicLink(folder.resolve("out.json"), picture);
		assertRefused("out.json would replace", "stylize", picture.toString(), FIRE,
			"-o", output.toString());
	}

	@Test
	void whatComesBesideTheResultReplacesNothingOfOthers() throws Exception {
		final Path output = folder.resolve("out.png");
		final Path report = folder.resolve("out.json");
		final Path mask = folder.resolve("out-mask.png");
		for (final String text : List.of("{\"mine\": 1}", "not even JSON", "")) {
			Files.writeString(report, text);
			assertRefused("out.json already exists", stylize(output));
			assertEquals(text, Files.readString(report));
		}
		Files.delete(report);
		Files.copy(picture, mask);
		assertRefused("out-mask.png already exists", stylize(output));
		Files.delete(mask);
		assertEquals(0, run(stylize(output)).status());
		assertEquals(0, run(stylize(output)).status(), "our own are replaced");
		final byte[] ours = Files.readAllBytes(mask);
		Files.delete(mask);
		assertEquals(0, run("segment", picture.toString(), "the red apple", "-o",
			mask.toString()).status());
		assertEquals(0, run(stylize(output)).status(), "a mask of ours");
		assertArrayEquals(ours, Files.readAllBytes(mask));
		// Somebody corrects it with a program that keeps texts
		final javax.imageio.ImageReader reader = javax.imageio.ImageIO
			.getImageReadersByFormatName("png").next();
		reader.setInput(javax.imageio.ImageIO.createImageInputStream(mask
			.toFile()));
		final javax.imageio.IIOImage edited = reader.readAll(0, null);
		edited.getRenderedImage().getData();
		((java.awt.image.BufferedImage) edited.getRenderedImage()).getRaster()
			.setSample(3, 3, 0, 200);
		final javax.imageio.ImageWriter writer = javax.imageio.ImageIO
			.getImageWriter(reader);
		Files.delete(mask);
		try (var out = javax.imageio.ImageIO.createImageOutputStream(mask
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(edited);
		}
		assertRefused("out-mask.png already exists", stylize(output));
	}

	@Test
	void aDemoReplacesNothingOfOthers() throws Exception {
		final Path own = Files.createDirectories(folder.resolve("own"));
		final Path scene = Files.writeString(own.resolve("scene.png"), "a scene");
		assertRefused("scene.png already exists", "demo", "-o", own.toString());
		assertEquals("a scene", Files.readString(scene));
		Files.delete(scene);
		Files.writeString(own.resolve("restyled.png"), "mine");
		assertRefused("restyled.png already exists", "demo", "-o", own.toString());
		assertFalse(Files.exists(scene));
	}

	@Test
	void whatDoesNotGetThroughIsNoSuccess() {
		final PrintStream full = new PrintStream(new OutputStream() {

			@Override
			public void write(final int b) throws IOException {
				throw new IOException("No space left on device");
			}
		}, true);
		for (final List<String> each : List.of(List.of("--help"), List.of(
			"--version"), List.of("scene", "-o", folder.resolve("s.png").toString()),
			List.of("models", "list"), List.of("split", FIRE), List.of("segment",
				picture.toString(), "the red apple", "-o", folder.resolve("m.png")
					.toString())))
		{
			final ByteArrayOutputStream err = new ByteArrayOutputStream();
			assertEquals(7, SoulstylerCli.run(full, new PrintStream(err), each
				.toArray(new String[0])), each.toString());
			assertTrue(err.toString().contains(
				"The result cannot be written to standard output"), err.toString());
		}
	}

	@Test
	void standardInputThatIsClosedIsNotReadFrom() throws Exception {
		final File shell = new File("/bin/sh");
		assumeTrue(shell.canExecute(), "there is no shell that closes files");
		final Process child = new ProcessBuilder(shell.toString(), "-c",
			"exec \"$0\" -cp \"$1\" org.soulstyler.cli.SoulstylerCli split - <&-",
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), System
				.getProperty("java.class.path")).redirectError(folder.resolve("err")
					.toFile()).redirectOutput(folder.resolve("out").toFile()).start();
		assertTrue(child.waitFor(60, TimeUnit.SECONDS));
		assertEquals("", Files.readString(folder.resolve("out")));
		final String said = Files.readString(folder.resolve("err"));
		assertTrue(said.contains("Standard input is closed."), said);
		assertEquals(3, child.exitValue());
	}

	// -- Helper methods --

	private record Run(int status, String out, String err) {
	}

	private String[] stylize(final Path output) {
		return new String[] { "stylize", picture.toString(), FIRE, "-o", output
			.toString(), "-i", "1", "--working-size", "32", "--crops", "1",
			"--device", "cpu" };
	}

	private void assertRefused(final String part, final String... arguments)
		throws IOException
	{
		final Run run = run(arguments);
		final List<String> told = new ArrayList<>(List.of(arguments));
		assertEquals(7, run.status(), told + run.err());
		assertTrue(run.err().contains(part), run.err());
		assertEquals("", run.out());
		assertArrayEquals(before, Files.readAllBytes(picture), "the source");
		assertTrue(Files.isSymbolicLink(symbolic));
	}

	private static Run run(final String... arguments) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final int status = SoulstylerCli.run(new PrintStream(out, true,
			StandardCharsets.UTF_8), new PrintStream(err, true,
				StandardCharsets.UTF_8), arguments);
		return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(
			StandardCharsets.UTF_8));
	}
}
