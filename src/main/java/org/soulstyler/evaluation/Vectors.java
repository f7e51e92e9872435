package org.soulstyler.evaluation;

/** Directions. */
final class Vectors {

	private Vectors() {}

	/** Brings it to length 1; what has none stays. */
	static void normalise(final double[] vector) {
		final double length = Math.sqrt(dot(vector, vector));
		if (length > 0) for (int i = 0; i < vector.length; i++)
			vector[i] /= length;
	}

	/** The cosine of two vectors of any length; 0 where one has none. */
	static double cosine(final double[] a, final double[] b) {
		final double lengths = Math.sqrt(dot(a, a) * dot(b, b));
		return lengths > 0 ? dot(a, b) / lengths : 0;
	}

	/** From one to another. */
	static double[] difference(final double[] from, final double[] to) {
		final double[] difference = new double[from.length];
		for (int i = 0; i < from.length; i++)
			difference[i] = to[i] - from[i];
		return difference;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
