package org.soulstyler.video;

import org.soulstyler.image.Mask;

/**
 * Which pixels of a grey picture are an object's.
 *
 * @param inside row-major
 * @param width of the picture, pixels
 */
record Silhouette(boolean[] inside, int width) {

	/** How much around an object is looked at with it, pixels. */
	private static final int BESIDE = 2;

	/** Of what a mask covers by half at least, in a part of its picture. */
	static Silhouette of(final Mask mask, final Box part, final int width,
		final int height)
	{
		final boolean[] inside = new boolean[width * height];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				inside[i] = mask.samples()[(part.y() + (2 * y + 1) * part.height() /
					(2 * height)) * mask.width() + part.x() + (2 * x + 1) * part.width() /
						(2 * width)] > 0.5f;
		return new Silhouette(inside, width);
	}

	int height() {
		return inside.length / width;
	}

	/** The longer side of the box around it; 0 if it is empty. */
	int side() {
		final Box box = Box.of(inside, width);
		return box == null ? 0 : Math.max(box.width(), box.height());
	}

	/** Where it has gone; what leaves the picture is lost. */
	Silhouette moved(final int dx, final int dy) {
		final boolean[] moved = new boolean[inside.length];
		final int height = height();
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				final int u = x + dx, v = y + dy;
				if (inside[i] && u >= 0 && v >= 0 && u < width && v < height) moved[v *
					width + u] = true;
			}
		return new Silhouette(moved, width);
	}

	/** The object and what is beside it. */
	Silhouette grown() {
		final boolean[] near = new boolean[inside.length];
		final int height = height();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				if (!inside[y * width + x]) continue;
				for (int v = Math.max(0, y - BESIDE); v <= Math.min(height - 1, y +
					BESIDE); v++)
					for (int u = Math.max(0, x - BESIDE); u <= Math.min(width - 1, x +
						BESIDE); u++)
						near[v * width + u] = true;
			}
		return new Silhouette(near, width);
	}

	/** Its pixels whose eight neighbours are its own, too. */
	Silhouette core() {
		final boolean[] core = new boolean[inside.length];
		for (int y = 1; y < height() - 1; y++)
			for (int x = 1; x < width - 1; x++) {
				boolean own = true;
				for (int v = y - 1; v <= y + 1; v++)
					for (int u = x - 1; u <= x + 1; u++)
						own &= inside[v * width + u];
				core[y * width + x] = own;
			}
		return new Silhouette(core, width);
	}

	/** In a picture of another size. */
	Silhouette shrunk(final int smallWidth, final int smallHeight) {
		final boolean[] small = new boolean[smallWidth * smallHeight];
		final int height = height();
		for (int y = 0; y < smallHeight; y++)
			for (int x = 0; x < smallWidth; x++)
				small[y * smallWidth + x] = inside[(2 * y + 1) * height / (2 *
					smallHeight) * width + (2 * x + 1) * width / (2 * smallWidth)];
		return new Silhouette(small, smallWidth);
	}
}
