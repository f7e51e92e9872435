package org.soulstyler.stylization.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonObject;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.Fixtures;
import org.soulstyler.stylization.crop.CropCutter;
import org.soulstyler.torch.Autograd;

/** Each term's value and its gradient in the picture, against PyTorch's. */
@Tag("models")
class LossTermsTest {

	private Fixtures fixtures;
	private StyleNetworks networks;
	private JsonObject terms;
	private NDArray picture;
	private NDArray moved;

	@BeforeEach
	void open() throws Exception {
		fixtures = Fixtures.open();
		networks = fixtures.networks();
		terms = fixtures.expected.getAsJsonObject("terms");
		picture = fixtures.array("picture");
		moved = fixtures.array("moved");
		moved.setRequiresGradient(true);
	}

	@AfterEach
	void close() {
		fixtures.close();
	}

	private interface Term {

		NDArray value() throws Exception;
	}

	private void assertTerm(final String name, final Term term) throws Exception {
		try (Autograd on = Autograd.on()) {
			final NDArray value = term.value();
			final double expected = terms.getAsJsonObject("losses").get(name)
				.getAsDouble();
			assertEquals(expected, value.getFloat(), 1e-4 * Math.abs(expected), name);
			Autograd.backward(value);
		}
		Fixtures.assertClose("the gradient of " + name, fixtures.values(
			"gradient." + name), moved.getGradient().toFloatArray(), 1e-3);
	}

	private NDArray crops() {
		return networks.clip().normalise(new CropCutter(fixtures.ops, networks
			.clip().inputSize()).cut(moved, Fixtures.views(terms.get("crops"))));
	}

	/** The fixture's crops, all of a step. */
	private Restyled restyledCrops() {
		final NDArray crops = crops();
		return Restyled.encoded(moved, networks.clip().encodeImagesAndLevels(crops),
			(int) crops.getShape().get(0), fixtures.ops);
	}

	private Restyled pixels(final NDArray picture) {
		return Restyled.picture(picture, fixtures.ops);
	}

	private DirectionalDistance distance() {
		return new DirectionalDistance(fixtures.ops, fixtures.ops.l2Normalise(
			networks.clip().encodeImages(whole(picture))), text().direction());
	}

	private StyleText text() {
		return StyleText.encode(fixtures.ops, networks.clip(), Fixtures.TEXT,
			settings());
	}

	private static StylizationSettings settings() {
		return Fixtures.small().with("templates", List.of("a photo of {}", "{}"));
	}

	private NDArray whole(final NDArray region) {
		final int size = networks.clip().inputSize();
		return networks.clip().normalise(fixtures.ops.resizeBicubic(region, size,
			size));
	}

	@Test
	void patchDirection() throws Exception {
		assertTerm("patch", () -> new PatchLoss(distance(), 0.3).of(
			restyledCrops()));
	}

	@Test
	void wholeDirection() throws Exception {
		assertTerm("direction", () -> new DirectionLoss(distance()).of(Restyled
			.encoded(moved, networks.clip().encodeImagesAndLevels(whole(moved)), 1,
				fixtures.ops)));
	}

	@Test
	void closeCropsAreLeftAlone() {
		final NDArray text = fixtures.ops.l2Normalise(fixtures.manager.create(
			new float[] { 1, 0 }, new Shape(1, 2)));
		final NDArray source = fixtures.manager.zeros(new Shape(1, 2));
		final NDArray crops = fixtures.ops.l2Normalise(fixtures.manager.create(
			new float[] { 0.8f, 0.6f, 0, 1 }, new Shape(2, 2)));
		final float[] loss = new PatchLoss(new DirectionalDistance(fixtures.ops,
			source, text), 0.7).perCrop(crops).toFloatArray();
		assertEquals(0, loss[0], "1 - 0.8 is below the threshold");
		assertEquals(1, loss[1], 1e-6);
	}

	@Test
	void absolute() throws Exception {
		assertTerm("absolute", () -> new AbsoluteLoss(text().style()).of(
			restyledCrops()));
	}

	@Test
	void contrast() throws Exception {
		assertTerm("contrast", () -> new ContrastiveLoss(fixtures.ops, text()
			.style(), fixtures.ops.l2Normalise(networks.clip().encodeTexts(List.of(
				"fire", "a mosaic of green tiles")))).of(restyledCrops()));
	}

	@Test
	void temporal() throws Exception {
		assertTerm("temporal", () -> new TemporalLoss(fixtures.ops,
			new Correspondence(fixtures.array("temporal.grid"), fixtures.array(
				"temporal.seen"))).of(pixels(moved)));
	}

	@Test
	void statistics() throws Exception {
		assertTerm("statistics", () -> new StatisticsLoss(networks.statistics(),
			text().style()).of(restyledCrops()));
	}

	@Test
	void content() throws Exception {
		assertTerm("content", () -> new ContentLoss(fixtures.ops, networks
			.features(), picture, List.of(5, 12)).of(moved));
	}

	@Test
	void totalVariation() throws Exception {
		assertTerm("tv", () -> new TotalVariationLoss().of(pixels(moved)));
	}

	@Test
	void background() throws Exception {
		assertTerm("background", () -> new BackgroundLoss(picture, () -> Fixtures
			.windows(terms.get("background"))).of(pixels(moved)));
	}

	@Test
	void withoutBackgroundThereIsNothingToJudge() {
		assertNull(new BackgroundLoss(picture, List::of).of(pixels(moved)));
	}

	/** A term that settings cannot switch on, or the other way round. */
	@Test
	void everyTermHasItsWeightAndEveryWeightItsTerm() {
		final Set<String> weights = Preset.PAPER.settings().toJson().keySet()
			.stream().filter(name -> name.endsWith("Weight")).collect(Collectors
				.toSet());
		assertEquals(weights, LossTerms.names().stream().map(name -> name +
			"Weight").collect(Collectors.toSet()));
	}

	@Test
	void aPictureOfOneColorHasNoVariationAndAFiniteSlope() {
		for (final Shape shape : List.of(new Shape(1, 3, 5, 4), new Shape(1, 3, 1,
			1), new Shape(1, 3, 1, 7)))
		{
			final NDArray flat = fixtures.manager.ones(shape);
			flat.setRequiresGradient(true);
			try (Autograd on = Autograd.on()) {
				final NDArray value = new TotalVariationLoss().of(flat);
				assertEquals(0, value.getFloat(), 1e-5);
				Autograd.backward(value);
			}
			for (final float slope : flat.getGradient().toFloatArray())
				assertTrue(Float.isFinite(slope));
		}
	}

	@Test
	void piecesAndSumsAddUp() {
		final LossSum sum = new LossSum(fixtures.ops, moved);
		final LossSum other = new LossSum(fixtures.ops, moved);
		final LossSum empty = new LossSum(fixtures.ops, moved);
		try (Autograd on = Autograd.on()) {
			sum.add("a", 2, sum.picture().sum());
			sum.backward();
			sum.add("a", 2, sum.picture().sum());
			sum.add("nothing", 0, sum.picture().sum());
			sum.backward();
			other.add("b", 3, other.picture().sum());
			other.backward();
			for (final LossSum each : List.of(sum, other, empty))
				each.addGradientTo(moved);
		}
		final float total = moved.sum().getFloat();
		final Map<String, Double> values = sum.valuesWith(other);
		assertEquals(List.of("a", "b", "total"), List.copyOf(values.keySet()));
		assertEquals(2 * total, values.get("a"), 1e-3);
		assertEquals(total, values.get("b"), 1e-3);
		assertEquals(7 * total, values.get("total"), 2e-2);
		assertEquals(7, moved.getGradient().toFloatArray()[0], 1e-6);
	}
}
