package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.network.Clip;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Precision;

@Tag("models")
class StylizerTest {

	private static Fixtures fixtures;
	private static Stylizer stylizer;

	@BeforeAll
	static void open() throws Exception {
		fixtures = Fixtures.open();
		stylizer = fixtures.stylizer();
	}

	@AfterAll
	static void close() {
		fixtures.close();
	}

	static ColorImage image(final int width, final int height) {
		final Random random = new Random(1);
		final float[] samples = new float[3 * width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = random.nextFloat();
		return ColorImage.of(samples, width, height);
	}

	/** A rectangle in the middle, one n-th of the sides. */
	static Mask middle(final int width, final int height, final int n) {
		final float[] samples = new float[width * height];
		final int w = Math.max(1, width / n), h = Math.max(1, height / n);
		for (int y = (height - h) / 2; y < (height + h) / 2; y++) {
			for (int x = (width - w) / 2; x < (width + w) / 2; x++)
				samples[y * width + x] = 1;
		}
		if (width == 1 || height == 1) Arrays.fill(samples, 1);
		return Mask.of(samples, width, height);
	}

	private static StylizationResult stylize(final ColorImage image,
		final Mask mask, final StylizationSettings settings)
		throws SoulstylerException
	{
		return stylizer.stylize(image, mask, Fixtures.TEXT, settings,
			Progress.NONE);
	}

	private interface Watcher {

		boolean at(int iteration, int of, Map<String, Double> losses,
			Supplier<ColorImage> preview);
	}

	private static Progress watching(final Watcher watcher) {
		return new Progress() {

			@Override
			public boolean iteration(final int iteration, final int of,
				final Map<String, Double> losses, final Supplier<ColorImage> preview)
			{
				return watcher.at(iteration, of, losses, preview);
			}
		};
	}

	@Test
	void theBackgroundStaysBitForBit() throws Exception {
		for (final StylizationSettings settings : List.of(Fixtures.small(), Fixtures
			.starter()))
		{
			final ColorImage image = image(150, 100);
			final float[] before = image.samples().clone();
			final Mask mask = middle(150, 100, 2);
			final float[] after = stylize(image, mask, settings).picture().samples();
			int changed = 0;
			for (int i = 0; i < before.length; i++) {
				if (mask.samples()[i % 15000] > 0) changed += after[i] == before[i] ? 0
					: 1;
				else assertEquals(Float.floatToRawIntBits(before[i]), Float
					.floatToRawIntBits(after[i]));
			}
			assertTrue(changed > 5000, changed + " values changed");
			assertArrayEquals(before, image.samples());
		}
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws Exception {
		final ColorImage image = image(70, 60);
		final Mask mask = middle(70, 60, 2);
		final StylizationSettings settings = Fixtures.starter();
		final float[] first = stylize(image, mask, settings).picture().samples();
		assertArrayEquals(first, stylize(image, mask, settings).picture()
			.samples());
		assertFalse(Arrays.equals(first, stylize(image, mask, settings.withSeed(1))
			.picture().samples()));
	}

	@Test
	void aRunThatWinsNothingMoreEndsAndSaysSo() throws Exception {
		final StylizationResult result = stylize(image(70, 60), middle(70, 60, 2),
			Fixtures.starter().withIterations(30).with("learningRate", 1e-9).with(
				"patience", 4));
		assertEquals(8, result.iterations());
		assertTrue(result.settled());
		assertFalse(result.cancelled());
	}

	@Test
	void operationsAreThoseOfTheNetworks() throws Exception {
		final ColorImage image = image(64, 64);
		final Mask mask = middle(64, 64, 2);
		final StylizationSettings settings = Fixtures.small().with("extraCrops",
			false);
		final double six = stylize(image, mask, settings).operations();
		final double twelve = stylize(image, mask, settings.with("cropCount", 12))
			.operations();
		final double none = stylize(image, mask, settings.with("contentWeight", 0))
			.operations();
		final double crop = (twelve - six) / 6;
		assertTrue(crop > 0 && none > 6 * crop && none < six);
	}

	/** A small ViT and a small VGG. */
	private static Stylizer transformer(final Precision precision)
		throws SoulstylerException
	{
		final Path folder = Path.of("src/test/resources/org/soulstyler/network");
		return new Stylizer(new StyleNetworks(Clip.open(folder.resolve(
			"clip-huggingface.safetensors"), folder.resolve("tokenizer.json"),
			precision, fixtures.ops, fixtures.manager), FeatureNetwork.open(folder
				.resolve("features.safetensors"), precision, fixtures.ops,
				fixtures.manager), null, null), fixtures.ops, fixtures.manager);
	}

	@Test
	void inBfloat16TheLossStaysNearAndTheBytesRepeat() throws Exception {
		final Stylizer full = transformer(Precision.FLOAT32);
		final Stylizer fast = transformer(Precision.BFLOAT16);
		final ColorImage image = image(70, 60);
		final Mask mask = middle(70, 60, 2);
		// Nothing that flips: a crop is in a set or not, above the threshold or not.
		final StylizationSettings settings = Fixtures.small().withIterations(12)
			.with("threshold", 0).with("extraCrops", false).with("backgroundWeight",
				0);
		final StylizationResult exact = full.stylize(image, mask, Fixtures.TEXT,
			settings, Progress.NONE);
		final StylizationResult one = fast.stylize(image, mask, Fixtures.TEXT,
			settings, Progress.NONE);
		final StylizationResult two = fast.stylize(image, mask, Fixtures.TEXT,
			settings, Progress.NONE);
		assertEquals("float32", exact.precision());
		assertEquals("bfloat16", one.precision());
		assertArrayEquals(one.picture().samples(), two.picture().samples());
		assertFalse(Arrays.equals(exact.picture().samples(), one.picture()
			.samples()));
		for (int i = 0; i < 12; i++) {
			final double expected = exact.losses().get(i).get("total");
			assertEquals(expected, one.losses().get(i).get("total"), 0.05 * expected);
		}
	}

	@Test
	void moreStepsLowerTheLoss() throws Exception {
		final StylizationResult result = stylize(image(70, 60), middle(70, 60, 1),
			Fixtures.starter().withIterations(40));
		assertEquals(40, result.losses().size());
		assertEquals(40, result.iterations());
		assertFalse(result.cancelled());
		assertTrue(mean(result, 30, 40) < mean(result, 0, 10), result.losses()
			.toString());
	}

	private static double mean(final StylizationResult result, final int from,
		final int to)
	{
		return result.losses().subList(from, to).stream().mapToDouble(l -> l.get(
			"absolute")).average().orElseThrow();
	}

	@Test
	void aPictureIsJudgedByTheLossesOfAStep() throws Exception {
		final ColorImage image = image(64, 48);
		final Mask mask = middle(64, 48, 2);
		final StylizationSettings settings = Fixtures.small();
		final Map<String, Double> before = judge(image, mask, image, settings);
		assertEquals(0, before.get("content"), 1e-9);
		assertEquals(before, judge(image, mask, image, settings));
		assertNotEquals(before.get("patch"), judge(image, mask, image, settings
			.withSeed(9)).get("patch"));
		final StylizationResult start = stylize(image, mask, settings
			.withIterations(0).with("contrast", 1));
		final Map<String, Double> after = judge(image, mask, start.picture(),
			settings);
		assertTrue(after.get("content") > 0);
		assertEquals(before.keySet(), after.keySet());
	}

	@Test
	void theFastPresetsStepsLeadFurther() throws Exception {
		final ColorImage image = image(64, 48);
		final Mask mask = middle(64, 48, 2);
		final StylizationSettings paper = Fixtures.small().with("contrast", 1)
			.withIterations(15);
		final JsonObject preset = Preset.FAST.settings().toJson();
		StylizationSettings fast = paper;
		for (final String name : List.of("learningRate", "pyramidRate",
			"gradientClip", "residual", "netDownsampling", "threshold"))
			fast = fast.with(name, preset.get(name));
		assertTrue(patch(image, mask, fast, paper) < patch(image, mask, paper,
			paper));
	}

	/** The directional loss of the picture that comes out. */
	private static double patch(final ColorImage image, final Mask mask,
		final StylizationSettings settings, final StylizationSettings judge)
		throws SoulstylerException
	{
		return judge(image, mask, stylize(image, mask, settings).picture(), judge
			.withSeed(77)).get("patch");
	}

	private static Map<String, Double> judge(final ColorImage image,
		final Mask mask, final ColorImage restyled,
		final StylizationSettings settings) throws SoulstylerException
	{
		return stylizer.losses(image, mask, Fixtures.TEXT, restyled, settings, 2);
	}

	@Test
	void objectsAndPicturesOfAnyShapeAreTaken() throws Exception {
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 40 }, { 3, 2 }, { 16,
			4000 }, { 4000, 16 } })
		{
			final ColorImage image = image(size[0], size[1]);
			final StylizationResult result = stylize(image, middle(size[0], size[1],
				2), Fixtures.small());
			assertEquals(size[0], result.picture().width());
			assertEquals(size[1], result.picture().height());
			for (final float value : result.picture().samples())
				assertTrue(value >= 0 && value <= 1, "a color of " + value);
		}
	}

	@Test
	void aMastThreePixelsWideIsStyled() throws Exception {
		final ColorImage image = image(120, 120);
		final float[] mask = new float[120 * 120];
		for (int y = 5; y < 110; y++)
			Arrays.fill(mask, y * 120 + 60, y * 120 + 63, 1);
		final float[] result = stylize(image, Mask.of(mask, 120, 120), Fixtures
			.small()).picture().samples();
		assertNotEquals(image.samples()[50 * 120 + 61], result[50 * 120 + 61]);
	}

	@Test
	void theListenerSeesEachStepAndMayPreview() throws Exception {
		final ColorImage image = image(90, 60);
		final Mask mask = middle(90, 60, 2);
		final List<Integer> seen = new ArrayList<>();
		stylizer.stylize(image, mask, Fixtures.TEXT, Fixtures.small(), watching((
			iteration, of, losses, preview) -> {
			seen.add(iteration);
			assertEquals(3, of);
			assertTrue(losses.containsKey("patch") && losses.containsKey("total"));
			final float[] picture = preview.get().samples();
			assertEquals(image.samples().length, picture.length);
			assertEquals(image.samples()[0], picture[0]);
			return true;
		}));
		assertEquals(List.of(1, 2, 3), seen);
	}

	@Test
	void whereANetworkDrawsAStartItIsShownBeforeTheFirstStep() throws Exception {
		final ColorImage image = image(90, 60);
		final List<String> heard = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void begun(final Supplier<ColorImage> preview) {
				final float[] picture = preview.get().samples();
				assertEquals(image.samples()[0], picture[0], "outside");
				final int middle = 30 * 90 + 45;
				assertNotEquals(image.samples()[middle], picture[middle], "inside");
				heard.add("begun");
			}

			@Override
			public boolean iteration(final int iteration, final int of,
				final Map<String, Double> losses, final Supplier<ColorImage> preview)
			{
				heard.add("step " + iteration);
				return true;
			}
		};
		stylizer.stylize(image, middle(90, 60, 2), Fixtures.TEXT, Fixtures.starter()
			.with("warmStart", 1).withIterations(2), progress);
		assertEquals(List.of("begun", "step 1", "step 2"), heard);
		heard.clear();
		stylizer.stylize(image, middle(90, 60, 2), Fixtures.TEXT, Fixtures.small()
			.withIterations(1), progress);
		assertEquals(List.of("step 1"), heard, "noise is no picture");
	}

	@Test
	void cancellingKeepsThePictureSoFar() throws Exception {
		final ColorImage image = image(90, 60);
		final Mask mask = middle(90, 60, 2);
		final StylizationResult result = stylizer.stylize(image, mask,
			Fixtures.TEXT, Fixtures.small().withIterations(1000), watching((iteration,
				of, losses, preview) -> iteration < 2));
		assertTrue(result.cancelled());
		assertEquals(2, result.iterations());
		assertArrayEquals(stylize(image, mask, Fixtures.small().withIterations(2))
			.picture().samples(), result.picture().samples());
	}

	@Test
	void runsOnTwoThreadsDoNotDisturbEachOther() throws Exception {
		final ColorImage image = image(70, 60);
		final Mask mask = middle(70, 60, 2);
		final float[] alone = stylize(image, mask, Fixtures.small()).picture()
			.samples();
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			final Callable<float[]> run = () -> {
				try (Fixtures own = Fixtures.open()) {
					return own.stylizer().stylize(image, mask, Fixtures.TEXT, Fixtures
						.small(), Progress.NONE).picture().samples();
				}
			};
			for (final Future<float[]> result : threads.invokeAll(List.of(run, run)))
				Fixtures.assertClose("beside another run", alone, result.get(), 1e-3);
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void anEmptyMaskIsSaid() {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> stylize(image(20, 10), Mask.of(new float[200], 20, 10), Fixtures
				.small()));
		assertEquals(Failure.OBJECT_NOT_FOUND, exc.failure());
	}

	@Test
	void aMaskOfAnotherPictureIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> stylize(image(20, 10),
			middle(10, 20, 1), Fixtures.small()));
	}
}
