package org.soulstyler.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/**
 * Generated pictures to try the program on. The same scene always has the same
 * pixels.
 */
public enum ExampleScene {

		/** A red apple on a wooden table. */
		APPLE("Turn the red apple into fire") {

			@Override
			void paint(final Graphics2D g) {
				paintRoom(g);
				paintApple(g);
			}
		},

		/** A white sailboat on the sea. */
		SAILBOAT("Turn the white sailboat into a mosaic") {

			@Override
			void paint(final Graphics2D g) {
				paintSea(g);
				paintBoat(g);
			}
		};

	private static final int WIDTH = 512;
	private static final int HEIGHT = 384;

	private final String instruction;

	ExampleScene(final String instruction) {
		this.instruction = instruction;
	}

	/** Something to ask for in this scene. */
	public String instruction() {
		return instruction;
	}

	abstract void paint(Graphics2D g);

	/** Draws the scene; needs no screen. */
	public BufferedImage render() {
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL,
			RenderingHints.VALUE_STROKE_PURE);
		paint(g);
		g.dispose();
		addGrain(image);
		return image;
	}

	// -- An apple --

	private static void paintRoom(final Graphics2D g) {
		g.setPaint(new GradientPaint(0, 0, new Color(0xd9dfe0), 0, 240, new Color(
			0xb7bfbd)));
		g.fillRect(0, 0, WIDTH, HEIGHT);
		g.setPaint(new GradientPaint(0, 240, new Color(0xa57b4f), 0, HEIGHT,
			new Color(0x8a6038)));
		g.fillRect(0, 240, WIDTH, HEIGHT - 240);
		final Random random = new Random(7);
		for (int i = 0; i < 60; i++) { // the wood's grain
			g.setColor(new Color(70, 40, 15, 14 + random.nextInt(22)));
			g.setStroke(new BasicStroke(0.6f + random.nextFloat()));
			final double y = 242 + random.nextDouble() * (HEIGHT - 242);
			final Path2D line = new Path2D.Double();
			final double x = random.nextDouble() * 200 - 100;
			line.moveTo(x, y);
			line.curveTo(x + 150, y + 4 * random.nextGaussian(), x + 300, y + 4 *
				random.nextGaussian(), x + 250 + random.nextInt(350), y);
			g.draw(line);
		}
	}

	private static void paintApple(final Graphics2D g) {
		paintShadow(g, 272, 322, 128, 20);
		final Path2D apple = new Path2D.Double();
		apple.moveTo(256, 142);
		apple.curveTo(226, 108, 140, 118, 138, 206);
		apple.curveTo(136, 272, 190, 330, 230, 328);
		apple.curveTo(244, 327, 250, 321, 258, 321);
		apple.curveTo(266, 321, 272, 327, 286, 328);
		apple.curveTo(326, 328, 380, 270, 376, 204);
		apple.curveTo(372, 116, 288, 108, 256, 142);
		apple.closePath();
		g.setPaint(new RadialGradientPaint(215f, 185f, 190f, new float[] { 0, 0.35f,
			0.75f, 1 }, new Color[] { new Color(0xf0523f), new Color(0xd4251f),
				new Color(0xa61217), new Color(0x5e0a0f) }));
		g.fill(apple);
		final var clip = g.getClip();
		g.setClip(apple);
		final Random random = new Random(3);
		for (int i = 0; i < 90; i++) { // streaks from the stalk down
			final double angle = Math.PI * (0.05 + 0.9 * random.nextDouble());
			final double length = 70 + random.nextInt(110);
			g.setColor(new Color(255, 190, 90, 10 + random.nextInt(18)));
			g.setStroke(new BasicStroke(1 + random.nextFloat() * 2));
			g.draw(new QuadCurve2D.Double(256, 145, 256 + Math.cos(angle) * length,
				140, 256 + Math.cos(angle) * length * 1.1, 145 + Math.sin(angle) *
					length));
		}
		g.setPaint(new RadialGradientPaint(205f, 170f, 46f, new float[] { 0, 1 },
			new Color[] { new Color(255, 240, 230, 190), new Color(255, 240, 230,
				0) }));
		g.fill(new Ellipse2D.Double(159, 124, 92, 92));
		g.setPaint(new RadialGradientPaint(257f, 140f, 40f, new float[] { 0, 1 },
			new Color[] { new Color(60, 10, 5, 170), new Color(60, 10, 5, 0) }));
		g.fill(new Ellipse2D.Double(217, 112, 80, 50));
		g.setClip(clip);
		g.setColor(new Color(0x4a2d16));
		g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND,
			BasicStroke.JOIN_ROUND));
		g.draw(new QuadCurve2D.Double(257, 146, 256, 116, 270, 92));
	}

	// -- A sailboat --

	private static void paintSea(final Graphics2D g) {
		g.setPaint(new GradientPaint(0, 0, new Color(0x5f9bd6), 0, 220, new Color(
			0xcfe3f2)));
		g.fillRect(0, 0, WIDTH, 220);
		g.setPaint(new GradientPaint(0, 220, new Color(0x3f7ea6), 0, HEIGHT,
			new Color(0x123f5f)));
		g.fillRect(0, 220, WIDTH, HEIGHT - 220);
		final Random random = new Random(11);
		for (int i = 0; i < 420; i++) {
			final double depth = random.nextDouble();
			final double y = 222 + depth * depth * (HEIGHT - 222);
			final double length = 6 + 40 * depth * random.nextDouble();
			g.setColor(new Color(210, 235, 245, 15 + random.nextInt(45)));
			g.setStroke(new BasicStroke((float) (0.5 + 1.6 * depth)));
			final double x = random.nextDouble() * WIDTH;
			g.draw(new QuadCurve2D.Double(x, y, x + length / 2, y - 2 - 2 * depth, x +
				length, y));
		}
	}

	private static void paintBoat(final Graphics2D g) {
		paintShadow(g, 262, 302, 120, 10);
		g.setPaint(new GradientPaint(250, 60, new Color(0xfdfdfb), 350, 250,
			new Color(0xd6d8da)));
		g.fill(triangle(268, 52, 268, 258, 374, 258));
		g.setPaint(new GradientPaint(170, 90, new Color(0xf2f3f2), 256, 250,
			new Color(0xe2e4e4)));
		g.fill(triangle(258, 84, 258, 258, 172, 258));
		g.setColor(new Color(0xd0d2d4));
		g.fill(new Rectangle2D.Double(260, 40, 6, 226));
		final Path2D hull = new Path2D.Double();
		hull.moveTo(146, 262);
		hull.lineTo(392, 262);
		hull.curveTo(378, 286, 366, 300, 350, 306);
		hull.lineTo(186, 306);
		hull.curveTo(168, 298, 156, 282, 146, 262);
		hull.closePath();
		g.setPaint(new GradientPaint(0, 262, new Color(0xffffff), 0, 306, new Color(
			0xb4b9be)));
		g.fill(hull);
	}

	// -- Helper methods --

	private static Path2D triangle(final double... xy) {
		final Path2D path = new Path2D.Double();
		path.moveTo(xy[0], xy[1]);
		path.lineTo(xy[2], xy[3]);
		path.lineTo(xy[4], xy[5]);
		path.closePath();
		return path;
	}

	private static void paintShadow(final Graphics2D g, final double x,
		final double y, final double halfWidth, final double halfHeight)
	{
		final AffineTransform before = g.getTransform();
		g.translate(x, y);
		g.scale(1, halfHeight / halfWidth);
		g.setPaint(new RadialGradientPaint(0f, 0f, (float) halfWidth, new float[] {
			0, 0.6f, 1 }, new Color[] { new Color(20, 15, 10, 150), new Color(20, 15,
				10, 90), new Color(20, 15, 10, 0) }));
		g.fill(new Ellipse2D.Double(-halfWidth, -halfWidth, 2 * halfWidth, 2 *
			halfWidth));
		g.setTransform(before);
	}

	/** A little noise, as cameras have: perfectly flat areas are not natural. */
	private static void addGrain(final BufferedImage image) {
		final Random random = new Random(1);
		final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer())
			.getData();
		for (int i = 0; i < pixels.length; i++) {
			final int noise = (int) Math.round(2.5 * random.nextGaussian());
			final int rgb = pixels[i];
			pixels[i] = clamp((rgb >> 16 & 0xff) + noise) << 16 | clamp((rgb >> 8 &
				0xff) + noise) << 8 | clamp((rgb & 0xff) + noise);
		}
	}

	private static int clamp(final int value) {
		return Math.max(0, Math.min(255, value));
	}
}
