package org.soulstyler.stylization;

import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;

/**
 * Puts the restyled region back into the picture at the picture's own size.
 * <p>
 * The region was optimised at a bounded size. What is enlarged is not the
 * restyled region but its <em>difference</em> from the original at that size,
 * which is then added to the full-size original: colors and texture come from
 * the style as it was optimised, edges and the finest detail from the picture.
 * It needs no tiles, has no seams and no memory beyond the two pictures.
 * <p>
 * Tried beside it on a teapot at four times the working size: enlarging the
 * restyled region alone is blurred all over; applying StyleNet to the large
 * picture with the normalisation's statistics frozen makes sharper texture, but
 * another one, and smooth parts drift to colors that no loss ever saw. Finer
 * texture comes from further passes ({@link DetailPlan}).
 * <p>
 * Where the mask is 0 the result is the picture, bit for bit; elsewhere mask
 * values blend.
 */
final class Compositor {

	/** ITU-R 601 luma, as torchvision's grayscale has it. */
	private static final float[] LUMA = { 0.2989f, 0.587f, 0.114f };

	private final ColorImage image;
	private final Mask mask;
	private final Region region;
	private final float[] original;
	private final float[] workingMask;
	private final float contrast;
	private final boolean byChange;

	/**
	 * @param original the picture in the region at the working size
	 * @param workingMask the mask there
	 * @param contrast factor on the object's contrast, around its mean luma; 1
	 *          leaves it
	 * @param byChange whether the change is added to the picture; else the region
	 *          is replaced, which must be of its own size
	 */
	Compositor(final ColorImage image, final Mask mask, final Region region,
		final float[] original, final float[] workingMask, final double contrast,
		final boolean byChange)
	{
		this.byChange = byChange;
		this.image = image;
		this.mask = mask;
		this.region = region;
		this.original = original;
		this.workingMask = workingMask;
		this.contrast = (float) contrast;
	}

	/**
	 * @param restyled the region at the working size, (3, height, width)
	 * @return a new picture
	 */
	ColorImage compose(final float[] restyled) {
		return compose(restyled, contrast == 1 ? 0 : meanLuma(restyled,
			workingMask));
	}

	/** @param luma around which contrast is changed, [0, 1] */
	ColorImage compose(final float[] restyled, final float luma) {
		final int width = image.width(), height = image.height();
		final float[] samples = image.samples().clone();
		final float pivot = (1 - contrast) * luma;
		final Region.Box box = region.box();
		final float[] row = new float[box.width()];
		final Resampler enlarger = enlarger();
		for (int c = 0; c < 3; c++) {
			final float[] change = byChange ? changeOf(restyled, c) : null;
			for (int y = Math.max(0, -box.y()); y < Math.min(box.height(), height -
				box.y()); y++)
			{
				final int maskRow = (box.y() + y) * width + box.x();
				final int imageRow = c * width * height + maskRow;
				if (change != null) enlarger.row(change, y, row);
				final int workingRow = (c * region.height() + y) * region.width();
				for (int x = Math.max(0, -box.x()); x < Math.min(box.width(), width -
					box.x()); x++)
				{
					final float m = mask.samples()[maskRow + x];
					if (!(m > 0)) continue;
					final float before = samples[imageRow + x];
					float after = change == null ? restyled[workingRow + x] : clamp(
						before + row[x]);
					if (contrast != 1) after = clamp(contrast * after + pivot);
					samples[imageRow + x] = m >= 1 ? after : clamp(before + m * (after -
						before));
				}
			}
		}
		return ColorImage.of(samples, width, height);
	}

	private float[] changeOf(final float[] restyled, final int channel) {
		final int plane = region.width() * region.height();
		final float[] change = new float[plane];
		for (int i = 0; i < plane; i++)
			change[i] = restyled[channel * plane + i] - original[channel * plane + i];
		return change;
	}

	/** From the working size to the picture's. */
	private Resampler enlarger() {
		return new Resampler(Axis.centred(Kernel.CATMULL_ROM, region.width(), region
			.box().width(), Arithmetic.SINGLE), Axis.centred(Kernel.CATMULL_ROM,
				region.height(), region.box().height(), Arithmetic.SINGLE));
	}

	/** Of the object alone: a bright background must not darken it. */
	static float meanLuma(final float[] restyled, final float[] workingMask) {
		final int plane = workingMask.length;
		double sum = 0, weight = 0;
		for (int i = 0; i < plane; i++) {
			sum += workingMask[i] * (LUMA[0] * restyled[i] + LUMA[1] *
				restyled[plane + i] + LUMA[2] * restyled[2 * plane + i]);
			weight += workingMask[i];
		}
		return weight > 0 ? (float) (sum / weight) : 0;
	}

	private static float clamp(final float value) {
		return Math.max(0, Math.min(1, value));
	}
}
