package org.soulstyler.stylization.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;

class PatchSamplerTest {

	private static final StylizationSettings SETTINGS = Preset.PAPER.settings();

	/** A mask whose object is a rectangle. */
	private static float[] rectangle(final int width, final int height,
		final int left, final int top, final int right, final int bottom)
	{
		final float[] mask = new float[width * height];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++)
				mask[y * width + x] = 1;
		}
		return mask;
	}

	private static double mean(final float[] mask, final int width,
		final CropWindow crop)
	{
		double sum = 0;
		for (int y = crop.y(); y < crop.y() + crop.size(); y++) {
			for (int x = crop.x(); x < crop.x() + crop.size(); x++)
				sum += mask[y * width + x];
		}
		return sum / (crop.size() * crop.size());
	}

	private static void assertInside(final CropWindow crop, final int width,
		final int height)
	{
		assertTrue(crop.size() >= 1 && crop.x() >= 0 && crop.y() >= 0 && crop.x() +
			crop.size() <= width && crop.y() + crop.size() <= height, crop +
				" leaves the picture");
	}

	@Test
	void coverageIsTheMeanOfTheMask() {
		final Random random = new Random(1);
		final int width = 37, height = 23;
		final float[] mask = new float[width * height];
		for (int i = 0; i < mask.length; i++)
			mask[i] = random.nextFloat();
		final CoverageMap map = new CoverageMap(mask, width, height);
		for (int i = 0; i < 200; i++) {
			final int size = 1 + random.nextInt(23);
			final CropWindow crop = new CropWindow(random.nextInt(width - size + 1),
				random.nextInt(height - size + 1), size);
			assertEquals(mean(mask, width, crop), map.coverage(crop), 1e-6);
		}
	}

	@Test
	void cropsOfTheObjectAreCoveredAndCropsOutsideAreNot() {
		final int width = 400, height = 300;
		for (int seed = 0; seed < 20; seed++) {
			final Random random = new Random(seed);
			final int left = random.nextInt(200), top = random.nextInt(150);
			final float[] mask = rectangle(width, height, left, top, left + 80 +
				random.nextInt(100), top + 80 + random.nextInt(60));
			final PatchSampler sampler = new PatchSampler(new CoverageMap(mask, width,
				height), SETTINGS);
			final List<CropWindow> object = sampler.object(64, random);
			assertEquals(64, object.size());
			for (final CropWindow crop : object) {
				assertInside(crop, width, height);
				assertEquals(64, crop.size());
				assertTrue(mean(mask, width, crop) >= 0.8 - 1e-6, "coverage of " +
					crop);
			}
			for (final CropWindow crop : sampler.outside(64, random)) {
				assertInside(crop, width, height);
				assertTrue(mean(mask, width, crop) < 0.1, "coverage of " + crop);
			}
		}
	}

	@Test
	void cropsComeInAllSizesOfTheRange() {
		final PatchSampler sampler = new PatchSampler(new CoverageMap(rectangle(300,
			300, 50, 50, 250, 250), 300, 300), SETTINGS.with("maxCropSize", 128));
		final Set<Integer> sizes = new HashSet<>();
		sampler.object(200, new Random(3)).forEach(crop -> sizes.add(crop.size()));
		assertTrue(sizes.contains(64) && sizes.contains(128) && sizes.size() >= 3,
			"sizes " + sizes);
	}

	@Test
	void anObjectSmallerThanACropGetsSmallerCrops() {
		final float[] mask = rectangle(200, 200, 90, 90, 120, 120);
		final PatchSampler sampler = new PatchSampler(new CoverageMap(mask, 200,
			200), SETTINGS);
		for (final CropWindow crop : sampler.object(64, new Random(0))) {
			assertTrue(crop.size() >= 16 && crop.size() <= 36, crop.toString());
			assertTrue(mean(mask, 200, crop) >= 0.8 - 1e-6, crop.toString());
		}
	}

	@Test
	void aMastThreePixelsWideIsFollowed() {
		final float[] mask = rectangle(200, 200, 90, 10, 93, 180);
		final PatchSampler sampler = new PatchSampler(new CoverageMap(mask, 200,
			200), SETTINGS);
		final List<CropWindow> crops = sampler.object(64, new Random(0));
		assertEquals(64, crops.size());
		for (final CropWindow crop : crops) {
			assertInside(crop, 200, 200);
			assertTrue(mean(mask, 200, crop) >= 0.8 * 3 / 16, crop.toString());
		}
		assertFalse(sampler.outside(8, new Random(0)).isEmpty());
	}

	@Test
	void aSpeckAtTheEdgeIsFound() {
		final float[] mask = new float[90 * 70];
		mask[mask.length - 1] = 0.2f;
		final PatchSampler sampler = new PatchSampler(new CoverageMap(mask, 90, 70),
			SETTINGS);
		for (final CropWindow crop : sampler.object(8, new Random(0))) {
			assertInside(crop, 90, 70);
			assertTrue(mean(mask, 90, crop) > 0);
		}
	}

	@Test
	void picturesOfAnyShapeAreTaken() {
		for (final int[] size : new int[][] { { 1, 1 }, { 16, 4000 }, { 4000, 16 },
			{ 2, 512 }, { 63, 65 } })
		{
			final float[] mask = rectangle(size[0], size[1], 0, 0, size[0], size[1]);
			final PatchSampler sampler = new PatchSampler(new CoverageMap(mask,
				size[0], size[1]), SETTINGS);
			final List<CropWindow> crops = sampler.object(10, new Random(0));
			assertEquals(10, crops.size());
			crops.forEach(crop -> assertInside(crop, size[0], size[1]));
			assertTrue(sampler.outside(10, new Random(0)).isEmpty(),
				"the object leaves no room");
		}
	}
}
