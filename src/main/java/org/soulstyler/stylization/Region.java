package org.soulstyler.stylization;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;
import org.soulstyler.settings.StylizationSettings;

/**
 * The part of a picture that is optimised: the mask's bounding box and a margin,
 * shrunk to the working size where it is larger. Beyond the picture, where a
 * clip's region may reach, its border goes on.
 */
final class Region {

	/** A rectangle of the picture, pixels. */
	record Box(int x, int y, int width, int height) {

		boolean isIn(final int pictureWidth, final int pictureHeight) {
			return x >= 0 && y >= 0 && x + width <= pictureWidth && y +
				height <= pictureHeight;
		}
	}

	private final Box box;
	private final int width;
	private final int height;

	Region(final Box box, final int width, final int height) {
		this.box = box;
		this.width = width;
		this.height = height;
	}

	/**
	 * @param mask of the picture; where it is above 0 the object is
	 * @return null if the mask is 0 everywhere
	 */
	static @Nullable Region around(final Mask mask,
		final StylizationSettings settings)
	{
		final Box box = box(mask, whole(mask), settings.region().margin());
		return box == null ? null : scaled(box, Math.min(1, (double) settings
			.region().workingSize() / Math.max(box.width(), box.height())));
	}

	/** @param scale pixels of the working size for one of the picture, (0, 1] */
	static Region scaled(final Box box, final double scale) {
		return new Region(box, Math.max(1, (int) Math.round(box.width() * scale)),
			Math.max(1, (int) Math.round(box.height() * scale)));
	}

	/**
	 * The bounding box of what lies within a part of the mask, and a margin, inside
	 * the picture.
	 *
	 * @param margin as a fraction of the bounding box's longest side
	 * @return null if the mask is 0 everywhere there
	 */
	static @Nullable Box box(final Mask mask, final Box within,
		final double margin)
	{
		final Box bounds = bounds(mask, within);
		if (bounds == null) return null;
		final int wider = (int) Math.min(margin * Math.max(bounds.width(), bounds
			.height()), Math.max(mask.width(), mask.height()));
		final int left = Math.max(0, bounds.x() - wider);
		final int top = Math.max(0, bounds.y() - wider);
		final int right = Math.min(mask.width(), bounds.x() + bounds.width() +
			wider);
		final int bottom = Math.min(mask.height(), bounds.y() + bounds.height() +
			wider);
		return new Box(left, top, right - left, bottom - top);
	}

	/** Where the region lies in the picture. */
	Box box() {
		return box;
	}

	/** Width while it is optimised, pixels. */
	int width() {
		return width;
	}

	/** Height while it is optimised, pixels. */
	int height() {
		return height;
	}

	/** Whether the region is optimised at its own size. */
	boolean isFullSize() {
		return width == box.width() && height == box.height();
	}

	/** The picture in the region, (3, height, width) at the working size. */
	float[] shrink(final ColorImage image) {
		final int plane = width * height;
		final float[] samples = new float[3 * plane];
		for (int c = 0; c < 3; c++) {
			System.arraycopy(shrink(image.samples(), c * image.width() * image
				.height(), image.width(), image.height()), 0, samples, c * plane,
				plane);
		}
		return samples;
	}

	/** The mask in the region, (height, width) at the working size. */
	float[] shrink(final Mask mask) {
		return shrink(mask.samples(), mask.width());
	}

	/** One value a pixel, likewise. */
	float[] shrink(final float[] plane, final int planeWidth) {
		return shrink(plane, 0, planeWidth, plane.length / planeWidth);
	}

	private float[] shrink(final float[] planes, final int offset,
		final int stride, final int rows)
	{
		final Resampler resampler = new Resampler(Axis.antialiased(box.width(),
			width, Arithmetic.SINGLE), Axis.antialiased(box.height(), height,
				Arithmetic.SINGLE));
		if (box.isIn(stride, rows)) return resampler.apply(planes, offset + box
			.y() * stride + box.x(), stride);
		final float[] part = new float[box.width() * box.height()];
		for (int y = 0, i = 0; y < box.height(); y++) {
			final int row = offset + stride * inside(box.y() + y, rows);
			for (int x = 0; x < box.width(); x++, i++)
				part[i] = planes[row + inside(box.x() + x, stride)];
		}
		return resampler.apply(part);
	}

	private static int inside(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}

	/** The smallest box around all that is above 0; null if nothing is. */
	static @Nullable Box bounds(final Mask mask) {
		return bounds(mask, whole(mask));
	}

	private static Box whole(final Mask mask) {
		return new Box(0, 0, mask.width(), mask.height());
	}

	private static @Nullable Box bounds(final Mask mask, final Box within) {
		int left = mask.width(), right = -1, top = mask.height(), bottom = -1;
		final float[] samples = mask.samples();
		for (int y = within.y(); y < within.y() + within.height(); y++) {
			for (int x = within.x(); x < within.x() + within.width(); x++) {
				if (!(samples[y * mask.width() + x] > 0)) continue;
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = Math.max(bottom, y);
			}
		}
		return right < 0 ? null : new Box(left, top, right - left + 1, bottom -
			top + 1);
	}
}
