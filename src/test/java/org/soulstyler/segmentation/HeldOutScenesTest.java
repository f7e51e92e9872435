package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;

/**
 * The starter's segmenter, refinement and all, on generated scenes that its
 * training never saw. The folder that {@code starter.segmenter.evaluate --dump}
 * wrote is named by the system property {@code soulstyler.scenes}; the figures
 * go to {@code target/held-out-scenes.txt}.
 */
@Tag("models")
class HeldOutScenesTest {

	private static final String FOLDER = System.getProperty("soulstyler.scenes");

	@Test
	void outlinesWhatIsThereAndMissesWhatIsNot() throws IOException,
		SoulstylerException
	{
		assumeTrue(FOLDER != null, "no scenes (set -Dsoulstyler.scenes=FOLDER)");
		double network = 0, refined = 0;
		int present = 0, told = 0, absent = 0, denied = 0;
		try (OnnxSegmenter segmenter = OnnxSegmenterTest.starter(DeviceWish.CPU)) {
			for (final String line : Files.readAllLines(Path.of(FOLDER,
				"expressions.tsv")))
			{
				final String name = line.substring(0, line.indexOf('\t'));
				final Segmentation seen = segmenter.segment(Scenery.picture(read(name
					.substring(0, name.indexOf('-')))), line.substring(line.indexOf(
						'\t') + 1));
				final boolean[] truth = truth(read(name));
				if (isEmpty(truth)) {
					absent++;
					if (!seen.found()) denied++;
					continue;
				}
				present++;
				if (seen.found()) told++;
				network += overlap(seen.probability().samples(), 0.5f, truth);
				refined += overlap(seen.mask().samples(), 0, truth);
			}
		}
		Files.writeString(Path.of("target", "held-out-scenes.txt"), String.format(
			Locale.ROOT,
			"%d present: mean IoU of the network %.3f, of the mask %.3f, found %.3f; %d absent: not found %.3f%n",
			present, network / present, refined / present, (double) told / present,
			absent, (double) denied / absent));
		assertTrue(network / present > 0.65);
	}

	private static BufferedImage read(final String name) throws IOException {
		return ImageIO.read(Path.of(FOLDER, name + ".png").toFile());
	}

	private static boolean[] truth(final BufferedImage mask) {
		final int width = mask.getWidth();
		final boolean[] truth = new boolean[width * mask.getHeight()];
		for (int i = 0; i < truth.length; i++)
			truth[i] = (mask.getRGB(i % width, i / width) & 255) > 127;
		return truth;
	}

	private static boolean isEmpty(final boolean[] mask) {
		for (final boolean m : mask)
			if (m) return false;
		return true;
	}

	private static double overlap(final float[] mask, final float threshold,
		final boolean[] truth)
	{
		int both = 0, either = 0;
		for (int i = 0; i < truth.length; i++) {
			final boolean seen = mask[i] > threshold;
			if (seen && truth[i]) both++;
			if (seen || truth[i]) either++;
		}
		return (double) both / either;
	}
}
