package org.soulstyler.segmentation.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.image.Mask;
import org.soulstyler.segmentation.Scenery;

/** Outlines fitted to the picture's colours. */
class CutRefinementTest {

	@ParameterizedTest
	@ValueSource(ints = { 120, 500 })
	void mendsACoarseOutline(final int side) {
		final Scenery scene = new Scenery(side, side, new Color(90, 140, 80)).ball(
			side * 0.5, side * 0.5, side * 0.3, new Color(190, 40, 40), false);
		// The network saw the left part only, and some of the ground.
		final float[] probability = new float[side * side];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final double r = Math.hypot(x - 0.44 * side, y - 0.5 * side) / side;
				probability[y * side + x] = (float) (1 / (1 + Math.exp(30 * (r -
					0.27))));
			}
		}
		final double before = scene.overlap(Mask.of(threshold(probability), side,
			side), 0);
		final float[] refined = CutRefinement.refine(scene.picture().samples(),
			probability, side, side, 0.5);
		final double after = scene.overlap(Mask.of(threshold(refined), side, side),
			0);
		assertTrue(after > 0.93 && after > before, before + " became " + after);
	}

	/** As a black teapot before a dark window frame. */
	@Test
	void trustsTheNetworkWhereColorsMistakeOneThingForAnother() {
		final int side = 200;
		final Color dark = new Color(60, 45, 40);
		final Scenery scene = new Scenery(side, side, new Color(200, 200, 190))
			.ball(60, 60, 45, dark, false).ball(135, 60, 42, dark, false).ball(150,
				155, 40, dark, false).ball(45, 155, 40, dark, false);
		final double[][] seen = { { 60, 60, 45, 0.9 }, { 135, 60, 42, 0.4 }, { 150,
			155, 40, 0.1 }, { 45, 155, 40, 0.1 } };
		final float[] probability = new float[side * side];
		for (int i = 0; i < probability.length; i++) {
			probability[i] = 0.05f;
			for (final double[] ball : seen)
				if (Math.hypot(i % side - ball[0], i / side - ball[1]) < ball[2])
					probability[i] = Math.max(probability[i], (float) ball[3]);
		}
		final float[] refined = CutRefinement.refine(scene.picture().samples(),
			probability, side, side, 0.5);
		final double overlap = scene.overlap(Mask.of(threshold(refined), side,
			side), 0);
		assertTrue(overlap > 0.9, "overlap " + overlap);
	}

	@Test
	void leavesAloneWhatCannotBeToldApart() {
		final float[] nothing = new float[30 * 20];
		assertNull(CutRefinement.refine(new float[3 * 600], nothing, 30, 20, 0.5));
		final float[] everything = new float[30 * 20];
		Arrays.fill(everything, 0.9f);
		assertNull(CutRefinement.refine(new float[3 * 600], everything, 30, 20,
			0.5));
		assertNull(CutRefinement.refine(new float[3], new float[] { 0.9f }, 1, 1,
			0.5));
	}

	@Test
	void aConstantPictureKeepsTheNetworksOutline() {
		final float[] probability = new float[64 * 64];
		for (int i = 0; i < probability.length; i++)
			probability[i] = i % 64 < 32 ? 0.8f : 0.2f;
		final float[] refined = CutRefinement.refine(new float[3 * 64 * 64],
			probability, 64, 64, 0.5);
		for (int i = 0; i < probability.length; i++)
			assertEquals(i % 64 < 32, refined[i] > 0.5);
	}

	/** Against all cuts of small random grids. */
	@Test
	void cutsWhereItCostsLeast() {
		final Random random = new Random(3);
		for (int trial = 0; trial < 60; trial++) {
			final int w = 2 + random.nextInt(3), h = 2 + random.nextInt(2), n = w * h;
			final float[] unary = new float[n];
			final float[][][] pairwise = new float[n][3][3];
			final MinimumCut cut = new MinimumCut(w, h);
			for (int i = 0; i < n; i++) {
				unary[i] = random.nextInt(21) - 10;
				cut.setUnary(i % w, i / w, unary[i]);
				for (int d = 0; d < 4; d++) {
					final int dx = d < 3 ? 1 : 0, dy = d < 3 ? d - 1 : 1, x = i % w + dx,
							y = i / w + dy;
					if (x >= w || y < 0 || y >= h) continue;
					pairwise[i][dx + 1][dy + 1] = random.nextInt(7);
					cut.setPairwise(i % w, i / w, dx, dy, pairwise[i][dx + 1][dy + 1]);
				}
			}
			double least = Double.MAX_VALUE;
			for (int set = 0; set < 1 << n; set++)
				least = Math.min(least, cost(set, w, h, unary, pairwise));
			int ours = 0;
			final boolean[] object = cut.cut();
			for (int i = 0; i < n; i++)
				if (object[i]) ours |= 1 << i;
			assertEquals(least, cost(ours, w, h, unary, pairwise), 1e-3);
		}
	}

	private static double cost(final int set, final int w, final int h,
		final float[] unary, final float[][][] pairwise)
	{
		double cost = 0;
		for (int i = 0; i < w * h; i++) {
			final boolean in = (set >> i & 1) == 1;
			if (in && unary[i] < 0) cost -= unary[i];
			if (!in && unary[i] > 0) cost += unary[i];
			for (int dx = 0; dx <= 1; dx++) {
				for (int dy = -1; dy <= 1; dy++) {
					final int x = i % w + dx, y = i / w + dy;
					if (x >= w || y < 0 || y >= h) continue;
					if (in != ((set >> y * w + x & 1) == 1)) cost += pairwise[i][dx +
						1][dy + 1];
				}
			}
		}
		return cost;
	}

	private static float[] threshold(final float[] values) {
		final float[] mask = values.clone();
		for (int i = 0; i < mask.length; i++)
			mask[i] = mask[i] > 0.5 ? 1 : 0;
		return mask;
	}
}
