package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
				if ((mask[i] & 255) == 0) assertEquals(before[i], after[i], "frame " +
					t);
				else if (before[i] != after[i]) changed++;
			}
			assertTrue(changed > 1000, "frame " + t + ": " + changed + " pixels");
		}
		final byte[] last = Files.readAllBytes(out.resolve("00003.png"));
		Files.delete(out.resolve("00003.png"));
		Files.delete(out.resolve("00002.png"));
		final Run again = run(clip, out);
		assertTrue(again.err().contains("2 frames are already there"), again.err());
		assertArrayEquals(last, Files.readAllBytes(out.resolve("00003.png")),
			"learned anew, the style is the same");
		assertTrue(Files.readString(out.resolve("report.json")).contains(
			"\"framesAre\": \"pictures in clip"));
		final Run other = Run.of("stylize", clip.toString(),
			"Turn the red apple into gold", "-o", out.toString());
		assertEquals(7, other.status());
		assertTrue(other.err().contains("another clip"), other.err());
	}

	@Test
	void aFileThatDeclaresMoreThanItHoldsIsRefusedBeforeItIsRead()
		throws Exception
	{
		final ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * 6 + 4).order(
			ByteOrder.LITTLE_ENDIAN);
		tiff.put(new byte[] { 'I', 'I', 42, 0 }).putInt(8).putShort((short) 6);
		for (final int[] tag : new int[][] { { 256, 60000 }, { 257, 60000 }, { 258,
			8 }, { 273, 8 }, { 278, 60000 }, { 279, 100 } })
			tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(
				tag[1]);
		final Path file = Files.write(temporary.resolve("huge.tif"), tiff.array());
		final Run run = Run.of("stylize", file.toString(),
			"Turn the apple into fire", "-o", temporary.resolve("o.png").toString());
		assertEquals(4, run.status(), run.err());
		assertTrue(run.err().contains("60000"), run.err());
	}

	@Test
	void aClipWithoutTheObjectIsRefusedEachTime() throws Exception {
		final Path clip = Files.createDirectory(temporary.resolve("empty"));
		for (int t = 0; t < 2; t++)
			ImageFiles.write(new ImagePlus("frame", new ColorProcessor(64, 48)), clip
				.resolve("frame" + t + ".png"));
		final Path out = temporary.resolve("none");
		assertEquals(5, run(clip, out).status());
		assertEquals(5, run(clip, out).status());
	}

	private static Run run(final Path clip, final Path out) {
		return Run.of("stylize", clip.toString(), "Turn the red apple into fire",
			"-o", out.toString(), "-i", "2", "--working-size", "64", "--crops", "2",
			"--device", "cpu");
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
