package org.soulstyler.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;

/** imglib2's images go in, and what comes out is one. */
class ImgLibImagesTest {

	@Test
	void floatsInAnArrayAreNotCopied() {
		final float[] samples = RandomSamples.of(2 * 3 * 3);
		final ColorImage image = ColorImage.of(ArrayImgs.floats(samples, 2, 3, 3));
		assertSame(samples, image.samples());
		assertEquals(samples[4], image.pixels().getAt(0, 2, 0).get());
	}

	@Test
	void viewsAreTakenAsTheyShow() {
		final float[] samples = RandomSamples.of(4 * 5 * 3);
		final RandomAccessibleInterval<FloatType> view = Views.interval(ArrayImgs
			.floats(samples, 4, 5, 3), new long[] { 1, 1, 0 }, new long[] { 2, 4,
				2 });
		final ColorImage image = ColorImage.of(view);
		assertEquals(2, image.width());
		assertEquals(4, image.height());
		assertEquals(samples[5], image.samples()[0]);
		assertEquals(samples[2 * 20 + 4 * 4 + 2], image.samples()[3 * 8 - 1]);
		final Img<FloatType> planes = PlanarImgs.floats(2, 2, 3);
		planes.forEach(value -> value.set(0.25f));
		assertEquals(0.25f, ColorImage.of(planes).samples()[11]);
	}

	@Test
	void coloursAreTaken() {
		final Img<ARGBType> red = ArrayImgs.argbs(new int[] { 0xffff0000,
			0x00003300 }, 1, 2);
		assertArrayEquals(new float[] { 1, 0, 0, 0.2f, 0, 0 }, ColorImage.ofArgb(
			red).samples());
	}

	@Test
	void truthValuesAreAMask() {
		final Img<BitType> bits = ArrayImgs.bits(2, 2);
		bits.getAt(1, 0).set(true);
		assertArrayEquals(new float[] { 0, 1, 0, 0 }, Mask.of(bits).samples());
	}

	@Test
	void valuesOutOfRangeAreRefused() {
		for (final float wrong : new float[] { -0.1f, 255, Float.NaN })
			assertThrows(IllegalArgumentException.class, () -> Mask.of(ArrayImgs
				.floats(new float[] { wrong }, 1, 1)));
		assertThrows(IllegalArgumentException.class, () -> ColorImage.of(ArrayImgs
			.floats(2, 2)));
	}
}
