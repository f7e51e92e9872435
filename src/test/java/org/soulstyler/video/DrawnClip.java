package org.soulstyler.video;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Resampler;

/**
 * A clip of a round red thing with a pattern before a patterned wall, whose
 * motion is known: the camera pans, the thing goes and turns, leaves and comes
 * back, the light changes.
 */
final class DrawnClip implements FrameSource {

	private final int width;
	private final int height;
	private final int size;
	private final BufferedImage wall;
	private final BufferedImage thing;
	/** Where the thing's middle is, pixels; how far it is turned; how light it is. */
	IntToDoubleFunction x;
	IntToDoubleFunction y;
	IntToDoubleFunction turn = t -> 0;
	IntToDoubleFunction light = t -> 1;
	IntToDoubleFunction pan = t -> 0;

	DrawnClip(final int width, final int height, final int size) {
		this.width = width;
		this.height = height;
		this.size = size;
		final Random random = new Random(3);
		wall = pattern(2 * width, height, 0x8a9aa0, 24, random);
		thing = pattern(height / 2, height / 2, 0xb02018, 26, random);
		x = t -> width * 0.3 + t * 2.0;
		y = t -> height * 0.5;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public ColorImage frame(final int t) {
		final BufferedImage frame = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = frame.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		g.drawImage(wall, AffineTransform.getTranslateInstance(-pan.applyAsDouble(t),
			0), null);
		final double r = thing.getWidth() / 2.0;
		final AffineTransform place = AffineTransform.getTranslateInstance(x
			.applyAsDouble(t) - r, y.applyAsDouble(t) - r);
		place.rotate(turn.applyAsDouble(t), r, r);
		g.setPaint(new java.awt.TexturePaint(thing, new java.awt.geom.Rectangle2D.Double(
			0, 0, 2 * r, 2 * r)));
		g.setTransform(place);
		g.fill(new java.awt.geom.Ellipse2D.Double(2, 2, 2 * r - 4, 2 * r - 4));
		g.dispose();
		final float[] samples = new float[3 * width * height];
		final float level = (float) light.applyAsDouble(t);
		for (int i = 0; i < width * height; i++) {
			final int rgb = frame.getRGB(i % width, i / width);
			for (int c = 0; c < 3; c++)
				samples[c * width * height + i] = Math.min(1, level * (rgb >> 16 - 8 * c &
					255) / 255f);
		}
		return ColorImage.of(samples, width, height);
	}

	/** Whether the thing's disc covers a pixel. */
	boolean covers(final int t, final int u, final int v) {
		final double dx = u - x.applyAsDouble(t);
		final double dy = v - y.applyAsDouble(t);
		return Math.hypot(dx, dy) < thing.getWidth() / 2.0 - 3;
	}

	private static BufferedImage pattern(final int width, final int height,
		final int rgb, final int spread, final Random random)
	{
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final int w = width / 6 + 2;
		final float[] grid = new float[w * (height / 6 + 2)];
		for (int i = 0; i < grid.length; i++)
			grid[i] = (float) random.nextGaussian() * spread;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final float add = Resampler.sample(grid, 0, w, height / 6 + 2, x / 6f, y /
					6f);
				int value = 0;
				for (int c = 0; c < 3; c++)
					value = value << 8 | Math.max(0, Math.min(255, (rgb >> 16 - 8 * c & 255) +
						(int) add));
				image.setRGB(x, y, value);
			}
		}
		return image;
	}
}
