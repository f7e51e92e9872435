package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.settings.Preset;

@Tag("models")
class CompositorTest {

	private static float[] noise(final int length, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[length];
		for (int i = 0; i < length; i++)
			values[i] = random.nextFloat();
		return values;
	}

	private static Mask disc(final int width, final int height) {
		final float[] mask = new float[width * height];
		final double radius = Math.min(width, height) / 4.0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final double distance = Math.hypot(x - width / 2.0, y - height / 2.0);
				mask[y * width + x] = (float) Math.max(0, Math.min(1, radius -
					distance));
			}
		}
		return Mask.of(mask, width, height);
	}

	private static Compositor compositor(final ColorImage image, final Mask mask,
		final Region region, final double contrast)
	{
		return new Compositor(image, mask, region, region.shrink(image), region
			.shrink(mask), contrast, !region.isFullSize());
	}

	@Test
	void nothingChangesWhereTheMaskIsZero() {
		for (final int workingSize : new int[] { 16, 64, 512 }) {
			final ColorImage image = ColorImage.of(noise(3 * 120 * 90, 1), 120, 90);
			final float[] before = image.samples().clone();
			final Mask mask = disc(120, 90);
			final Region region = Region.around(mask, Preset.PAPER.settings().with(
				"workingSize", workingSize));
			final float[] restyled = noise(3 * region.width() * region.height(), 2);
			final ColorImage result = compositor(image, mask, region, 1.5).compose(
				restyled);
			assertTrue(Arrays.equals(before, image.samples()),
				"the input stays as it is");
			int changed = 0;
			for (int i = 0; i < before.length; i++) {
				if (mask.samples()[i % (120 * 90)] > 0) {
					if (result.samples()[i] != before[i]) changed++;
				}
				else assertEquals(Float.floatToRawIntBits(before[i]), Float
					.floatToRawIntBits(result.samples()[i]));
			}
			assertTrue(changed > 1000);
		}
	}

	@Test
	void aRegionOfFullSizeIsTakenAsItIs() {
		final ColorImage image = ColorImage.of(noise(3 * 40 * 30, 1), 40, 30);
		final Mask mask = Mask.of(new float[40 * 30], 40, 30);
		Arrays.fill(mask.samples(), 1);
		final Region region = Region.around(mask, Preset.PAPER.settings());
		final float[] restyled = noise(3 * 40 * 30, 2);
		assertTrue(Arrays.equals(restyled, compositor(image, mask, region, 1)
			.compose(restyled).samples()));
	}

	@Test
	void halfAMaskIsHalfTheChange() {
		final ColorImage image = ColorImage.of(noise(3 * 20 * 20, 1), 20, 20);
		final Mask mask = Mask.of(new float[20 * 20], 20, 20);
		Arrays.fill(mask.samples(), 0.5f);
		final Region region = Region.around(mask, Preset.PAPER.settings());
		final float[] restyled = noise(3 * 20 * 20, 2);
		final float[] result = compositor(image, mask, region, 1).compose(restyled)
			.samples();
		for (int i = 0; i < result.length; i++)
			assertEquals((image.samples()[i] + restyled[i]) / 2, result[i], 1e-6);
	}

	@Test
	void contrastIsTorchvisions() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final float[] moved = fixtures.values("moved");
			final ColorImage image = ColorImage.of(fixtures.values("picture"), 61,
				44);
			final Mask mask = Mask.of(new float[61 * 44], 61, 44);
			Arrays.fill(mask.samples(), 1);
			final Region region = Region.around(mask, Preset.PAPER.settings());
			Fixtures.assertClose("contrast", fixtures.values("contrast"), compositor(
				image, mask, region, 1.5).compose(moved).samples(), 1e-5);
		}
	}

	@Test
	void anUnchangedRegionLeavesALargePictureAlone() {
		final int width = 301, height = 203;
		final ColorImage image = ColorImage.of(noise(3 * width * height, 1), width,
			height);
		final Mask mask = disc(width, height);
		final Region region = Region.around(mask, Preset.PAPER.settings().with(
			"workingSize", 50));
		final float[] same = region.shrink(image);
		final float[] result = compositor(image, mask, region, 1).compose(same)
			.samples();
		for (int i = 0; i < result.length; i++)
			assertEquals(image.samples()[i], result[i], 1e-5);
	}

	@Test
	void aChangeOfColorArrivesAtFullSize() {
		final int width = 400, height = 300;
		final float[] gray = new float[3 * width * height];
		Arrays.fill(gray, 0.5f);
		final ColorImage image = ColorImage.of(gray, width, height);
		final Mask mask = disc(width, height);
		final Region region = Region.around(mask, Preset.PAPER.settings().with(
			"workingSize", 40));
		final float[] brighter = region.shrink(image);
		for (int i = 0; i < brighter.length; i++)
			brighter[i] += 0.25f;
		final float[] result = compositor(image, mask, region, 1).compose(brighter)
			.samples();
		assertEquals(0.75f, result[150 * width + 200], 1e-5);
	}
}
