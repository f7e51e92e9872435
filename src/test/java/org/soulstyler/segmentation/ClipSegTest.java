package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/**
 * A small CLIPSeg with the inputs of the published export, driven by nothing but
 * its description in a bundle, against transformers' own processor and network
 * ({@code models/reference/golden_clipseg.py}).
 */
@Tag("models")
class ClipSegTest {

	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] STD = { 0.229f, 0.224f, 0.225f };

	private static final String IMAGE =
		"\"image\": {\"input\": \"pixel_values\", " +
			"\"size\": 64, \"fit\": \"stretch\", \"mean\": [0.485, 0.456, 0.406], " +
			"\"std\": [0.229, 0.224, 0.225]}";
	private static final String TEXT = "\"text\": {\"input\": \"input_ids\", " +
		"\"mask\": \"attention_mask\", \"length\": 20}";

	/** An entry of clipseg-tiny.json. */
	record Golden(int width, int height, String text, long[] tokens, int[] square,
			float[] probability) {

		@Override
		public String toString() {
			return "“" + text + "” in " + width + "×" + height;
		}
	}

	static Golden[] goldens() throws Exception {
		return new Gson().fromJson(Files.readString(resource(
			"segmentation/clipseg-tiny.json")), Golden[].class);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void stretchesPicturesAsTheProcessorDoes(final Golden golden)
		throws Exception
	{
		final int side = 64;
		final float[] square = new StretchFraming(golden.width, golden.height, side)
			.enclose(picture(golden).samples(), MEAN, STD);
		double sum = 0;
		for (int i = 0; i < square.length; i++) {
			final int c = i / (side * side);
			final double difference = Math.abs(255 * (square[i] * STD[c] + MEAN[c]) -
				golden.square[i]);
			// Pillow rounds its weights to 22 bits: a step up or down, seldom.
			assertTrue(difference < 1.01, "sample " + i + " differs by " +
				difference);
			sum += difference;
		}
		assertTrue(sum / square.length < 0.001, "mean difference " + sum /
			square.length);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void findsWhatTransformersFinds(final Golden golden) throws Exception {
		try (OnnxSegmenter segmenter = open(IMAGE + ", " + TEXT)) {
			final float[] probability = segmenter.segment(picture(golden),
				golden.text).probability().samples();
			assertEquals(golden.probability.length, probability.length);
			for (int i = 0; i < probability.length; i++)
				assertEquals(golden.probability[i], probability[i], 2e-4);
		}
	}

	@Test
	void saysWhatTheDescriptionLacks() {
		assertRefused(IMAGE, "has no tensor \"tokens\"");
		assertRefused(TEXT, "has no tensor \"image\"");
		assertRefused(IMAGE.replace("\"size\": 64, ", "") + ", " + TEXT,
			"segmenter.image.size");
		assertRefused(IMAGE + ", " + TEXT + ", \"output\": {\"output\": \"masks\"}",
			"has no tensor \"masks\"");
		assertRefused(IMAGE + ", " + TEXT + ", \"threshold\": 35",
			"threshold 35.0");
	}

	// -- Helper methods --

	private static OnnxSegmenter open(final String description)
		throws SoulstylerException
	{
		return OnnxSegmenter.open(new Gson().fromJson("{" + description + "}",
			SegmenterSection.class), resource("segmentation/clipseg-tiny.onnx"), null,
			resource("network/tokenizer.json"), DeviceWish.CPU);
	}

	private static void assertRefused(final String description,
		final String why)
	{
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> open(description));
		assertEquals(Failure.MODEL, refusal.failure());
		assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
	}

	/** As {@code picture()} in golden_clipseg.py. */
	private static ColorImage picture(final Golden golden) throws Exception {
		int number = 0;
		while (!goldens()[number].text.equals(golden.text))
			number++;
		final int width = golden.width, height = golden.height;
		final float[] coarse = GeneratedWeights.uniform("coarse picture " + number,
			3 * 64);
		final float[] noise = GeneratedWeights.uniform("picture " + number, 3 *
			width * height);
		final float[] samples = new float[noise.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				for (int c = 0; c < 3; c++) {
					final float large = coarse[(y * 8 / height * 8 + x * 8 / width) * 3 +
						c] * 90f;
					final float small = noise[(y * width + x) * 3 + c] * 30f;
					final float sum = large + small;
					samples[(c * height + y) * width + x] = (float) (Math.floor(sum +
						128f) / 255);
				}
			}
		}
		return ColorImage.of(samples, width, height);
	}

	private static Path resource(final String name) {
		try {
			return Path.of(ClipSegTest.class.getResource("/org/soulstyler/" + name)
				.toURI());
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
