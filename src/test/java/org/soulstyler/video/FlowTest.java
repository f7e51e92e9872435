package org.soulstyler.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** Flow finds known motion, and says what is hidden. */
class FlowTest {

	private static final int WIDTH = 120;
	private static final int HEIGHT = 90;
	private static final Box ALL = new Box(0, 0, WIDTH, HEIGHT);

	private final FlowEstimator estimator = new FlowEstimator();

	private Flow flow(final KnownClip clip, final int from, final int to,
		final Box part)
	{
		return estimator.flow(ball(clip, from, part), estimator.gray(clip.frame(
			from), part), estimator.gray(clip.frame(to), part));
	}

	private static Silhouette ball(final KnownClip clip, final int t,
		final Box part)
	{
		final boolean[] ball = new boolean[part.width() * part.height()];
		for (int i = 0; i < ball.length; i++)
			ball[i] = clip.covers(t, part.x() + i % part.width(), part.y() + i / part
				.width());
		return new Silhouette(ball, part.width());
	}

	@ParameterizedTest
	@EnumSource(names = { "PAN", "TURN", "SPIN", "LIGHT" })
	void theBallsMotionIsFound(final KnownClip.Scenario scenario) {
		final KnownClip clip = new KnownClip(WIDTH, HEIGHT, 12, scenario);
		final Flow flow = flow(clip, 3, 4, new Box(10, 5, 100, 80));
		final Flow known = clip.flow(3, 4);
		final boolean[] seen = clip.seen(3, 4);
		assertTrue(error(flow, known, seen) < 0.16, "end-point error " + error(flow,
			known, seen));
	}

	@Test
	void whatGoesFarIsFoundToAPartOfAPixel() {
		final KnownClip clip = new KnownClip(WIDTH, HEIGHT, 12,
			KnownClip.Scenario.LEAVE);
		final Flow known = clip.flow(1, 0);
		final Silhouette ball = ball(clip, 1, ALL);
		final int middle = HEIGHT / 2 * WIDTH + WIDTH - 1;
		final Flow flow = estimator.flowOf(ball, estimator.gray(clip.frame(1), ALL),
			estimator.gray(clip.frame(0), ALL), new Displacement(Math.round(known
				.dx()[middle]), 0));
		final double error = error(flow, known, clip.seen(1, 0));
		assertTrue(error < 0.1, "end-point error " + error);
	}

	/** Mean end-point error of the ball's pixels. */
	private static double error(final Flow flow, final Flow known,
		final boolean[] seen)
	{
		double error = 0;
		int count = 0;
		for (int i = 0; i < seen.length; i++) {
			if (!seen[i]) continue;
			error += Math.hypot(flow.dx()[i] - known.dx()[i], flow.dy()[i] - known
				.dy()[i]);
			count++;
		}
		return error / count;
	}

	@ParameterizedTest
	@EnumSource(names = { "PAN", "TURN", "SPIN", "LIGHT" })
	void anObjectsOwnMotionIsFoundUpToItsOutline(
		final KnownClip.Scenario scenario)
	{
		final KnownClip clip = new KnownClip(WIDTH, HEIGHT, 12, scenario, 0.01);
		final Flow rough = flow(clip, 4, 3, ALL);
		final Flow fine = FlowEstimator.refined(rough, mask(clip, 4), estimator
			.gray(clip.frame(4), ALL), estimator.gray(clip.frame(3), ALL));
		final Flow known = clip.flow(4, 3);
		final boolean[] seen = clip.seen(4, 3);
		final double error = error(fine, known, seen);
		assertTrue(error < 0.08, "end-point error " + error);
		assertTrue(error < 0.6 * error(rough, known, seen), error + " of " + error(
			rough, known, seen));
	}

	private static Mask mask(final KnownClip clip, final int t) {
		final float[] ball = new float[WIDTH * HEIGHT];
		for (int i = 0; i < ball.length; i++)
			ball[i] = clip.covers(t, i % WIDTH, i / WIDTH) ? 1 : 0;
		return Mask.of(ball, WIDTH, HEIGHT);
	}

	@Test
	void whatIsHiddenInTheOtherPictureIsNotVisible() {
		final KnownClip clip = new KnownClip(WIDTH, HEIGHT, 40,
			KnownClip.Scenario.LEAVE);
		final boolean[] visible = flow(clip, 0, 1, ALL).visible(flow(clip, 1, 0,
			ALL));
		final int y = HEIGHT / 2 * WIDTH;
		final int front = (int) (WIDTH * 0.5 + HEIGHT * 0.3 + 4);
		assertFalse(visible[y + front], "the wall before the ball is covered");
		assertTrue(visible[y + 8], "the wall far from it is not");
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
		final ColorImage frame = new KnownClip(WIDTH, HEIGHT, 2,
			KnownClip.Scenario.PAN).frame(0);
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

	private static Flow constant(final float dx, final float dy) {
		final Flow flow = Flow.still(WIDTH, HEIGHT);
		Arrays.fill(flow.dx(), dx);
		Arrays.fill(flow.dy(), dy);
		return flow;
	}
}
