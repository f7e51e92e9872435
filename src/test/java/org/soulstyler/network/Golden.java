package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Numbers made by the reference implementations, and how ours compare. */
public final class Golden {

	private Golden() {}

	/** A file in this package's test resources. */
	public static Path file(final String name) {
		try {
			return Path.of(Golden.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** |ours − theirs| / |theirs| over the whole array (Euclidean norms). */
	static double relativeError(final float[] ours, final float[] theirs) {
		double difference = 0;
		double norm = 0;
		for (int i = 0; i < theirs.length; i++) {
			difference += Math.pow((double) ours[i] - theirs[i], 2);
			norm += Math.pow(theirs[i], 2);
		}
		return Math.sqrt(difference / Math.max(norm, 1e-30));
	}

	public static void assertClose(final String what, final NDArray ours,
		final NDArray theirs, final double tolerance)
	{
		assertArrayEquals(theirs.getShape().getShape(), ours.getShape().getShape(),
			what + ": shape");
		final double error = relativeError(ours.toFloatArray(), theirs
			.toFloatArray());
		assertTrue(error <= tolerance, what + " differs from the reference by " +
			error + " (relative)");
	}
}
