package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.MaskOutput;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.Pictures;

/** The starter's segmenter, as shipped, on pictures that the test draws. */
@Tag("models")
class OnnxSegmenterTest {

	static final Path STARTER = Path.of("models", "starter");
	static final Path GRAPH = STARTER.resolve("segmenter").resolve(
		"segmenter.onnx");
	private static final Path TOKENIZER = STARTER.resolve("style").resolve(
		"tokenizer.json");
	private static final double THRESHOLD = 0.5;

	private static OnnxSegmenter segmenter;

	@BeforeAll
	static void open() throws SoulstylerException {
		segmenter = starter(DeviceWish.CPU);
	}

	/** The starter's segmenter, with another threshold or another line for what is there. */
	private static OnnxSegmenter starter(final double threshold,
		final double presence) throws SoulstylerException
	{
		final SegmenterSection shipped = ModelBundle.read(STARTER).segmenter();
		final SegmenterSection model = new SegmenterSection(null, null, null, null,
			threshold, shipped.image(), null, new MaskOutput(null, null, null,
				presence), shipped.nouns(), shipped.vectors());
		return OnnxSegmenter.open(model, GRAPH, null, MeaningSentences.open(STARTER
			.resolve(shipped.nouns()), STARTER.resolve(shipped.vectors())),
			DeviceWish.CPU);
	}

	/** The starter's segmenter. */
	static OnnxSegmenter starter(final DeviceWish device)
		throws SoulstylerException
	{
		return OnnxSegmenter.open(ModelBundle.read(STARTER), device);
	}

	@AfterAll
	static void close() {
		segmenter.close();
		segmenter.close(); // twice is once
	}

	@Test
	void outlinesTheRedApple() throws SoulstylerException {
		final Scenery scene = new Scenery(300, 240, Color.WHITE).ball(140, 130, 85,
			new Color(200, 25, 30), true);
		final Segmentation seen = segmenter.segment(scene.picture(),
			"the red apple");
		assertTrue(seen.found());
		assertTrue(scene.overlap(seen.mask(), 0) > 0.85, "overlap " + scene.overlap(
			seen.mask(), 0));
		assertEquals(300, seen.mask().width());
		assertEquals(240, seen.probability().height());
		assertTrue(seen.maximumProbability() > 0.8);
	}

	@Test
	void tellsTwoBallsApartByColor() throws SoulstylerException {
		final Scenery scene = new Scenery(320, 240, new Color(225, 225, 220)).ball(
			90, 130, 60, new Color(200, 25, 30), false).ball(230, 130, 60, new Color(
				30, 60, 190), false);
		final ColorImage picture = scene.picture();
		assertTrue(scene.overlap(segmenter.segment(picture, "the red ball").mask(),
			0) > 0.6);
		assertTrue(scene.overlap(segmenter.segment(picture, "the blue ball").mask(),
			1) > 0.6);
	}

	@Test
	void countsAThingAmongItsLike() throws SoulstylerException {
		final Scenery scene = new Scenery(520, 300, new Color(225, 225, 220));
		final int[][] places = { { 80, 45 }, { 215, 32 }, { 330, 55 }, { 455,
			38 } };
		for (final int[] place : places)
			scene.ball(place[0], 160, place[1], new Color(200, 25, 30), false);
		final ColorImage picture = scene.picture();
		assertTrue(scene.overlap(segmenter.segment(picture,
			"the second ball from the left").mask(), 1) > 0.6);
		assertTrue(scene.overlap(segmenter.segment(picture,
			"the second ball from the right").mask(), 2) > 0.6);
	}

	@Test
	void saysThatTheBlueAppleIsNotThere() throws SoulstylerException {
		final Segmentation seen = segmenter.segment(new Scenery(300, 240,
			Color.WHITE).ball(140, 130, 85, new Color(200, 25, 30), true).picture(),
			"the blue apple");
		assertFalse(seen.found());
		assertEquals(0, seen.mask().coverage());
		assertTrue(seen.maximumProbability() >= 0 && seen
			.maximumProbability() <= 1);
	}

	@Test
	void tellsWhatAPhotographShowsInstead() throws SoulstylerException {
		final ColorImage cat = Pictures.read(Path.of("models", "evaluation", "set",
			"cat.png"));
		final Segmentation seen = segmenter.segment(cat, "the submarine");
		assertFalse(seen.found());
		assertNull(segmenter.outline(cat, "the submarine").instead(),
			"not of a clip's frames");
		assertTrue(seen.notFound().startsWith(
			"The picture does not seem to show \u201cthe submarine\u201d but a cat: "),
			seen.notFound());
	}

	/** The surest pixel does not count where the graph doubts the whole. */
	@Test
	void asksTheGraphWhetherTheObjectIsThereAtAll() throws SoulstylerException {
		try (OnnxSegmenter asked = starter(THRESHOLD, 1.1)) {
			final ColorImage picture = new Scenery(300, 240, Color.WHITE).ball(140,
				130, 85, new Color(200, 25, 30), true).picture();
			final Segmentation seen = asked.segment(picture, "the red apple");
			assertTrue(seen.maximumProbability() > THRESHOLD);
			assertTrue(seen.presence() > asked.segment(picture, "the blue apple")
				.presence());
			assertFalse(seen.found());
			assertEquals(0, seen.mask().coverage());
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "16, 4000", "4000, 16", "2, 3", "191, 193" })
	void takesPicturesOfAnySize(final int width, final int height)
		throws SoulstylerException
	{
		final float[] samples = new float[3 * width * height];
		Arrays.fill(samples, 0.5f);
		final Segmentation seen = segmenter.segment(ColorImage.of(samples, width,
			height), "the red apple");
		assertEquals(width, seen.mask().width());
		assertEquals(height, seen.mask().height());
		for (final float p : seen.probability().samples())
			assertTrue(p >= 0 && p <= 1);
		for (final float m : seen.mask().samples())
			assertTrue(m >= 0 && m <= 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "zzxqv", "リンゴ",
		"the white sailboat with three blue sails floating on the sea under the wide sky near the coast" })
	void readsAnyText(final String expression) throws SoulstylerException {
		final Segmentation seen = segmenter.segment(new Scenery(64, 48, Color.GRAY)
			.picture(), expression);
		assertEquals(64 * 48, seen.mask().samples().length);
	}

	@Test
	void answersTheSameEveryTime() throws SoulstylerException {
		final ColorImage picture = new Scenery(120, 90, Color.WHITE).ball(60, 45,
			30, Color.GREEN, false).picture();
		final float[] first = segmenter.segment(picture, "the green ball")
			.probability().samples();
		final float[] second = segmenter.segment(picture, "the green ball")
			.probability().samples();
		assertArrayEquals(first, second);
	}

	@Test
	void leavesThePictureAlone() throws SoulstylerException {
		final ColorImage picture = new Scenery(60, 50, Color.WHITE).ball(30, 25, 15,
			Color.RED, true).picture();
		final float[] before = picture.samples().clone();
		segmenter.segment(picture, "the red apple");
		assertArrayEquals(before, picture.samples());
	}

	@Test
	void refusesADamagedGraph(@TempDir final Path folder) throws IOException {
		final byte[] whole = Files.readAllBytes(GRAPH);
		final Path cut = folder.resolve("cut.onnx");
		Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
		final Path text = folder.resolve("text.onnx");
		Files.writeString(text, "This is not a graph.");
		final Path empty = Files.createFile(folder.resolve("empty.onnx"));
		for (final Path graph : List.of(cut, text, empty, folder.resolve(
			"missing.onnx")))
		{
			final SoulstylerException refusal = assertThrows(
				SoulstylerException.class, () -> OnnxSegmenter.open(graph, TOKENIZER,
					THRESHOLD));
			assertEquals(Failure.MODEL, refusal.failure());
			assertTrue(refusal.getMessage().contains(graph.getFileName().toString()));
		}
	}

	@Test
	void takesAThresholdOfZeroAtItsWord() throws SoulstylerException {
		final ColorImage picture = new Scenery(120, 90, Color.WHITE).ball(60, 45,
			25, new Color(200, 25, 30), true).picture();
		try (OnnxSegmenter all = starter(0, 0.5)) {
			assertEquals(0, all.description().threshold());
			assertTrue(all.segment(picture, "the red apple").mask()
				.coverage() > segmenter.segment(picture, "the red apple").mask()
					.coverage());
		}
	}

	@Test
	void refusesAMissingTokenizer(@TempDir final Path folder) {
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> OnnxSegmenter.open(GRAPH, folder.resolve("none.json"), THRESHOLD));
		assertEquals(Failure.MODEL, refusal.failure());
	}

	@Test
	void saysWhenItCannotUseTheGpu() throws SoulstylerException {
		try (OnnxSegmenter asked = starter(DeviceWish.parse("cuda:7"))) {
			final Segmentation seen = asked.segment(new Scenery(20, 20, Color.WHITE)
				.picture(), "apple");
			assertEquals(1, seen.notices().size());
			assertTrue(seen.notices().get(0).contains("CPU"));
		}
	}

	@Test
	void opensAndClosesManyTimes() throws SoulstylerException {
		for (int i = 0; i < 3; i++)
			starter(DeviceWish.AUTO).close();
	}
}
