package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.Autograd;

/** One net for a clip: what it learned restyles every frame alike. */
@Tag("models")
class ClipTrainingTest {

	private static final int WIDTH = 72;
	private static final int HEIGHT = 48;
	private static final int SIDE = 24;
	private static final int STEP = 8;

	/** A net with noise and grids, so that all is carried that can be. */
	private static final StylizationSettings SETTINGS = Fixtures.starter().with(
		"warmStart", 1).with("pyramidRate", 0.05).with("iterations", 4).with(
			"margin", 0.2);

	@Test
	void aFrameLooksAsItsAnchorDoes() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final Stylizer stylizer = fixtures.stylizer();
			final ClipStyle style = stylizer.train(keys(), Fixtures.TEXT, SETTINGS,
				Progress.NONE);
			assertEquals(4, style.losses().size());
			assertTrue(style.losses().get(0).containsKey("temporal"));
			try (FramePainter painter = stylizer.painter(style)) {
				final ColorImage first = painter.paint(frame(0));
				final ColorImage later = painter.paint(frame(3));
				assertEquals(0, outside(frame(0), first) + outside(frame(3), later));
				double difference = 0;
				double change = 0;
				for (int y = 14; y < 34; y++)
					for (int x = 10; x < 10 + SIDE - 4; x++) {
						final int i = y * WIDTH + x;
						difference += Math.abs(first.samples()[i] - later.samples()[i + 3 *
							STEP]);
						change += Math.abs(first.samples()[i] - frame(0).picture()
							.samples()[i]);
					}
				assertTrue(change > 1, "it is restyled: " + change);
				assertTrue(difference < 0.1 * change, difference + " of " + change);
			}
		}
	}

	@Test
	void whatIsSeenAgainKeepsItsStyle() {
		final Region at = new Region(new Region.Box(0, 0, WIDTH, HEIGHT), WIDTH,
			HEIGHT);
		final ClipFrame before = frame(0), now = frame(1);
		final float[] seen = new float[WIDTH * HEIGHT];
		Arrays.fill(seen, 1);
		final float[] left = new float[WIDTH * HEIGHT];
		Arrays.fill(left, -STEP);
		final ClipFrame followed = new ClipFrame(now.picture(), now.steady(), now
			.mask(), now.sights(), new ClipFrame.Former(left, new float[WIDTH *
				HEIGHT], seen));
		final float[] dark = new float[3 * WIDTH * HEIGHT];
		final float[] bright = new float[3 * WIDTH * HEIGHT];
		Arrays.fill(bright, 1);
		final TemporalFilter filter = new TemporalFilter();
		filter.next(dark, before.steady().samples(), before, at);
		final float[] made = filter.next(bright, now.steady().samples(), followed,
			at);
		final int object = 24 * WIDTH + 8 + STEP + 12, wall = 2 * WIDTH + 50;
		assertEquals(0.1, made[object], 0.01);
		assertEquals(1, made[wall]);
		// Who was not there has nothing to keep.
		assertArrayEquals(bright, filter.next(bright, now.steady().samples(), now,
			at));
	}

	@Test
	void whatTheBorderCutsLiesInItsRegionAsIfItWereWhole() {
		final ClipRegion region = new ClipRegion(40, 40, 40, 40, 8, SIDE, SIDE);
		final float[] samples = new float[WIDTH * HEIGHT];
		for (int y = 12; y < 12 + SIDE; y++)
			Arrays.fill(samples, y * WIDTH + WIDTH - 8, y * WIDTH + WIDTH, 1);
		final Region at = region.at(Mask.of(samples, WIDTH, HEIGHT));
		assertEquals(new Region.Box(WIDTH - 16, 8, 40, 40), at.box());
		final float[] mask = at.shrink(samples, WIDTH);
		assertEquals(1, mask[20 * 40 + 39], "the border goes on");
		assertEquals(0, mask[20 * 40 + 7]);
	}

	@Test
	void theSameKeysTeachTheSame() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final Stylizer stylizer = fixtures.stylizer();
			final float[][] made = new float[2][];
			for (int i = 0; i < 2; i++)
				made[i] = stylizer.train(keys(), Fixtures.TEXT, SETTINGS, Progress.NONE)
					.learned().parameters();
			assertArrayEquals(made[0], made[1]);
		}
	}

	@Test
	void paintingLeavesNothingBehind() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final Stylizer stylizer = fixtures.stylizer();
			final ClipStyle style = stylizer.train(keys(), Fixtures.TEXT, SETTINGS,
				Progress.NONE);
			try (FramePainter painter = stylizer.painter(style)) {
				painter.paint(frame(1));
				final int arrays = fixtures.manager.getManagedArrays().size();
				for (int i = 0; i < 5; i++)
					painter.paint(frame(i % 3));
				assertEquals(arrays, fixtures.manager.getManagedArrays().size());
			}
		}
	}

	@Test
	void whoCancelsGetsNothing() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final Stylizer stylizer = fixtures.stylizer();
			assertEquals(Failure.CANCELLED, assertThrows(SoulstylerException.class,
				() -> stylizer.train(keys(), Fixtures.TEXT, SETTINGS, new Progress()
				{

					@Override
					public boolean iteration(final int iteration, final int iterations,
						final Map<String, Double> losses,
						final Supplier<ColorImage> preview)
				{
						assertEquals(WIDTH, preview.get().width());
						return false;
					}
				})).failure());
		}
	}

	@Test
	void frozenStatisticsChangeNothingInWhatTheyAreOf() throws Exception {
		try (Fixtures fixtures = Fixtures.open(); Autograd off = Autograd.off()) {
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				Fixtures.small(), new Random(4));
			final StyleNet.Input input = net.input(fixtures.array("picture"), null);
			final NDArray own = net.forward(input, null);
			final List<NDArray> statistics = net.statistics(input);
			Fixtures.assertClose("frozen", own.toFloatArray(), net.forward(input,
				null, statistics).toFloatArray(), 1e-5);
		}
	}

	@Test
	void tilesLieSideBySide() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final Tiles tiles = Tiles.of(6, 5, 4);
			assertEquals(3, tiles.columns());
			final List<float[]> each = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				each.add(new float[2 * 20]);
				Arrays.fill(each.get(i), i);
			}
			final NDArray full = fixtures.manager.create(tiles.together(each, 2),
				new Shape(1, 2, tiles.fullHeight(), tiles.fullWidth()));
			final NDArray apart = tiles.apart(full);
			for (int i = 0; i < 6; i++)
				assertEquals(i, apart.getFloat(i, 1, 3, 4));
			assertArrayEquals(full.toFloatArray(), tiles.together(apart)
				.toFloatArray());
		}
	}

	// -- Helper methods --

	/** Two frames and the one before the second; the first is the anchor. */
	private static ClipKeys keys() {
		final float[] back = new float[WIDTH * HEIGHT];
		Arrays.fill(back, -STEP);
		final boolean[] seen = new boolean[WIDTH * HEIGHT];
		Arrays.fill(seen, true);
		return new ClipKeys(List.of(frame(0), frame(2), frame(1), frame(3)), 1, List
			.of(new ClipKeys.Neighbours(1, 2, back, new float[WIDTH * HEIGHT], seen)),
			SIDE, SIDE);
	}

	/** A patterned square that goes to the right before a grey wall. */
	private static ClipFrame frame(final int t) {
		final float[] samples = new float[3 * WIDTH * HEIGHT];
		final float[] mask = new float[WIDTH * HEIGHT];
		Arrays.fill(samples, 0.5f);
		for (int y = 12; y < 12 + SIDE; y++)
			for (int x = 8; x < 8 + SIDE; x++) {
				final int i = y * WIDTH + x + t * STEP;
				mask[i] = 1;
				samples[i] = 0.5f + 0.3f * (float) Math.sin(x * 0.7);
				samples[WIDTH * HEIGHT + i] = 0.4f + 0.2f * (float) Math.sin(y * 0.5);
			}
		final float[] dx = new float[WIDTH * HEIGHT];
		Arrays.fill(dx, -t * STEP);
		final ColorImage picture = ColorImage.of(samples, WIDTH, HEIGHT);
		return new ClipFrame(picture, picture, Mask.of(mask, WIDTH, HEIGHT), List
			.of(new Sight(0, dx, new float[WIDTH * HEIGHT], mask)), null);
	}

	private static int outside(final ClipFrame frame, final ColorImage made) {
		int changed = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			for (int c = 0; c < 3; c++)
				changed += frame.mask().samples()[i] == 0 && frame.picture()
					.samples()[c * WIDTH * HEIGHT + i] != made.samples()[c * WIDTH *
						HEIGHT + i] ? 1 : 0;
		return changed;
	}
}
