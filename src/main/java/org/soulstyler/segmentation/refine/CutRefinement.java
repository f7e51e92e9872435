package org.soulstyler.segmentation.refine;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Resampler;

/**
 * Fits an outline to what the picture's colours say, by GrabCut (Rother,
 * Kolmogorov, Blake, SIGGRAPH 2004) seeded with a network's probabilities:
 * mixtures of colours are learnt of the object and of the rest, then each pixel
 * gets the label of the least energy: unary terms of its colour and of the network's
 * probability, pairwise ones with its neighbours; three rounds.
 * <p>
 * Colours count for as much as they can tell: where they mistake the object's sure
 * pixels for the rest's or the other way round (a black teapot before a dark
 * window, a white palace under white clouds), the network and the picture's edges
 * decide. The constants were chosen on generated development scenes; the network's
 * weight is what photographs and scenes score alike with (223 outlines, 105).
 * </p>
 * <p>
 * Works on a copy of the object's surroundings of at most {@value #LONGEST} pixels,
 * and gives a soft edge about three of those pixels wide, 0.5 in its middle.
 * </p>
 */
public final class CutRefinement {

	private static final int LONGEST = 240;
	private static final int ROUNDS = 3;

	/** Weight of the network's log odds beside the colours' log ratio. */
	private static final double NETWORK_WEIGHT = 2.2;

	/** The colours' log ratio counts no more than this. */
	private static final double MAX_LOG_RATIO = 6;

	/** The pairwise term of neighbours of like colour. */
	private static final double PAIRWISE_WEIGHT = 24;

	/** Beyond these probabilities the network is not overruled. */
	private static final double FIXED_OBJECT = 0.98;
	private static final double FIXED_REST = 0.02;

	/** Beyond these the network is sure enough to test the colours with. */
	private static final double CONFIDENT_OBJECT = 0.8;
	private static final double CONFIDENT_REST = 0.2;

	/** Exponent of the colours' accuracy in their weight. */
	private static final double ACCURACY_EXPONENT = 6;

	/** Confident pixels that a test needs, of the object and of the rest. */
	private static final int MIN_CONFIDENT_PIXELS = 50;

	/** Colour samples that a mixture is learnt from, at most. */
	private static final int SAMPLES = 4000;

	/** The unary term of a pixel that is fixed. */
	private static final float FIXED_UNARY = 1000;

	private final int width;
	private final int height;
	private final double[] colors;
	private final double[] odds;

	private CutRefinement(final float[] image, final float[] probability,
		final int width, final int height)
	{
		this.width = width;
		this.height = height;
		final int count = width * height;
		colors = new double[3 * count];
		odds = new double[count];
		for (int i = 0; i < count; i++) {
			for (int c = 0; c < 3; c++)
				colors[3 * i + c] = image[c * count + i];
			final double p = Math.max(0.003, Math.min(0.997, probability[i]));
			odds[i] = Math.log(p / (1 - p));
		}
	}

	/**
	 * @param image (3, height, width) in [0, 1]
	 * @param probability (height, width) in [0, 1]
	 * @param threshold the probability from which on a pixel is the object's at
	 *          first
	 * @return (height, width): 1 in the object, 0 outside, between at its edge; or
	 *         null where there is too little of the one or the other to tell them
	 *         apart
	 */
	public static float @Nullable [] refine(final float[] image,
		final float[] probability, final int width, final int height,
		final double threshold)
	{
		final Window window = Window.about(probability, width, height, threshold);
		final double scale = Math.min(1, (double) LONGEST / Math.max(window.width(),
			window.height()));
		final int w = Math.max(1, (int) Math.round(window.width() * scale));
		final int h = Math.max(1, (int) Math.round(window.height() * scale));
		final float[] small = new float[3 * w * h];
		for (int c = 0; c < 3; c++)
			System.arraycopy(shrink(window.of(image, c * width * height, width),
				window.width(), window.height(), w, h), 0, small, c * w * h, w * h);
		final float[] seed = shrink(window.of(probability, 0, width), window
			.width(), window.height(), w, h);
		final boolean[] object = new CutRefinement(small, seed, w, h).cut(seed,
			threshold);
		return object == null ? null : window.placed(enlarge(object, w, h, window
			.width(), window.height()), width, height);
	}

	// -- Helper methods --

	private boolean @Nullable [] cut(final float[] seed, final double threshold) {
		boolean[] object = new boolean[seed.length];
		for (int i = 0; i < seed.length; i++)
			object[i] = seed[i] > threshold;
		final double contrast = contrast();
		for (int round = 0; round < ROUNDS; round++) {
			final ColorMixture inside = ColorMixture.of(samples(object, true));
			final ColorMixture outside = ColorMixture.of(samples(object, false));
			if (inside == null || outside == null) return round == 0 ? null : object;
			final double[] ratio = new double[seed.length];
			for (int i = 0; i < ratio.length; i++)
				ratio[i] = inside.logDensity(colors, 3 * i) - outside.logDensity(colors,
					3 * i);
			final double weight = Math.pow(accuracy(ratio, seed), ACCURACY_EXPONENT);
			final MinimumCut cut = new MinimumCut(width, height);
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++)
					setTerms(cut, x, y, seed[y * width + x], weight * Math.max(
						-MAX_LOG_RATIO, Math.min(MAX_LOG_RATIO, ratio[y * width + x])),
						contrast);
			}
			object = cut.cut();
		}
		relabelComponents(object, seed, threshold);
		return object;
	}

	/**
	 * Labels each connected component, of the object and of the rest, by its mean
	 * probability: far-off things of the object's colours are dropped, holes of
	 * other colours filled.
	 */
	private void relabelComponents(final boolean[] object, final float[] seed,
		final double threshold)
	{
		final Components components = Components.of(object, width);
		final double[] sum = new double[components.count()];
		final int[] size = new int[components.count()];
		for (int i = 0; i < seed.length; i++) {
			sum[components.labels()[i]] += seed[i];
			size[components.labels()[i]]++;
		}
		for (int i = 0; i < seed.length; i++) {
			final int component = components.labels()[i];
			object[i] = sum[component] / size[component] > threshold;
		}
	}

	/**
	 * How well colours alone tell apart the pixels that the network is rather sure
	 * of: 0 by chance or where these are too few, 1 without a mistake.
	 */
	private static double accuracy(final double[] ratio, final float[] seed) {
		int object = 0, objectRight = 0, rest = 0, restRight = 0;
		for (int i = 0; i < seed.length; i++) {
			if (seed[i] >= CONFIDENT_OBJECT) {
				object++;
				if (ratio[i] > 0) objectRight++;
			}
			else if (seed[i] <= CONFIDENT_REST) {
				rest++;
				if (ratio[i] < 0) restRight++;
			}
		}
		if (object < MIN_CONFIDENT_PIXELS || rest < MIN_CONFIDENT_PIXELS) return 0;
		return Math.max(0, (double) objectRight / object + (double) restRight /
			rest - 1);
	}

	/** @param color what the pixel's colour says, in log odds */
	private void setTerms(final MinimumCut cut, final int x, final int y,
		final float seed, final double color, final double contrast)
	{
		final int i = y * width + x;
		cut.setUnary(x, y, seed > FIXED_OBJECT ? FIXED_UNARY : seed < FIXED_REST
			? -FIXED_UNARY : (float) (color + NETWORK_WEIGHT * odds[i]));
		for (int d = 0; d < 4; d++) {
			final int dx = d < 3 ? 1 : 0, dy = d < 3 ? d - 1 : 1;
			if (x + dx >= width || y + dy < 0 || y + dy >= height) continue;
			final double apart = difference(i, i + dy * width + dx);
			cut.setPairwise(x, y, dx, dy, (float) (PAIRWISE_WEIGHT * Math.exp(
				-contrast * apart) / Math.hypot(dx, dy)));
		}
	}

	/** So that the average difference between neighbours divides a pairwise term by √e. */
	private double contrast() {
		double sum = 0;
		long pairs = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				if (x + 1 < width) {
					sum += difference(i, i + 1);
					pairs++;
				}
				if (y + 1 < height) {
					sum += difference(i, i + width);
					pairs++;
				}
			}
		}
		return sum == 0 ? 0 : pairs / (2 * sum);
	}

	private double difference(final int i, final int j) {
		double sum = 0;
		for (int c = 0; c < 3; c++) {
			final double d = colors[3 * i + c] - colors[3 * j + c];
			sum += d * d;
		}
		return sum;
	}

	private double[] samples(final boolean[] object, final boolean wanted) {
		int count = 0;
		for (final boolean o : object)
			if (o == wanted) count++;
		final int step = Math.max(1, count / SAMPLES);
		final double[] samples = new double[3 * ((count + step - 1) / step)];
		int seen = 0, kept = 0;
		for (int i = 0; i < object.length; i++) {
			if (object[i] != wanted || seen++ % step != 0) continue;
			System.arraycopy(colors, 3 * i, samples, 3 * kept++, 3);
		}
		return samples;
	}

	/** Averages over what becomes one pixel. The input is used up. */
	private static float[] shrink(final float[] plane, final int width,
		final int height, final int w, final int h)
	{
		final double step = Math.max((double) width / w, (double) height / h);
		BoxFilter.mean(plane, width, height, (int) Math.round((step - 1) / 2));
		return new Resampler(Axis.centred(Kernel.NEAREST, width, w,
			Arithmetic.SINGLE), Axis.centred(Kernel.NEAREST, height, h,
				Arithmetic.SINGLE)).apply(plane);
	}

	/** Smoothed, then bilinear: the steps of the small pixels must not show. */
	private static float[] enlarge(final boolean[] object, final int w,
		final int h, final int width, final int height)
	{
		final float[] plane = new float[w * h];
		for (int i = 0; i < plane.length; i++)
			plane[i] = object[i] ? 1 : 0;
		BoxFilter.mean(plane, w, h, 1);
		return new Resampler(Axis.centred(Kernel.BILINEAR, w, width,
			Arithmetic.UNROUNDED), Axis.centred(Kernel.BILINEAR, h, height,
				Arithmetic.UNROUNDED)).apply(plane);
	}
}
