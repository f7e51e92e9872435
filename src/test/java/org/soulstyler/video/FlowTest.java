package org.soulstyler.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** Flow finds known motion, and what is carried along it stays on the object. */
class FlowTest {

	private static final int WIDTH = 160;
	private static final int HEIGHT = 120;

	private final FlowEstimator estimator = new FlowEstimator();

	private Flow flow(final DrawnClip clip, final int from, final int to) {
		return estimator.flow(estimator.gray(clip.frame(from)), estimator.gray(clip
			.frame(to)));
	}

	@Test
	void theThingsMotionIsFound() {
		final DrawnClip clip = new DrawnClip(WIDTH, HEIGHT, 4);
		final Flow flow = flow(clip, 0, 2);
		double error = 0;
		int count = 0;
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				if (clip.covers(0, x, y)) {
					error += Math.hypot(flow.dx()[y * WIDTH + x] - 4, flow.dy()[y * WIDTH +
						x]);
					count++;
				}
		assertTrue(error / count < 0.4, "mean end-point error " + error / count);
	}

	@Test
	void whatIsHiddenInTheOtherPictureIsNotVisible() {
		final DrawnClip clip = new DrawnClip(WIDTH, HEIGHT, 4);
		clip.x = t -> WIDTH * 0.3 + 8 * t;
		final boolean[] visible = flow(clip, 0, 1).visible(flow(clip, 1, 0));
		final int y = HEIGHT / 2;
		final int front = (int) (WIDTH * 0.3 + HEIGHT / 4 + 4);
		assertTrue(!visible[y * WIDTH + front], "the wall before the thing is covered");
		assertTrue(visible[y * WIDTH + WIDTH - 20], "the wall far from it is not");
	}

	@Test
	void waysAreJoined() {
		final Flow right = constant(2, 0);
		final Flow down = constant(0, 1);
		assertArrayEquals(constant(2, 1).dx(), right.then(down).dx());
		assertArrayEquals(constant(2, 1).dy(), right.then(down).dy());
	}

	@Test
	void aShiftedPictureHasNoWarpingError() {
		final DrawnClip clip = new DrawnClip(WIDTH, HEIGHT, 2);
		final ColorImage frame = clip.frame(0);
		final boolean[] all = new boolean[WIDTH * HEIGHT];
		Arrays.fill(all, true);
		final WarpingError error = new WarpingError();
		error.add(frame, frame, Flow.still(WIDTH, HEIGHT), all, null);
		assertEquals(0, error.mean());
		final WarpingError wrong = new WarpingError();
		wrong.add(frame, frame, constant(3, 0), all, null);
		assertTrue(wrong.mean() > 1e-4);
	}

	@Test
	void valuesAreContinuedWhereThereAreNone() {
		final float[] values = new float[16 * 16];
		final float[] weights = new float[16 * 16];
		values[5 * 16 + 5] = 0.7f;
		weights[5 * 16 + 5] = 1;
		for (final float value : Inpainting.fill(values, weights, 16, 16))
			assertEquals(0.7f, value, 1e-5f);
	}

	@Test
	void aMaskThatTheNetworkMissesOnceIsKept() throws Exception {
		final DrawnClip clip = new DrawnClip(WIDTH, HEIGHT, 7);
		final java.util.List<ColorImage> frames = java.util.stream.IntStream.range(0,
			7).mapToObj(clip::frame).toList();
		final MaskTracker tracker = new MaskTracker(frame -> {
			throw new AssertionError("both ends show it");
		});
		final java.util.List<Mask> masks = tracker.track(frames, new Motion(frames,
			estimator), disc(clip, 0), disc(clip, 6));
		for (int t = 0; t < 7; t++) {
			int both = 0;
			int either = 0;
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				final boolean mine = masks.get(t).samples()[i] > 0.5f;
				final boolean true_ = clip.covers(t, i % WIDTH, i / WIDTH);
				both += mine && true_ ? 1 : 0;
				either += mine || true_ ? 1 : 0;
			}
			assertTrue(both > 0.9 * either, "frame " + t + ": IoU " + (double) both /
				either);
		}
	}

	private static Mask disc(final DrawnClip clip, final int t) {
		final float[] samples = new float[WIDTH * HEIGHT];
		for (int i = 0; i < samples.length; i++)
			samples[i] = clip.covers(t, i % WIDTH, i / WIDTH) ? 1 : 0;
		return Mask.of(samples, WIDTH, HEIGHT);
	}

	private static Flow constant(final float dx, final float dy) {
		final Flow flow = Flow.still(WIDTH, HEIGHT);
		Arrays.fill(flow.dx(), dx);
		Arrays.fill(flow.dy(), dy);
		return flow;
	}
}
