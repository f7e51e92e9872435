package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

/** Texture finer than the working size, for large objects. */
class DetailPlanTest {

	private static StylizationSettings settings(final int workingSize,
		final int passes)
	{
		return Fixtures.starter().with("margin", 0).with("workingSize", workingSize)
			.with("detailPasses", passes).with("minCropSize", 12).with("maxCropSize",
				16);
	}

	private static List<DetailPlan.Part> plan(final int width, final int height,
		final int workingSize, final int passes) throws Exception
	{
		return DetailPlan.of(Mask.full(width, height), settings(workingSize,
			passes));
	}

	@Test
	void thePassesDoubleTheSizeAsFarAsTheObjectGoes() throws Exception {
		assertEquals(1, plan(287, 200, 288, 9).size());
		assertEquals(1, plan(575, 300, 288, 9).size(), "less than twice as large");
		assertEquals(2, plan(576, 300, 288, 9).size());
		assertEquals(1, plan(3000, 2000, 288, 0).size(), "none is wished for");
		final List<DetailPlan.Part> parts = plan(3000, 1500, 288, 2);
		assertEquals(288, parts.get(0).region().width());
		assertNull(parts.get(1).window());
		assertEquals(576, parts.get(1).region().width());
		assertEquals(3 + 2 * (parts.size() - 1), DetailPlan.iterations(parts));
		for (final DetailPlan.Part tile : parts.subList(2, parts.size())) {
			assertNotNull(tile.window());
			final Region region = tile.region();
			assertTrue(Math.max(region.width(), region.height()) <= 577);
			assertEquals(1152.0 / 3000, region.width() / (double) region.box()
				.width(), 2e-3);
		}
	}

	@Test
	void noStepsMeanNoPasses() throws Exception {
		assertEquals(1, DetailPlan.of(Mask.full(900, 900), settings(64, 3)
			.withIterations(0)).size());
	}

	@Test
	void tilesWithoutTheObjectAreLeftOut() throws Exception {
		final float[] samples = new float[400 * 400];
		for (int i = 0; i < 400; i++)
			samples[i * 400 + i] = 1;
		final StylizationSettings settings = settings(50, 3);
		final int all = DetailPlan.of(Mask.full(400, 400), settings).size();
		final int diagonal = DetailPlan.of(Mask.of(samples, 400, 400), settings)
			.size();
		assertTrue(diagonal < all, diagonal + " of " + all);
	}

	@Test
	void theTilesWeightsAddUpToOne() {
		for (final int[] size : new int[][] { { 97, 31, 20 }, { 200, 200, 64 }, {
			64, 65, 64 }, { 1, 300, 16 }, { 129, 5, 8 } })
		{
			final Region.Box box = new Region.Box(3, 2, size[0], size[1]);
			final Mask full = Mask.full(size[0] + 5, size[1] + 7);
			final float[] sum = new float[full.samples().length];
			for (final Window window : Window.over(box, size[2])) {
				assertTrue(window.across().to() - window.across().from() <= size[2]);
				assertNotNull(Region.box(full, window.box(), 0));
				final float[] weights = window.of(full).samples();
				for (int i = 0; i < sum.length; i++)
					sum[i] += weights[i];
			}
			for (int y = 0; y < full.height(); y++)
				for (int x = 0; x < full.width(); x++)
					assertEquals(x >= 3 && x < 3 + size[0] && y >= 2 && y < 2 + size[1]
						? 1 : 0, sum[y * full.width() + x], 1e-5);
		}
	}

	@Test
	@Tag("models")
	void aLargeObjectGetsFinerTextureWithoutSeamsAndTheRestStays()
		throws Exception
	{
		final int side = 200, working = 48;
		final float[] grey = new float[3 * side * side];
		Arrays.fill(grey, 0.5f);
		final ColorImage image = ColorImage.of(grey, side, side);
		final Mask mask = StylizerTest.middle(side, side, 1);
		final float[] object = mask.samples().clone();
		Arrays.fill(object, 0, 3 * side, 0);
		final Mask lower = Mask.of(object, side, side);
		try (Fixtures fixtures = Fixtures.open()) {
			final Stylizer stylizer = fixtures.stylizer();
			final List<Integer> planned = new ArrayList<>();
			final StylizationResult coarse = stylizer.stylize(image, lower,
				Fixtures.TEXT, settings(working, 0), Progress.NONE);
			final StylizationResult fine = stylizer.stylize(image, lower,
				Fixtures.TEXT, settings(working, 2), new Progress()
				{

					@Override
					public boolean iteration(final int iteration, final int of,
						final Map<String, Double> losses,
						final Supplier<ColorImage> preview)
				{
						planned.add(of);
						return true;
					}
				});
			assertTrue(fine.iterations() > 3 + 2 * 4, "no tiles");
			assertEquals(fine.iterations(), planned.size());
			assertEquals(fine.iterations(), planned.get(0));
			final float[] a = coarse.picture().samples(), b = fine.picture()
				.samples();
			assertTrue(roughness(b, side) > 1.2 * roughness(a, side), roughness(a,
				side) + " " + roughness(b, side));
			assertSeamless(b, side, DetailPlan.of(lower, settings(working, 2)));
			for (int c = 0; c < 3; c++)
				assertArrayEquals(Arrays.copyOfRange(grey, 0, 3 * side), Arrays
					.copyOfRange(b, c * side * side, c * side * side + 3 * side));
			assertArrayEquals(b, stylizer.stylize(image, lower, Fixtures.TEXT,
				settings(working, 2), Progress.NONE).picture().samples());
		}
	}

	@Test
	@Tag("models")
	void stoppedInALaterPassThePictureSoFarIsKept() throws Exception {
		final ColorImage image = StylizerTest.image(100, 100);
		try (Fixtures fixtures = Fixtures.open()) {
			final StylizationResult result = fixtures.stylizer().stylize(image, Mask
				.full(100, 100), Fixtures.TEXT, settings(48, 1), new Progress()
			{

					@Override
					public boolean iteration(final int iteration, final int of,
						final Map<String, Double> losses,
						final Supplier<ColorImage> preview)
				{
						return iteration < 4;
					}
				});
			assertTrue(result.cancelled());
			assertEquals(4, result.iterations());
			assertEquals(100, result.picture().width());
		}
	}

	/** Steps at tiles' borders are on average no larger than others, to 1/255. */
	private static void assertSeamless(final float[] samples, final int side,
		final List<DetailPlan.Part> parts)
	{
		final double usual = roughness(samples, side);
		int borders = 0;
		for (final DetailPlan.Part part : parts) {
			if (part.window() == null || part.window().across().from() == 0) continue;
			borders++;
			final int x = part.window().across().from();
			double sum = 0;
			int n = 0;
			for (int c = 0; c < 3; c++)
				for (int y = Math.max(4, part.window().down().from()); y < part.window()
					.down().to(); y++, n++)
					sum += Math.abs(samples[(c * side + y) * side + x] - samples[(c *
						side + y) * side + x - 1]);
			assertTrue(sum / n < 1.25 * usual + 1 / 255.0, sum / n + " " + usual);
		}
		assertTrue(borders > 1);
	}

	/** Mean difference of neighbours in a row, in the lower part. */
	private static double roughness(final float[] samples, final int side) {
		double sum = 0;
		int n = 0;
		for (int c = 0; c < 3; c++)
			for (int y = 4; y < side; y++)
				for (int x = 1; x < side; x++, n++)
					sum += Math.abs(samples[(c * side + y) * side + x] - samples[(c *
						side + y) * side + x - 1]);
		return sum / n;
	}
}
