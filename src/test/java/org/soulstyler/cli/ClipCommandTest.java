package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.image.imagej.ImageFiles;

/** A folder of frames in, a folder of frames out. */
@Tag("models")
class ClipCommandTest {

	private static final int FRAMES = 4;

	@TempDir
	private Path temporary;

	@Test
	void everyFrameIsRestyledWhereTheObjectIsAndNowhereElse() throws Exception {
		final Path clip = Files.createDirectory(temporary.resolve("clip"));
		final ImageProcessor scene = new ColorProcessor(ExampleScene.APPLE.render())
			.resize(192, 144, true);
		for (int t = 0; t < FRAMES; t++) {
			final ImageProcessor frame = scene.duplicate();
			frame.translate(t, 0);
			ImageFiles.write(new ImagePlus("frame", frame), clip.resolve("frame" + t +
				".png"));
		}
		final Path out = temporary.resolve("out");
		assertEquals(0, run(clip, out).status());
		for (int t = 0; t < FRAMES; t++) {
			final int[] before = pixels(clip.resolve("frame" + t + ".png"));
			final int[] after = pixels(out.resolve("0000" + t + ".png"));
			final int[] mask = pixels(out.resolve("0000" + t + "-mask.png"));
			int changed = 0;
			for (int i = 0; i < before.length; i++) {
				if ((mask[i] & 255) == 0) assertEquals(before[i], after[i], "frame " + t);
				else if (before[i] != after[i]) changed++;
			}
			assertTrue(changed > 1000, "frame " + t + ": " + changed + " pixels");
		}
		final byte[] last = Files.readAllBytes(out.resolve("00003.png"));
		Files.delete(out.resolve("00003.png"));
		Files.delete(out.resolve("00002.png"));
		final Run again = run(clip, out);
		assertTrue(again.err().contains("2 frames are there already"), again.err());
		assertEquals(last.length, Files.readAllBytes(out.resolve("00003.png")).length,
			last.length / 10);
		final Run other = Run.of("stylize", clip.toString(),
			"Turn the red apple into gold", "-o", out.toString());
		assertEquals(7, other.status());
		assertTrue(other.err().contains("another clip"), other.err());
	}

	private static Run run(final Path clip, final Path out) {
		return Run.of("stylize", clip.toString(),
			"Turn the red apple into fire", "-o", out.toString(), "-i", "2",
			"--working-size", "64", "--crops", "2", "--device", "cpu");
	}

	private static int[] pixels(final Path file) throws Exception {
		return (int[]) ImageFiles.read(file).getProcessor().convertToRGB()
			.getPixels();
	}

	private record Run(int status, String err) {

		static Run of(final String... arguments) {
			final ByteArrayOutputStream err = new ByteArrayOutputStream();
			final int status = SoulstylerCli.run(new PrintStream(
				new ByteArrayOutputStream()), new PrintStream(err, true,
					StandardCharsets.UTF_8), arguments);
			return new Run(status, err.toString(StandardCharsets.UTF_8));
		}
	}
}
