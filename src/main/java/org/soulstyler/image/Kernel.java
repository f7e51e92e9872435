package org.soulstyler.image;

/** What a sample between samples is made of. */
public enum Kernel {

		/** The nearest sample; of two as near, the later one. */
		NEAREST(1) {

			@Override
			void weights(final double t, final double[] weights) {
				weights[0] = 1;
			}
		},

		/** The two samples around it, by their distances. */
		BILINEAR(2) {

			@Override
			void weights(final double t, final double[] weights) {
				weights[0] = 1 - t;
				weights[1] = t;
			}
		},

		/** Cubic convolution with a = -0.5 (Catmull and Rom; Keys 1981). */
		CATMULL_ROM(4) {

			@Override
			void weights(final double t, final double[] weights) {
				cubic(-0.5, t, weights);
			}
		},

		/** Cubic convolution with a = -0.75: OpenCV's and PyTorch's "bicubic". */
		BICUBIC(4) {

			@Override
			void weights(final double t, final double[] weights) {
				cubic(-0.75, t, weights);
			}
		};

	private final int taps;

	Kernel(final int taps) {
		this.taps = taps;
	}

	/** How many samples make one. */
	int taps() {
		return taps;
	}

	/** The first sample of those that make the one at a place. */
	int first(final double place) {
		return (int) Math.floor(taps == 1 ? place + 0.5 : place) - Math.max(0,
			taps / 2 - 1);
	}

	/**
	 * @param t how far the place is beyond the sample before it, in [0, 1)
	 * @param weights receives as many numbers as there are taps; their sum is 1
	 */
	abstract void weights(double t, double[] weights);

	private static void cubic(final double a, final double t,
		final double[] weights)
	{
		weights[0] = outer(a, t + 1);
		weights[1] = inner(a, t);
		weights[2] = inner(a, 1 - t);
		weights[3] = outer(a, 2 - t);
	}

	/** |t| ≤ 1 */
	private static double inner(final double a, final double t) {
		return ((a + 2) * t - (a + 3)) * t * t + 1;
	}

	/** 1 < |t| < 2 */
	private static double outer(final double a, final double t) {
		return ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
	}
}
