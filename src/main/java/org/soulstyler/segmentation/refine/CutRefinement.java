package org.soulstyler.segmentation.refine;

/**
 * Fits an outline to what the picture's colours say, by GrabCut (Rother,
 * Kolmogorov, Blake, SIGGRAPH 2004) seeded with a network's probabilities:
 * mixtures of colours are learnt of the object and of the rest, then each pixel
 * goes where its colour, the network's opinion and its neighbours pull it, and
 * that twice more.
 * <p>
 * Colours count for as much as they can tell: where they mistake the object's sure
 * pixels for the rest's or the other way round (a black teapot before a dark
 * window, a white palace under white clouds), the network and the picture's edges
 * decide. The constants were chosen on generated development scenes.
 * </p>
 * <p>
 * Works on a copy of the picture of at most {@value #LONGEST} pixels, and gives a
 * soft edge about three of those pixels wide, 0.5 in its middle.
 * </p>
 */
public final class CutRefinement {

	private static final int LONGEST = 240;
	private static final int ROUNDS = 3;

	/** Weight of the network's log odds beside the colours' log ratio. */
	private static final double TRUST = 1.5;

	/** The colours' log ratio counts no more than this. */
	private static final double OUTSPOKEN = 6;

	/** The cost of parting two neighbours of like colour. */
	private static final double BOND = 24;

	/** Beyond these probabilities the network is not overruled. */
	private static final double SURELY = 0.98;
	private static final double SURELY_NOT = 0.02;

	/** Beyond these the network is sure enough to test the colours with. */
	private static final double RATHER = 0.8;
	private static final double RATHER_NOT = 0.2;

	/** The tested colours' skill counts to this power. */
	private static final double SEVERITY = 6;

	/** Pixels that a test needs, of the object and of the rest. */
	private static final int WITNESSES = 50;

	/** Colour samples that a mixture is learnt from, at most. */
	private static final int SAMPLES = 4000;

	private static final float FIXED = 1000;

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
	public static float[] refine(final float[] image, final float[] probability,
		final int width, final int height, final double threshold)
	{
		final double scale = Math.min(1, (double) LONGEST / Math.max(width,
			height));
		final int w = Math.max(1, (int) Math.round(width * scale)), h = Math.max(1,
			(int) Math.round(height * scale));
		final float[] small = new float[3 * w * h];
		final float[] plane = new float[width * height];
		for (int c = 0; c < 3; c++) {
			System.arraycopy(image, c * plane.length, plane, 0, plane.length);
			System.arraycopy(shrink(plane, width, height, w, h), 0, small, c * w * h,
				w * h);
		}
		final float[] seed = shrink(probability.clone(), width, height, w, h);
		final boolean[] object = new CutRefinement(small, seed, w, h).cut(seed,
			threshold);
		return object == null ? null : enlarge(object, w, h, width, height);
	}

	// -- Helper methods --

	private boolean[] cut(final float[] seed, final double threshold) {
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
				ratio[i] = inside.logDensity(colors, 3 * i) - outside.logDensity(
					colors, 3 * i);
			final double weight = Math.pow(skill(ratio, seed), SEVERITY);
			final MinimumCut cut = new MinimumCut(width, height);
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++)
					prefer(cut, x, y, seed[y * width + x], weight * Math.max(-OUTSPOKEN,
						Math.min(OUTSPOKEN, ratio[y * width + x])), contrast);
			}
			object = cut.cut();
		}
		judge(object, seed, threshold);
		return object;
	}

	/**
	 * Lets the network judge each connected piece as a whole, of the object and of
	 * the rest: far-off things of the object's colours are dropped, holes of other
	 * colours filled, where its mean probability says so.
	 */
	private void judge(final boolean[] object, final float[] seed,
		final double threshold)
	{
		final boolean[] cut = object.clone(), seen = new boolean[object.length];
		final int[] piece = new int[object.length];
		for (int first = 0; first < object.length; first++) {
			if (seen[first]) continue;
			int size = 0;
			double sum = 0;
			piece[size++] = first;
			seen[first] = true;
			for (int k = 0; k < size; k++) {
				final int i = piece[k], x = i % width, y = i / width;
				sum += seed[i];
				for (int d = 0; d < 4; d++) {
					final int toX = x + (d - 1) % 2, toY = y + (d - 2) % 2;
					if (toX < 0 || toY < 0 || toX >= width || toY >= height) continue;
					final int j = toY * width + toX;
					if (seen[j] || cut[j] != cut[first]) continue;
					seen[j] = true;
					piece[size++] = j;
				}
			}
			for (int k = 0; k < size; k++)
				object[piece[k]] = sum / size > threshold;
		}
	}

	/**
	 * How well colours alone tell apart the pixels that the network is rather sure
	 * of: 0 by chance or where these are too few, 1 without a mistake.
	 */
	private static double skill(final double[] ratio, final float[] seed) {
		int object = 0, objectRight = 0, rest = 0, restRight = 0;
		for (int i = 0; i < seed.length; i++) {
			if (seed[i] >= RATHER) {
				object++;
				if (ratio[i] > 0) objectRight++;
			}
			else if (seed[i] <= RATHER_NOT) {
				rest++;
				if (ratio[i] < 0) restRight++;
			}
		}
		if (object < WITNESSES || rest < WITNESSES) return 0;
		return Math.max(0, (double) objectRight / object + (double) restRight /
			rest - 1);
	}

	/** @param color what the pixel's colour says, in log odds */
	private void prefer(final MinimumCut cut, final int x, final int y,
		final float seed, final double color, final double contrast)
	{
		final int i = y * width + x;
		cut.setPreference(x, y, seed > SURELY ? FIXED : seed < SURELY_NOT ? -FIXED
			: (float) (color + TRUST * odds[i]));
		for (int d = 0; d < 4; d++) {
			final int dx = d < 3 ? 1 : 0, dy = d < 3 ? d - 1 : 1;
			if (x + dx >= width || y + dy < 0 || y + dy >= height) continue;
			final double apart = difference(i, i + dy * width + dx);
			cut.setBond(x, y, dx, dy, (float) (BOND * Math.exp(-contrast * apart) /
				Math.hypot(dx, dy)));
		}
	}

	/** So that the average difference between neighbours weakens a bond by √e. */
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
		final float[] small = new float[w * h];
		for (int y = 0; y < h; y++) {
			final int fromY = Math.min(height - 1, (int) ((y + 0.5) * height / h));
			for (int x = 0; x < w; x++) {
				final int fromX = Math.min(width - 1, (int) ((x + 0.5) * width / w));
				small[y * w + x] = plane[fromY * width + fromX];
			}
		}
		return small;
	}

	/** Smoothed, then bilinear: the steps of the small pixels must not show. */
	private static float[] enlarge(final boolean[] object, final int w,
		final int h, final int width, final int height)
	{
		final float[] plane = new float[w * h];
		for (int i = 0; i < plane.length; i++)
			plane[i] = object[i] ? 1 : 0;
		BoxFilter.mean(plane, w, h, 1);
		final float[] large = new float[width * height];
		for (int y = 0; y < height; y++) {
			final double v = Math.max(0, Math.min(h - 1, (y + 0.5) * h / height -
				0.5));
			final int y0 = (int) v, y1 = Math.min(h - 1, y0 + 1);
			for (int x = 0; x < width; x++) {
				final double u = Math.max(0, Math.min(w - 1, (x + 0.5) * w / width -
					0.5));
				final int x0 = (int) u, x1 = Math.min(w - 1, x0 + 1);
				final double upper = mix(plane[y0 * w + x0], plane[y0 * w + x1], u -
					x0), lower = mix(plane[y1 * w + x0], plane[y1 * w + x1], u - x0);
				large[y * width + x] = (float) mix(upper, lower, v - y0);
			}
		}
		return large;
	}

	private static double mix(final double a, final double b, final double t) {
		return a + (b - a) * t;
	}
}
