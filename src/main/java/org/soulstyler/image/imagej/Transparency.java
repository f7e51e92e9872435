package org.soulstyler.image.imagej;

import ij.process.ColorProcessor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

import org.soulstyler.image.Mask;

/**
 * The pixels of a transparent picture: straight alpha, 8 bits a value. The networks
 * see such a picture on white, and what they painted gets its alpha back.
 */
public final class Transparency {

	private final ColorProcessor argb;

	private Transparency(final ColorProcessor argb) {
		this.argb = argb;
	}

	/**
	 * @param picture has alpha, or a channel more than its colours, which then is
	 *          taken for it
	 */
	static Transparency of(final BufferedImage picture) {
		final int width = picture.getWidth(), height = picture.getHeight();
		final ColorModel model = picture.getColorModel();
		final Raster raster = picture.getRaster();
		final int bands = raster.getNumBands();
		final int bits = raster.getSampleModel().getSampleSize(0);
		if (model instanceof IndexColorModel || bands != 2 && bands != 4 ||
			bits > 16)
		{
			return new Transparency(new ColorProcessor(width, height, picture.getRGB(
				0, 0, width, height, null, 0, width)));
		}
		// Not getRGB, which makes greys lighter and rounds what is nearly transparent.
		final int[] packed = new int[width * height];
		final int[] samples = new int[bands * width];
		for (int y = 0; y < height; y++) {
			raster.getPixels(0, y, width, 1, samples);
			for (int x = 0; x < width; x++)
				packed[y * width + x] = pack(samples, bands * x, bands, bits, model
					.isAlphaPremultiplied());
		}
		return new Transparency(new ColorProcessor(width, height, packed));
	}

	private static int pack(final int[] samples, final int at, final int bands,
		final int bits, final boolean premultiplied)
	{
		final int most = (1 << bits) - 1;
		final int alpha = samples[at + bands - 1];
		int packed = toByte(alpha, most);
		for (int c = 0; c < 3; c++) {
			final int value = samples[at + (bands == 2 ? 0 : c)];
			packed = packed << 8 | (!premultiplied ? toByte(value, most) : alpha == 0
				? 0 : toByte(Math.min(value, alpha), alpha));
		}
		return packed;
	}

	private static int toByte(final int value, final int most) {
		return (int) Math.round(255.0 * value / most);
	}

	/** The opacity of each pixel, 0 to 255, in row-major order. */
	public float[] alpha() {
		final float[] alpha = new float[argb.getPixelCount()];
		for (int i = 0; i < alpha.length; i++)
			alpha[i] = argb.get(i) >>> 24;
		return alpha;
	}

	/** Whether some pixels are more transparent than others. */
	public boolean varies() {
		for (int i = 1; i < argb.getPixelCount(); i++)
			if (argb.get(i) >>> 24 != argb.get(0) >>> 24) return true;
		return false;
	}

	/** Whether there is nothing to see. */
	public boolean isEmpty() {
		return !varies() && argb.get(0) >>> 24 == 0;
	}

	/** Whether there is nothing to see through. */
	public boolean isOpaque() {
		return !varies() && argb.get(0) >>> 24 == 255;
	}

	/** What one sees where white paper is behind it. */
	ColorProcessor onWhite() {
		final int[] shown = new int[argb.getPixelCount()];
		for (int i = 0; i < shown.length; i++) {
			final int pixel = argb.get(i);
			final int alpha = pixel >>> 24;
			shown[i] = 0xff000000;
			for (int shift = 0; shift <= 16; shift += 8)
				shown[i] |= Math.round((alpha * (pixel >> shift & 0xff) + (255 -
					alpha) * 255) / 255f) << shift;
		}
		return new ColorProcessor(argb.getWidth(), argb.getHeight(), shown);
	}

	/**
	 * Gives what was painted on white its alpha back. Colours under the mask are
	 * those that look like the painted ones on white; all other pixels, and those
	 * that nobody sees, are what they were, bit for bit.
	 */
	public BufferedImage of(final ColorProcessor painted, final Mask mask) {
		final int width = argb.getWidth(), height = argb.getHeight();
		final float[] inside = mask.samples();
		final int[] pixels = new int[width * height];
		for (int i = 0; i < pixels.length; i++) {
			final int before = argb.get(i);
			final int alpha = before >>> 24;
			if (!(inside[i] > 0) || alpha == 0) {
				pixels[i] = before;
				continue;
			}
			pixels[i] = alpha << 24;
			for (int shift = 0; shift <= 16; shift += 8) {
				final float seen = painted.get(i) >> shift & 0xff;
				pixels[i] |= Math.max(0, Math.min(255, Math.round((seen - 255) * 255 /
					alpha + 255))) << shift;
			}
		}
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_ARGB);
		picture.getRaster().setDataElements(0, 0, width, height, pixels);
		return picture;
	}

	Transparency turned(final Orientation orientation) {
		return new Transparency((ColorProcessor) orientation.turn(argb));
	}

	/** As 8-bit RGB; transparent pixels become white paper, as in ImageJ. */
	static BufferedImage onWhite(final BufferedImage image) {
		if (image.getType() == BufferedImage.TYPE_INT_RGB || image
			.getType() == BufferedImage.TYPE_BYTE_GRAY) return image;
		final BufferedImage opaque = new BufferedImage(image.getWidth(), image
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = opaque.createGraphics();
		graphics.drawImage(image, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return opaque;
	}
}
