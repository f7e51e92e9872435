package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Resampler;

/** The square that networks look at, against OpenCV and PyTorch. */
class LetterboxFramingTest {

	/** CRIS's, which are CLIP's. */
	static final float[] MEAN = { 0.48145466f, 0.4578275f, 0.40821073f };
	static final float[] DEVIATION = { 0.26862954f, 0.26130258f, 0.27577711f };

	/** One entry of letterbox.json, see models/reference/golden_letterbox.py. */
	record Golden(String picture, int width, int height, int side, int[] enclosed,
			float[] resized, float[] released) {

		@Override
		public String toString() {
			return picture + " " + width + "×" + height + " in " + side;
		}
	}

	static Golden[] goldens() throws IOException {
		try (InputStream in = LetterboxFramingTest.class.getResourceAsStream(
			"letterbox.json");
				Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, Golden[].class);
		}
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void enclosesPicturesAsOpenCvDoes(final Golden golden) {
		final int side = golden.side();
		final float[] enclosed = new LetterboxFraming(golden.width(), golden
			.height(), side, false).enclose(picture(golden), MEAN, DEVIATION);
		double difference = 0;
		for (int i = 0; i < enclosed.length; i++) {
			final int c = i / (side * side);
			final double value = 255 * (enclosed[i] * DEVIATION[c] + MEAN[c]);
			difference = Math.max(difference, Math.abs(value - golden.enclosed()[i]));
		}
		// OpenCV's positions are rounded to 1/32 of a pixel, ours are exact.
		final double tolerance = golden.picture().equals("noise") ? 12 : 3;
		assertTrue(difference <= tolerance, "differs by " + difference);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void returnsOutlinesAsOpenCvDoes(final Golden golden) {
		final int side = golden.side(), small = side / 4;
		final float[] plane = new float[small * small];
		for (int y = 0; y < small; y++) {
			for (int x = 0; x < small; x++)
				plane[y * small + x] = (float) (1 / (1 + Math.exp(-4 * (Math.sin(x /
					3.) + Math.cos(y / 4.)))));
		}
		final float[] resized = cornered(plane, small, side);
		assertEquals(0, largestDifference(golden.resized(), resized), 2e-4);

		final float[] released = new LetterboxFraming(golden.width(), golden
			.height(), side, false).release(resized);
		int both = 0, either = 0;
		for (int i = 0; i < released.length; i++) {
			final boolean ours = released[i] > 0.35, theirs = golden
				.released()[i] > 0.35;
			if (ours && theirs) both++;
			if (ours || theirs) either++;
			assertEquals(Math.max(0, Math.min(1, golden.released()[i])), released[i],
				0.02);
		}
		assertTrue(both >= 0.999 * either, both + " of " + either);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 32", "16, 4000, 64", "4000, 16, 64", "640, 480, 416",
		"32, 32, 32", "7, 5, 416" })
	void centresThePictureAndKeepsItsProportions(final int width,
		final int height, final int side)
	{
		final LetterboxFraming letterbox = new LetterboxFraming(width, height, side,
			false);
		final double scaledWidth = width * letterbox.scale(), scaledHeight =
			height * letterbox.scale();
		assertEquals(side, Math.max(scaledWidth, scaledHeight), 1e-9);
		assertEquals(side, 2 * letterbox.left() + scaledWidth, 1e-9);
		assertEquals(side, 2 * letterbox.top() + scaledHeight, 1e-9);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "16, 400", "400, 16", "90, 60" })
	void bordersWithTheMeanColor(final int width, final int height) {
		final float[] white = new float[3 * width * height];
		Arrays.fill(white, 1);
		for (final boolean antialias : new boolean[] { false, true }) {
			final float[] square = new LetterboxFraming(width, height, 64, antialias)
				.enclose(white, MEAN, DEVIATION);
			for (final float v : square)
				assertTrue(Float.isFinite(v));
			if (width == height) continue;
			assertEquals(0, square[width > height ? 32 : 32 * 64], 0.01);
		}
	}

	@Test
	void averagesBeforeItShrinksIfAsked() {
		final int side = 32, length = 320;
		final float[] stripes = new float[3 * length * length];
		for (int i = 0; i < stripes.length; i++)
			stripes[i] = i % 2;
		final float[] square = new LetterboxFraming(length, length, side, true)
			.enclose(stripes, MEAN, DEVIATION);
		final double middle = square[16 * side + 16] * DEVIATION[0] + MEAN[0];
		assertEquals(0.5, middle, 0.06);
	}

	@Test
	void whatGoesThereComesBack() {
		final int width = 90, height = 50, side = 64;
		final LetterboxFraming letterbox = new LetterboxFraming(width, height, side,
			false);
		final float[] plane = new float[side * side];
		Arrays.fill(plane, 0.75f);
		final float[] released = letterbox.release(plane);
		for (int y = 2; y < height - 2; y++) {
			for (int x = 3; x < width - 3; x++)
				assertEquals(0.75, released[y * width + x], 1e-5);
		}
	}

	private static double largestDifference(final float[] a, final float[] b) {
		assertEquals(a.length, b.length);
		double largest = 0;
		for (int i = 0; i < a.length; i++)
			largest = Math.max(largest, Math.abs(a[i] - b[i]));
		return largest;
	}

	private static float[] picture(final Golden golden) {
		final int width = golden.width(), height = golden.height();
		final float[] samples = new float[3 * width * height];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++) {
					final double v = golden.picture().equals("noise") ? (37 * x + 59 * y +
						83 * c + 5 * (x * y % 7)) % 256 : Math.rint(127.5 + 127.5 * Math
							.sin((x + 2 * y + 20 * c) / 9.));
					samples[(c * height + y) * width + x] = (float) (v / 255);
				}
			}
		}
		return samples;
	}

	/** A square plane at another size, as the segmenter has it. */
	static float[] cornered(final float[] plane, final int from, final int to) {
		final Axis axis = Axis.cornered(Kernel.BICUBIC, from, to,
			Arithmetic.UNROUNDED);
		return new Resampler(axis, axis).apply(plane);
	}
}
