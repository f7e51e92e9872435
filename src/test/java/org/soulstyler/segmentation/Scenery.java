package org.soulstyler.segmentation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** Pictures that the tests draw themselves, and where the things in them are. */
public final class Scenery {

	private final BufferedImage canvas;
	private final Graphics2D graphics;
	private final List<Shape> things = new ArrayList<>();

	public Scenery(final int width, final int height, final Color background) {
		canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		graphics = canvas.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(background);
		graphics.fillRect(0, 0, width, height);
	}

	/** A shaded ball; with a stalk it is an apple. */
	public Scenery ball(final double x, final double y, final double radius,
		final Color color, final boolean stalk)
	{
		graphics.setColor(new Color(0, 0, 0, 60));
		graphics.fill(new Ellipse2D.Double(x - radius * 0.7, y + radius * 0.85,
			radius * 1.6, radius * 0.3));
		final Shape ball = new Ellipse2D.Double(x - radius, y - radius, 2 * radius,
			2 * radius);
		graphics.setPaint(new RadialGradientPaint((float) (x - radius * 0.3),
			(float) (y - radius * 0.4), (float) (radius * 1.6), new float[] { 0,
				0.25f, 1 }, new Color[] { color.brighter(), color, color.darker() }));
		graphics.fill(ball);
		if (stalk) {
			graphics.setColor(new Color(90, 60, 20));
			graphics.setStroke(new BasicStroke((float) radius / 12));
			graphics.draw(new Line2D.Double(x, y - radius * 0.85, x + radius * 0.15,
				y - radius * 1.2));
		}
		things.add(ball);
		return this;
	}

	public ColorImage picture() {
		return picture(canvas);
	}

	public static ColorImage picture(final BufferedImage image) {
		final int width = image.getWidth(), height = image.getHeight();
		final float[] samples = new float[3 * width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int rgb = image.getRGB(x, y), i = y * width + x;
				samples[i] = (rgb >> 16 & 255) / 255f;
				samples[width * height + i] = (rgb >> 8 & 255) / 255f;
				samples[2 * width * height + i] = (rgb & 255) / 255f;
			}
		}
		return ColorImage.of(samples, width, height);
	}

	/** Intersection over union of a mask and the thing drawn as number i. */
	public double overlap(final Mask mask, final int i) {
		return overlap(mask, things.get(i));
	}

	public static double overlap(final Mask mask, final Shape shape) {
		return overlap(mask, shape, 0);
	}

	/** @param threshold above which a value counts as the thing's */
	public static double overlap(final Mask mask, final Shape shape,
		final double threshold)
	{
		final float[] samples = mask.samples();
		int both = 0, either = 0;
		for (int y = 0; y < mask.height(); y++) {
			for (int x = 0; x < mask.width(); x++) {
				final boolean seen = samples[y * mask.width() + x] > threshold;
				final boolean is = shape.contains(x + 0.5, y + 0.5);
				if (seen && is) both++;
				if (seen || is) either++;
			}
		}
		return either == 0 ? 0 : (double) both / either;
	}
}
