package org.soulstyler.stylization.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;

import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.stylization.Fixtures;

@Tag("models")
class SurroundingCropsTest {

	private static final int SIDE = 96;

	/**
	 * The object is the top left quarter, its twin the bottom right one; the
	 * others are plain, one black and one white.
	 */
	private static float[] twins() {
		final Random random = new Random(1);
		final float[] picture = new float[3 * SIDE * SIDE];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < SIDE; y++) {
				for (int x = 0; x < SIDE; x++) {
					final boolean left = x < SIDE / 2, top = y < SIDE / 2;
					picture[(c * SIDE + y) * SIDE + x] = left == top ? random.nextFloat()
						: left ? 0 : 1;
				}
			}
		}
		return picture;
	}

	@Test
	void whatLooksLikeTheObjectMayBeOfItAndTheRestIsBackground()
		throws Exception
	{
		try (Fixtures fixtures = Fixtures.open()) {
			final float[] mask = new float[SIDE * SIDE];
			for (int i = 0; i < mask.length; i++)
				mask[i] = i % SIDE < SIDE / 2 && i / SIDE < SIDE / 2 ? 1 : 0;
			final CoverageMap map = new CoverageMap(mask, SIDE, SIDE);
			final PatchSampler sampler = new PatchSampler(map, Fixtures.small());
			final SurroundingCrops crops = new SurroundingCrops(fixtures.ops, fixtures
				.networks().clip(), fixtures.manager.create(twins(), new Shape(1, 3,
					SIDE, SIDE)), sampler, 64, new Random(0));
			final List<CropWindow> extra = crops.extra(100, new Random(0));
			final List<CropWindow> background = crops.background(100, new Random(0));
			assertTrue(extra.size() > 3 && background.size() > 3, extra.size() +
				" extra, " + background.size() + " background");
			for (final CropWindow crop : extra) {
				assertTrue(map.coverage(crop) < 0.1);
				final int x = crop.x() + crop.size() / 2, y = crop.y() + crop.size() /
					2;
				assertTrue(x > SIDE / 3 && y > SIDE / 3, crop + " is of the twin");
			}
			assertEquals(background.size(), new HashSet<>(background).size(),
				"none twice");
			assertEquals(2, crops.background(2, new Random(1)).size());
		}
	}
}
