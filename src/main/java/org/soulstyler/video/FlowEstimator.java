package org.soulstyler.video;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;

import boofcv.abst.flow.DenseOpticalFlow;
import boofcv.factory.flow.ConfigHornSchunckPyramid;
import boofcv.factory.flow.FactoryDenseOpticalFlow;
import boofcv.struct.flow.ImageFlow;
import boofcv.struct.image.GrayF32;

/**
 * Optical flow within a part of two pictures of one size, by Horn and Schunck's
 * variational method from coarse to fine (Meinhardt-Llopis, Sánchez and
 * Kondermann, IPOL 2013) as BoofCV has it: on drawn motion it errs less than half
 * as much as Brox's method there. Few iterations suffice for pictures that follow
 * one another: three warpings of thirty are as exact as ten of a hundred and
 * fifty, in a sixth of the time. Large parts are shrunk. Not thread-safe.
 */
final class FlowEstimator {

	/** Longest side that flow is computed at, pixels. */
	private static final int SIDE = 192;
	/** BoofCV's constants are for grey levels of 0 to 255. */
	private static final float LEVELS = 255;
	/** How often flow and the change of light along it are found in turn. */
	private static final int SHADES = 2;

	private final DenseOpticalFlow<GrayF32> method;

	FlowEstimator() {
		final ConfigHornSchunckPyramid config = new ConfigHornSchunckPyramid();
		config.numWarps = 3;
		config.maxInnerIterations = 30;
		config.convergeTolerance = 1e-3f;
		method = FactoryDenseOpticalFlow.hornSchunckPyramid(config, GrayF32.class);
	}

	/**
	 * A picture's part prepared for {@link #flow}.
	 *
	 * @param pixels grey levels
	 * @param colors levels of red, green and blue
	 * @param width,height of the whole picture
	 */
	record Gray(GrayF32 pixels, GrayF32[] colors, Box part, int width,
			int height) {

		/** Which of its pixels are an object's. */
		Silhouette object(final Mask mask) {
			return Silhouette.of(mask, part, pixels.width, pixels.height);
		}
	}

	/** A part at the size that flow is computed at. */
	Gray gray(final ColorImage picture, final Box part) {
		final int width = picture.width();
		final double scale = Math.min(1, (double) SIDE / Math.max(part.width(), part
			.height()));
		final int w = Math.max(8, (int) Math.round(part.width() * scale));
		final int h = Math.max(8, (int) Math.round(part.height() * scale));
		final GrayF32[] colors = { new GrayF32(w, h), new GrayF32(w, h),
			new GrayF32(w, h) };
		final float[] s = picture.samples();
		final int plane = width * picture.height();
		for (int y = 0; y < h; y++) {
			final int top = part.y() + y * part.height() / h;
			final int bottom = Math.max(top + 1, part.y() + (y + 1) * part.height() /
				h);
			for (int x = 0; x < w; x++) {
				final int left = part.x() + x * part.width() / w;
				final int right = Math.max(left + 1, part.x() + (x + 1) * part.width() /
					w);
				final float weight = LEVELS / ((bottom - top) * (right - left));
				for (int c = 0; c < colors.length; c++) {
					float sum = 0;
					for (int v = top; v < bottom; v++)
						for (int u = left; u < right; u++)
							sum += s[c * plane + v * width + u];
					colors[c].unsafe_set(x, y, weight * sum);
				}
			}
		}
		final GrayF32 luma = new GrayF32(w, h);
		for (int i = 0; i < w * h; i++)
			luma.data[i] = 0.299f * colors[0].data[i] + 0.587f * colors[1].data[i] +
				0.114f * colors[2].data[i];
		return new Gray(luma, colors, part, width, picture.height());
	}

	/**
	 * From one picture to another, both of the same part. Where an object goes from
	 * light into shade, it is computed anew in equal light.
	 *
	 * @param object in the first
	 * @return of the whole picture's size; 0 outside of the part
	 */
	Flow flow(final Silhouette object, final Gray from, final Gray to) {
		final GrayF32 there = Light.equal(to.pixels(), from.pixels());
		ImageFlow found = run(from.pixels(), there);
		for (int again = 0; again < SHADES; again++) {
			final GrayF32 shaded = Light.along(found, from.pixels(), there, object);
			if (shaded == null) break;
			found = run(shaded, there);
		}
		return enlarge(flow(found, Displacement.NONE), from);
	}

	/**
	 * The same of an object alone, which may have gone far. What is around it
	 * stands still, and what has left the picture goes as the whole object does.
	 *
	 * @param object in the first
	 * @param gone from the first to the second, as a whole
	 */
	Flow flowOf(final Silhouette object, final Gray from, final Gray to,
		final Displacement gone)
	{
		final GrayF32 here = from.pixels();
		final GrayF32 there = here.clone();
		final Light light = Light.of(object, here, to.pixels(), gone);
		final boolean[] near = object.grown().inside();
		for (int y = 0, i = 0; y < here.height; y++)
			for (int x = 0; x < here.width; x++, i++)
				if (near[i] && here.isInBounds(x + gone.dx(), y + gone.dy()))
					there.data[i] = light.on(to.pixels().unsafe_get(x + gone.dx(), y +
						gone.dy()));
		return enlarge(flow(run(here, there), gone), from);
	}

	/**
	 * The motion of an object alone, up to its outline and continued beyond.
	 *
	 * @param rough of its picture's size
	 * @param object in the first
	 */
	static Flow refined(final Flow rough, final Mask object, final Gray from,
		final Gray to)
	{
		return enlarge(FlowRefinement.of(reduce(rough, from), from.colors(), to
			.colors(), from.object(object)), from);
	}

	// -- Helper methods --

	private ImageFlow run(final GrayF32 from, final GrayF32 to) {
		final ImageFlow found = new ImageFlow(from.width, from.height);
		method.process(from, to, found);
		return found;
	}

	/** @param gone of both together */
	private static Flow flow(final ImageFlow found, final Displacement gone) {
		final Flow flow = Flow.still(found.width, found.height);
		for (int i = 0; i < found.data.length; i++) {
			final ImageFlow.D d = found.data[i];
			if (!d.isValid()) continue;
			flow.dx()[i] = gone.dx() + d.x;
			flow.dy()[i] = gone.dy() + d.y;
		}
		return flow;
	}

	/** From the whole picture to the size that flow is computed at. */
	private static Flow reduce(final Flow flow, final Gray of) {
		final Box part = of.part();
		final Flow small = Flow.still(of.pixels().width, of.pixels().height);
		final float sx = (float) part.width() / small.width();
		final float sy = (float) part.height() / small.height();
		for (int y = 0, i = 0; y < small.height(); y++)
			for (int x = 0; x < small.width(); x++, i++) {
				final float u = part.x() + (x + 0.5f) * sx - 0.5f;
				final float v = part.y() + (y + 0.5f) * sy - 0.5f;
				small.dx()[i] = Resampler.sample(flow.dx(), 0, flow.width(), flow
					.height(), u, v) / sx;
				small.dy()[i] = Resampler.sample(flow.dy(), 0, flow.width(), flow
					.height(), u, v) / sy;
			}
		return small;
	}

	/** The way back from there. */
	private static Flow enlarge(final Flow small, final Gray of) {
		final int w = small.width();
		final int h = small.height();
		final Box part = of.part();
		final float sx = (float) part.width() / w;
		final float sy = (float) part.height() / h;
		final Flow flow = Flow.still(of.width(), of.height());
		for (int y = 0; y < part.height(); y++) {
			for (int x = 0; x < part.width(); x++) {
				final int i = (part.y() + y) * of.width() + part.x() + x;
				final float u = (x + 0.5f) / sx - 0.5f;
				final float v = (y + 0.5f) / sy - 0.5f;
				flow.dx()[i] = sx * Resampler.sample(small.dx(), 0, w, h, u, v);
				flow.dy()[i] = sy * Resampler.sample(small.dy(), 0, w, h, u, v);
			}
		}
		return flow;
	}
}
