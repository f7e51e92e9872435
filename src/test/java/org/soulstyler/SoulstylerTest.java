package org.soulstyler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

/** Instructions with several targets, or about the whole picture. */
@Tag("models")
class SoulstylerTest {

	private static final Target APPLE = new Target("the red apple", "fire");
	private static final Target AGAIN = new Target("the apple", "a mosaic");
	private static final Target ALL = new Target("", "a mosaic");

	private static Soulstyler soulstyler;
	private static ColorImage scene;
	private static StylizationSettings few;

	@BeforeAll
	static void open() throws Exception {
		soulstyler = Soulstyler.open(ModelStore.standard().open(null),
			DeviceWish.CPU);
		scene = ImageConversion.render(new ImagePlus("scene", ExampleScene.APPLE
			.render())).picture();
		few = soulstyler.defaults().withIterations(3).with("workingSize", 64).with(
			"detailPasses", 0).with("cropCount", 2);
	}

	@AfterAll
	static void close() {
		soulstyler.close();
	}

	private static Result run(final Progress progress, final Target... targets)
		throws SoulstylerException
	{
		return soulstyler.run(scene, new StyleInstruction("…", List.of(targets)),
			few, progress);
	}

	@Test
	void eachTargetIsRestyledOnTopOfTheOneBefore() throws Exception {
		final Watcher watcher = new Watcher(99);
		final Result both = run(watcher, APPLE, AGAIN);
		assertEquals(List.of(APPLE, AGAIN), both.parts().stream().map(part -> part
			.place().target()).toList());
		assertEquals(List.of(1, 2, 3, 4, 5, 6), watcher.iterations);
		assertEquals(List.of(APPLE, AGAIN), watcher.places.stream().map(
			Place::target).toList());
		assertEquals(6, both.iterations());
		final Result first = run(Progress.NONE, APPLE);
		assertArrayEquals(first.picture().samples(), both.parts().get(0)
			.stylization().picture().samples());
		assertFalse(Arrays.equals(first.picture().samples(), both.picture()
			.samples()));
		// The second was looked for in the picture as it came, not in the fire.
		assertArrayEquals(soulstyler.segment(scene, "the apple").probability()
			.samples(), both.parts().get(1).place().segmentation().probability()
				.samples());
		assertOnlyTheMaskChanged(both);
		final Provenance history = Provenance.of(both, "scene", List.of());
		assertEquals(2, ((List<?>) history.values().get("targets")).size());
		assertEquals(6, history.losses().size());
	}

	/** As several styles on one GPU. */
	@Test
	void severalAreRestyledAtTheSameTimeAndAsIfAlone() throws Exception {
		final List<String> styles = List.of("fire", "a mosaic", "gold");
		final Mask mask = soulstyler.segment(scene, "the apple").mask();
		final List<float[]> alone = new ArrayList<>();
		for (final String style : styles)
			alone.add(restyled(mask, style, Progress.NONE));
		final CyclicBarrier all = new CyclicBarrier(styles.size());
		soulstyler.restyleAtOnce(styles.size());
		final ExecutorService threads = Executors.newFixedThreadPool(styles.size());
		try {
			final List<Future<float[]>> together = new ArrayList<>();
			for (final String style : styles)
				together.add(threads.submit(() -> restyled(mask, style, new Together(
					all))));
			for (int i = 0; i < styles.size(); i++)
				assertArrayEquals(alone.get(i), together.get(i).get(), styles.get(i));
		}
		finally {
			threads.shutdown();
			soulstyler.restyleAtOnce(1);
		}
	}

	private static float[] restyled(final Mask mask, final String style,
		final Progress progress) throws SoulstylerException
	{
		return soulstyler.stylize(scene, mask, style, few, progress).picture()
			.samples();
	}

	/** Nobody goes on after the first step before the others have come as far. */
	private record Together(CyclicBarrier all) implements Progress {

		@Override
		public boolean iteration(final int iteration, final int iterations,
			final Map<String, Double> losses, final Supplier<ColorImage> preview)
		{
			try {
				if (iteration == 1) all.await(60, TimeUnit.SECONDS);
			}
			catch (final Exception exc) {
				throw new IllegalStateException("The others do not come.", exc);
			}
			return true;
		}
	}

	@Test
	void theWholePictureNeedsNoSegmenter() throws Exception {
		final Result result = run(Progress.NONE, ALL);
		assertNull(result.segmentation());
		assertEquals(1, result.mask().coverage());
		assertFalse(Provenance.of(result, "scene", List.of()).values().containsKey(
			"maximumProbability"));
		int changed = 0;
		for (int i = 0; i < scene.samples().length; i++)
			if (scene.samples()[i] != result.picture().samples()[i]) changed++;
		assertTrue(changed > scene.samples().length / 2, changed + " samples");
	}

	@Test
	void theRestIsWhereTheOthersAreNot() throws Exception {
		final Result result = run(Progress.NONE, new Target("the rest", "ice"),
			APPLE);
		final float[] rest = result.parts().get(0).place().mask().samples();
		final float[] apple = result.parts().get(1).place().mask().samples();
		for (int i = 0; i < rest.length; i++)
			assertEquals(1 - apple[i], rest[i]);
		assertTrue(result.parts().get(1).place().mask().coverage() > 0.01);
		assertNull(result.segmentation());
	}

	@Test
	void aTargetWithAMaskIsNotLookedFor() throws Exception {
		final float[] samples = new float[scene.width() * scene.height()];
		Arrays.fill(samples, 0, samples.length / 3, 1);
		final Mask drawn = Mask.of(samples, scene.width(), scene.height());
		final StyleInstruction instruction = new StyleInstruction("\u2026", List.of(
			APPLE, new Target("the sailboat", "ice"), new Target("the rest",
				"a mosaic")));
		final Result result = soulstyler.run(scene, instruction, Map.of(1, drawn),
			few, Progress.NONE);
		assertSame(drawn, result.parts().get(1).place().mask());
		final float[] apple = result.parts().get(0).place().mask().samples();
		final float[] rest = result.parts().get(2).place().mask().samples();
		for (int i = 0; i < rest.length; i++)
			assertEquals(Math.min(1 - apple[i], 1 - samples[i]), rest[i], 1e-6);
		assertTrue(assertThrows(SoulstylerException.class, () -> soulstyler.run(
			scene, instruction, Map.of(3, drawn), few, Progress.NONE)).getMessage()
			.startsWith("There is a mask for object 4, but the instruction " +
				"names 3."));
	}

	@Test
	void everythingButTheAppleIsWhereTheAppleIsNot() throws Exception {
		final Watcher watcher = new Watcher(99);
		final Result result = run(watcher, new Target("everything but the apple",
			"ice"));
		final float[] apple = soulstyler.segment(scene, "the apple").mask()
			.samples();
		final float[] rest = result.mask().samples();
		for (int i = 0; i < rest.length; i++)
			assertEquals(1 - apple[i], rest[i]);
		assertTrue(result.mask().coverage() < 0.99);
		assertOnlyTheMaskChanged(result);
		assertTrue(result.notices().contains("\u201ceverything but the apple" +
			"\u201d is read as the whole picture without \u201cthe apple\u201d."));
	}

	@Test
	void ofTwoThingsTheOneThatIsNotThereIsNamed() {
		final SoulstylerException failure = assertThrows(SoulstylerException.class,
			() -> run(Progress.NONE, new Target("the apple and the sailboat",
				"ice")));
		assertEquals(Failure.OBJECT_NOT_FOUND, failure.failure());
		assertTrue(failure.getMessage().contains("\u201cthe sailboat\u201d"),
			failure.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "everything else, true", "All the rest, true",
		"the rest of the picture, true", "the restaurant, false", "'', false",
		"everything, false" })
	void someWordsMeanTheRest(final String objects, final boolean rest) {
		assertEquals(rest, new Target(objects, "ice").isTheRest());
	}

	@Test
	void whoStopsKeepsWhatIsThereAndNothingMoreIsBegun() throws Exception {
		final Result result = run(new Watcher(2), APPLE, AGAIN);
		assertEquals(1, result.parts().size());
		assertTrue(result.stylization().cancelled());
		assertEquals(2, result.iterations());
	}

	@Test
	void ifOneObjectIsMissingNothingIsDone() {
		final Watcher watcher = new Watcher(99);
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> run(watcher, APPLE, new Target("the blue car", "ice")));
		assertEquals(Failure.OBJECT_NOT_FOUND, refusal.failure());
		assertTrue(refusal.getMessage().matches("The picture does not seem to " +
			"show \u201cthe blue car\u201d: the model is .*sure that it is .*there" +
			"\\. Nothing was changed\\. .*mask=selection.*--mask\\."), refusal
				.getMessage());
		assertEquals(List.of(), watcher.iterations);
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, 0.5f, 1 })
	void aPictureOfOneColorShowsNothing(final float gray) {
		final float[] samples = new float[3 * 40 * 30];
		Arrays.fill(samples, gray);
		final ColorImage flat = ColorImage.of(samples, 40, 30);
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> soulstyler.run(flat, new StyleInstruction("…", List.of(APPLE)), few,
				Progress.NONE));
		assertEquals(Failure.OBJECT_NOT_FOUND, refusal.failure());
		assertTrue(refusal.getMessage().startsWith("The picture does not seem to " +
			"show \u201cthe red apple\u201d but a single colour all over"), refusal
				.getMessage());
	}

	private static void assertOnlyTheMaskChanged(final Result result) {
		final float[] mask = result.mask().samples();
		final float[] before = scene.samples(), after = result.picture().samples();
		int changed = 0;
		for (int i = 0; i < before.length; i++) {
			if (mask[i % mask.length] == 0) assertEquals(before[i], after[i]);
			else if (before[i] != after[i]) changed++;
		}
		assertTrue(changed > 500, changed + " samples");
	}

	/** Notes what it hears and stops after some iterations. */
	private static final class Watcher implements Progress {

		private final int last;
		private final List<Integer> iterations = new ArrayList<>();
		private List<Place> places = List.of();

		Watcher(final int last) {
			this.last = last;
		}

		@Override
		public void located(final List<Place> all) {
			places = all;
		}

		@Override
		public boolean iteration(final int iteration, final int all,
			final Map<String, Double> losses, final Supplier<ColorImage> preview)
		{
			iterations.add(iteration);
			return iteration < last;
		}
	}
}
