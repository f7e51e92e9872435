package org.soulstyler.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;

/**
 * Against scikit-image 0.25.2: {@code mean_squared_error},
 * {@code peak_signal_noise_ratio} and {@code structural_similarity} with Gaussian
 * weights, sigma 1.5 and no sample covariance (models/evaluation/README.md).
 */
class ImageQualityTest {

	private static final int WIDTH = 32, HEIGHT = 24;

	@Test
	void wholePicturesAreAsScikitImageHasThem() {
		final float[] all = area(false);
		Arrays.fill(all, 1);
		final double mse = ImageQuality.mse(picture(1), picture(1.2), all);
		assertEquals(0.02929385578798238, mse, 1e-8);
		assertEquals(15.332234607788454, ImageQuality.psnr(mse), 1e-5);
		assertEquals(0.5627696104963531, ImageQuality.ssim(picture(1), picture(1.2),
			all), 1e-5);
	}

	@Test
	void whatIsLeftOutIsBlackInBoth() {
		final double mse = ImageQuality.mse(picture(1), picture(1.2), area(false));
		assertEquals(0.02484323188806504, mse, 1e-8);
		assertEquals(16.047919068911366, ImageQuality.psnr(mse), 1e-5);
		assertEquals(0.7646948259719283, ImageQuality.ssim(picture(1), picture(1.2),
			area(false)), 1e-5);
	}

	@Test
	void withinAnAreaOnlyItsPixelsCount() {
		assertEquals(0.03062536451048788, ImageQuality.mseWithin(picture(1),
			picture(1.2), area(false)), 1e-8);
		assertEquals(0.5269192501113485, ImageQuality.ssimWithin(picture(1),
			picture(1.2), area(false)), 1e-5);
	}

	@Test
	void theSamePictureHasNoError() {
		assertEquals(Double.POSITIVE_INFINITY, ImageQuality.psnr(ImageQuality.mse(
			picture(1), picture(1), area(false))));
		assertEquals(1, ImageQuality.ssim(picture(1), picture(1), area(false)),
			1e-12);
	}

	@Test
	void structureIsKeptWhateverTheColours() {
		final ColorImage before = picture(1);
		final float[] darker = before.samples().clone();
		for (int i = 0; i < darker.length; i++)
			darker[i] = 0.1f + 0.5f * darker[i];
		assertEquals(1, Structure.kept(before, ColorImage.of(darker, WIDTH, HEIGHT),
			area(true)), 1e-6);
		assertEquals(0, Structure.kept(before, ColorImage.of(
			new float[darker.length], WIDTH, HEIGHT), area(true)), 1e-12);
	}

	/** A disc, or all but it. */
	static float[] area(final boolean inside) {
		final float[] area = new float[WIDTH * HEIGHT];
		for (int i = 0; i < area.length; i++)
			area[i] = Math.hypot(i % WIDTH - 15, i / WIDTH - 11) < 7 == inside ? 1
				: 0;
		return area;
	}

	static ColorImage picture(final double k) {
		final float[] samples = new float[3 * WIDTH * HEIGHT];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++) {
					final double v = 0.5 + 0.3 * Math.sin(0.3 * x + 0.2 * k * y + c) +
						0.15 * Math.cos(0.9 * y - 0.4 * x * (k + c));
					samples[(c * HEIGHT + y) * WIDTH + x] = Math.max(0, Math.min(1,
						(float) v));
				}
			}
		}
		return ColorImage.of(samples, WIDTH, HEIGHT);
	}
}
