package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.StatisticsPredictor.Prediction;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.tensorfile.TensorFile;

/**
 * The starter's networks, here with random weights, compute what their training
 * code does (models/starter/style/reference.py).
 */
@Tag("models")
class StarterNetworksTest extends NetworkTest {

	private static final List<String> TEXTS = List.of("fire", "blue waves",
		"a mosaic of green tiles");

	private Clip clip() throws Exception {
		return Clip.open(Golden.file("style/clip.safetensors"), Golden.file(
			"style/tokenizer.json"), ops, scope);
	}

	private StatisticsPredictor predictor(final Clip clip) throws Exception {
		return StatisticsPredictor.open(Golden.file("style/statistics.safetensors"),
			clip.levelChannels(), ops, scope);
	}

	private static TensorFile expected() throws Exception {
		return SafeTensors.open(Golden.file("style/expected.safetensors"));
	}

	@Test
	void embeddingsAreTheTrainingCodes() throws Exception {
		try (Clip clip = clip()) {
			final TensorFile expected = expected();
			assertEquals(64, clip.inputSize());
			final NDArray images = clip.normalise(read(expected, "rgb"));
			final ImageEncoding encoding = clip.encodeImagesAndLevels(images);
			Golden.assertClose("image", encoding.embeddings(), read(expected,
				"image"), 1e-5);
			Golden.assertClose("image in chunks", clip.encodeImages(images), read(
				expected, "image"), 1e-5);
			Golden.assertClose("pooled", NDArrays.concat(new NDList(encoding.levels()
				.moments()), 1), read(expected, "pooled"), 1e-5);
			Golden.assertClose("text", clip.encodeTexts(TEXTS), read(expected,
				"text"), 1e-5);
		}
	}

	@Test
	void theStartIsTheTrainingCodesForAnySize() throws Exception {
		try (StartPredictor predictor = StartPredictor.open(Golden.file(
			"style/start.safetensors"), ops, scope))
		{
			final TensorFile expected = expected();
			final NDArray picture = read(expected, "rgb").get("0:1,:,0:51,0:62");
			final NDArray change = scope.create(predictor.change(picture, read(
				expected, "noise"), ops.l2Normalise(read(expected, "text").get("0:1"))),
				new Shape(3, 51, 62));
			Golden.assertClose("start", change, read(expected, "start"), 1e-5);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 40", "5, 6", "17, 1" })
	void theSmallestPictureHasAStart(final int height, final int width)
		throws Exception
	{
		try (StartPredictor predictor = StartPredictor.open(Golden.file(
			"style/start.safetensors"), ops, scope))
		{
			final NDArray picture = scope.full(new Shape(1, 3, height, width), 0.4f);
			final float[] change = predictor.change(picture, scope.zeros(new Shape(1,
				predictor.noiseChannels(), height, width)), ops.l2Normalise(read(
					expected(), "text").get("0:1")));
			assertEquals(3 * height * width, change.length);
			for (final float value : change)
				assertTrue(Float.isFinite(value), "change " + value);
		}
	}

	@Test
	void statisticsAreTheTrainingCodes() throws Exception {
		try (Clip clip = clip(); StatisticsPredictor predictor = predictor(clip)) {
			final TensorFile expected = expected();
			final ImageEncoding encoding = clip.encodeImagesAndLevels(clip.normalise(
				read(expected, "rgb")));
			Golden.assertClose("statistics", predictor.statistics(encoding.levels()),
				read(expected, "statistics"), 1e-5);
			final Prediction prediction = predictor.predict(ops.l2Normalise(read(
				expected, "text").get("0:1")));
			Golden.assertClose("expectation", prediction.mean(), read(expected, "mu"),
				1e-5);
			Golden.assertClose("weight", prediction.weight(), read(expected,
				"log_variance").neg().exp().minimum(4), 1e-5);
			Golden.assertClose("loss", predictor.loss(encoding.levels(), prediction),
				read(expected, "statistics_loss"), 1e-5);
		}
	}

	@Test
	void theLossesGradientIsTheTrainingCodes() throws Exception {
		try (Clip clip = clip(); StatisticsPredictor predictor = predictor(clip)) {
			final TensorFile expected = expected();
			final NDArray texts = ops.l2Normalise(read(expected, "text"));
			final NDArray target = texts.get("0:1");
			final Prediction prediction = predictor.predict(target);
			final NDArray gradient = gradient(clip.normalise(read(expected, "rgb"))
				.duplicate(), x -> {
					final ImageEncoding encoding = clip.encodeImagesAndLevels(x);
					final NDArray cosines = ops.linear(ops.l2Normalise(encoding
						.embeddings()), texts, null);
					final NDArray first = cosines.get(":,0");
					final NDArray absolute = first.mean().neg().add(1);
					final NDArray contrast = NDArrays.add(ops.scale(cosines, 20)
						.logSoftmax(1).get(":,0").mean().neg(), absolute);
					return contrast.add(predictor.loss(encoding.levels(), prediction));
				});
			Golden.assertClose("gradient", gradient.get("0:1"), read(expected,
				"gradient"), 1e-4);
		}
	}

	@Test
	void statisticsForAnotherEncoderAreRefused() throws Exception {
		try (Clip clip = clip()) {
			assertRefused(List.of(), "no feature maps");
			final List<Integer> fewer = clip.levelChannels().subList(0, 2);
			assertRefused(fewer, "other feature maps, of " + fewer + " channels");
			final List<Integer> wider = new ArrayList<>(clip.levelChannels());
			wider.replaceAll(channels -> channels + 1);
			assertRefused(wider, "other feature maps");
		}
	}

	private void assertRefused(final List<Integer> levelChannels,
		final String why)
	{
		final SoulstylerException refused = assertThrows(SoulstylerException.class,
			() -> StatisticsPredictor.open(Golden.file(
				"style/statistics.safetensors"), levelChannels, ops, scope).close());
		assertEquals(Failure.MODEL, refused.failure());
		assertTrue(refused.getMessage().contains(why), refused.getMessage());
	}

	/** A mean over all crops is content when half of them is too red, half too blue. */
	@Test
	void colorsThatOnlyTheirMeanHasRightCount() {
		final NDArray right = scope.zeros(new Shape(5));
		final NDArray unit = scope.ones(new Shape(5));
		final float[] apart = { 3, 0, -3, 0, 0, -3, 0, 3, 0, 0 };
		final float[] grain = { 0, 0, 0, 3, -3, 0, 0, 0, -3, 3 };
		assertEquals(2 * (2.5 + 2.5) / 5, huber(apart, right, unit), 1e-5,
			"colors of two crops that make up for each other");
		assertEquals(0, huber(grain, right, unit), 1e-6,
			"crops differ in everything but color: that is no fault");
		final float[] alike = { 3, 0, -3, 0, 0, 3, 0, -3, 0, 0 };
		assertEquals((2.5 + 2.5) / 5, huber(alike, right, unit), 1e-5,
			"wrong in every crop alike: counted once");
	}

	private double huber(final float[] statistics, final NDArray right,
		final NDArray unit)
	{
		return ops.call("weighted_huber", scope.create(statistics, new Shape(2, 5)),
			right, unit, right, unit).getFloat();
	}

	@Test
	void contentFeaturesAreTheTrainingCodes() throws Exception {
		try (FeatureNetwork network = FeatureNetwork.open(Golden.file(
			"style/features.safetensors"), ops, scope))
		{
			final TensorFile expected = expected();
			final List<NDArray> features = network.features(network.normalise(read(
				expected, "rgb").get("0:1")), 5, 12);
			Golden.assertClose("layer 5", features.get(0), read(expected,
				"features.5"), 1e-5);
			Golden.assertClose("layer 12", features.get(1), read(expected,
				"features.12"), 1e-5);
			new NDList(features).close();
		}
	}

	@Test
	void theShippedFilesFitTogether() throws Exception {
		final Path folder = Path.of("models", "starter", "style");
		assumeTrue(Files.exists(folder.resolve("clip.safetensors")), folder +
			" is not there");
		try (Clip clip = Clip.open(folder.resolve("clip.safetensors"), folder
			.resolve("tokenizer.json"), ops, scope);
				StatisticsPredictor predictor = StatisticsPredictor.open(folder.resolve(
					"statistics.safetensors"), clip.levelChannels(), ops, scope);
				FeatureNetwork features = FeatureNetwork.open(folder.resolve(
					"features.safetensors"), ops, scope))
		{
			final NDArray rgb = scope.full(new Shape(2, 3, clip.inputSize(), clip
				.inputSize()), 0.5f);
			final ImageEncoding encoding = clip.encodeImagesAndLevels(clip.normalise(
				rgb));
			final NDArray texts = ops.l2Normalise(clip.encodeTexts(TEXTS));
			assertEquals(encoding.embeddings().getShape().get(1), texts.getShape()
				.get(1));
			final NDArray loss = predictor.loss(encoding.levels(), predictor.predict(
				texts.get("0:1")));
			assertTrue(Float.isFinite(loss.getFloat()));
			final JsonArray layers = JsonParser.parseString(Files.readString(folder
				.resolve("bundle.json"))).getAsJsonObject().getAsJsonObject("features")
				.getAsJsonArray("layers");
			for (final JsonElement layer : layers)
				assertTrue(features.hasLayer(layer.getAsInt()), "layer " + layer);
		}
	}
}
