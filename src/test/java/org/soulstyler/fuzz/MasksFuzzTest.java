package org.soulstyler.fuzz;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.image.imagej.MaskRule;

/** Regions of any place and size, saved in any of the ways that programs have. */
@Tag("fuzz")
class MasksFuzzTest {

	private static final int WIDTH = 70;
	private static final int HEIGHT = 50;

	@TempDir
	private Path folder;

	@Test
	void aRegionIsTheSameHoweverItWasSaved() {
		Fuzzer.run("masks", (random, number) -> {
			final Mask region = MaskOverlay.toMask(roi(random), WIDTH, HEIGHT);
			final boolean png = random.nextBoolean();
			final Path file = folder.resolve(png ? "mask.png" : "mask.tif");
			final String how = png ? savePng(region.samples(), random, file)
				: saveTiff(region.samples(), random, file);
			final float[] read = MaskRule.read(ImageFiles.open(file), "mask").mask()
				.samples();
			double both = 0, either = 0;
			for (int i = 0; i < read.length; i++) {
				both += Math.min(read[i], region.samples()[i]);
				either += Math.max(read[i], region.samples()[i]);
			}
			if (both < 0.99 * either) throw new AssertionError(how + ": IoU " + both /
				either);
			return how;
		});
	}

	// -- Helper methods --

	/** Within the picture, so that the border is background. */
	private static Roi roi(final Random random) {
		final int x = 1 + random.nextInt(WIDTH - 10), y = 1 + random.nextInt(
			HEIGHT - 10);
		final int w = 2 + random.nextInt(WIDTH - x - 3), h = 2 + random.nextInt(
			HEIGHT - y - 3);
		return random.nextBoolean() ? new Roi(x, y, w, h) : new OvalRoi(x, y, w, h);
	}

	private static String saveTiff(final float[] region, final Random random,
		final Path file)
	{
		final int depth = new int[] { 8, 16, 32 }[random.nextInt(3)];
		final ImageProcessor pixels = depth == 8 ? new ByteProcessor(WIDTH, HEIGHT)
			: depth == 16 ? new ShortProcessor(WIDTH, HEIGHT) : new FloatProcessor(
				WIDTH, HEIGHT);
		final int labels = 1 + random.nextInt(depth == 8 ? 127 : 1000);
		final boolean fromOne = labels == 1 && random.nextBoolean();
		for (int i = 0; i < region.length; i++)
			pixels.setf(i, (region[i] > 0 ? 1 + random.nextInt(labels) : 0) + (fromOne
				? 1 : 0));
		final boolean inverted = random.nextBoolean();
		if (inverted) pixels.invertLut();
		new FileSaver(new ImagePlus("", pixels)).saveAsTiff(file.toString());
		return depth + " bits, " + (fromOne ? "from 1" : "from 0") + (inverted
			? ", inverted" : "");
	}

	private static String savePng(final float[] region, final Random random,
		final Path file) throws Exception
	{
		final boolean transparent = random.nextBoolean();
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, transparent
			? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		final int object = random.nextInt(0xffffff) + 1;
		final int background = transparent ? random.nextInt(0x1000000) : 0xff000000;
		for (int i = 0; i < region.length; i++)
			image.setRGB(i % WIDTH, i / WIDTH, region[i] > 0 ? 0xff000000 | object
				: background);
		ImageIO.write(image, "png", file.toFile());
		return transparent ? "on transparent" : "on black";
	}
}
