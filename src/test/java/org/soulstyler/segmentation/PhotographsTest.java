package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/**
 * The starter's segmenter on photographs, against outlines drawn by hand. The
 * photographs are not ours to ship: the folder that has them is named by the
 * system property {@code soulstyler.photos}, else {@code ../shared/photos}. Its
 * {@code masks.tsv} has lines of a photograph, an expression, and an outline in
 * its folder {@code masks} (white is the object); its {@code absent.tsv}, where
 * there is one, lines of a photograph and an expression of what is not in it;
 * without one, ten such expressions are looked for in each photograph of a folder
 * that is named, some of them in each of the others.
 * The figures go to {@code target/photographs.txt}; with the system property
 * {@code soulstyler.photos.masks}, the masks go to that folder.
 */
@Tag("models")
class PhotographsTest {

	private static final Path FOLDER = Path.of(System.getProperty(
		"soulstyler.photos", "../shared/photos"));
	private static final String MASKS = System.getProperty(
		"soulstyler.photos.masks");
	/** Whether all of {@link #ABSENT} are looked for, which takes a minute. */
	private static final boolean ALL = System.getProperty(
		"soulstyler.photos") != null;
	/** How many of them in each photograph otherwise. */
	private static final int SOME = 3;
	/** Of any photograph, what is surely not in it. */
	private static final List<String> ABSENT = List.of("the submarine",
		"the accordion", "the zebra", "the tractor", "the pineapple", "the sofa",
		"the penguin", "the violin", "the bicycle", "the toaster");

	@Test
	void outlinesWhatIsInPhotographs() throws IOException, SoulstylerException {
		final List<String[]> lines = lines("masks.tsv");
		final StringBuilder figures = new StringBuilder();
		double sum = 0;
		int good = 0, told = 0, denied = 0, absent = 0;
		long slowest = 0;
		try (OnnxSegmenter segmenter = OnnxSegmenterTest.starter(DeviceWish.CPU)) {
			for (final String[] line : lines) {
				final ColorImage picture = picture(line[0]);
				final long begun = System.nanoTime();
				final Segmentation seen = segmenter.segment(picture, line[1]);
				slowest = Math.max(slowest, System.nanoTime() - begun);
				final boolean[] truth = truth(line[2]);
				final double network = overlap(seen.probability().samples(), 0.5f,
					truth);
				final double mask = overlap(seen.mask().samples(), 0, truth);
				if (MASKS != null) save(seen, line[2]);
				sum += mask;
				if (mask >= 0.7) good++;
				if (seen.found()) told++;
				figures.append(String.format(Locale.ROOT,
					"%s, %s: network %.3f, mask %.3f, presence %.2f%s%n", line[0],
					line[1], network, mask, seen.presence(), seen.found() ? ""
						: ", not found"));
			}
			for (final String[] line : absences(lines)) {
				final Segmentation seen = segmenter.segment(picture(line[0]), line[1]);
				absent++;
				if (!seen.found()) denied++;
				else figures.append(String.format(Locale.ROOT,
					"%s, %s: FOUND, presence %.2f%n", line[0], line[1], seen.presence()));
			}
		}
		figures.append(String.format(Locale.ROOT,
			"mean IoU of the masks %.3f; %d of %d at 0.7 or above; %d of %d found; %d of %d absent ones not found; slowest %.2f s%n",
			sum / lines.size(), good, lines.size(), told, lines.size(), denied,
			absent, slowest / 1e9));
		Files.writeString(Path.of("target", "photographs.txt"), figures);
		assertTrue(sum / lines.size() >= 0.7, figures.toString());
		assertTrue(denied >= 0.9 * absent, figures.toString());
	}

	@Test
	void saysThatTheBlueAppleIsNotThere() throws IOException,
		SoulstylerException
	{
		try (OnnxSegmenter segmenter = OnnxSegmenterTest.starter(DeviceWish.CPU)) {
			assertFalse(segmenter.segment(picture("apple.png"), "the blue apple")
				.found());
		}
	}

	// -- Helper methods --

	private static List<String[]> absences(final List<String[]> present)
		throws IOException
	{
		if (Files.isRegularFile(FOLDER.resolve("absent.tsv"))) return lines(
			"absent.tsv");
		final List<String[]> all = new ArrayList<>();
		final List<String> photos = present.stream().map(line -> line[0]).distinct()
			.toList();
		int next = 0;
		for (final String photo : photos)
			for (int i = 0; i < (ALL ? ABSENT.size() : SOME); i++)
				all.add(new String[] { photo, ABSENT.get(next++ % ABSENT.size()) });
		return all;
	}

	private static List<String[]> lines(final String name) throws IOException {
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.isRegularFile(file), "no photographs in " + FOLDER +
			" (set -Dsoulstyler.photos=FOLDER)");
		return Files.readAllLines(file).stream().filter(line -> !line.isBlank())
			.map(line -> line.split("\t")).toList();
	}

	private static ColorImage picture(final String name) throws IOException {
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.isRegularFile(file), "no photograph " + file);
		return Scenery.picture(ImageIO.read(file.toFile()));
	}

	private static boolean[] truth(final String name) throws IOException {
		final BufferedImage mask = ImageIO.read(FOLDER.resolve("masks").resolve(
			name).toFile());
		final int width = mask.getWidth();
		final boolean[] truth = new boolean[width * mask.getHeight()];
		for (int i = 0; i < truth.length; i++)
			truth[i] = (mask.getRGB(i % width, i / width) & 255) > 127;
		return truth;
	}

	private static void save(final Segmentation seen, final String name)
		throws IOException
	{
		final int width = seen.mask().width();
		final BufferedImage image = new BufferedImage(width, seen.mask().height(),
			BufferedImage.TYPE_BYTE_GRAY);
		final float[] samples = seen.mask().samples();
		for (int i = 0; i < samples.length; i++)
			image.getRaster().setSample(i % width, i / width, 0, Math.round(255 *
				samples[i]));
		Files.createDirectories(Path.of(MASKS));
		ImageIO.write(image, "png", Path.of(MASKS, name).toFile());
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
		return (double) both / Math.max(1, either);
	}
}
