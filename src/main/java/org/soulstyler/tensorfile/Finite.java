package org.soulstyler.tensorfile;

import java.nio.FloatBuffer;
import java.nio.file.Path;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Refuses weights that are infinite or not numbers: such a file is damaged.
 */
final class Finite {

	/** Short enough for the processor's caches. */
	private static final int PIECE = 1 << 12;

	private Finite() {}

	/**
	 * Checks all values; a gigabyte takes less than a second.
	 *
	 * @param values from the position on; the position stays
	 * @return values
	 */
	static FloatBuffer check(final FloatBuffer values, final Path file,
		final String tensor) throws SoulstylerException
	{
		final FloatBuffer rest = values.duplicate();
		final float[] piece = new float[Math.min(PIECE, rest.remaining())];
		while (rest.hasRemaining()) {
			final int n = Math.min(piece.length, rest.remaining());
			rest.get(piece, 0, n);
			int bad = 0;
			for (int i = 0; i < n; i++) {
				// All bits of the exponent set: infinite or not a number.
				final int exponent = Float.floatToRawIntBits(piece[i]) & 0x7f800000;
				bad |= exponent == 0x7f800000 ? 1 : 0;
			}
			if (bad != 0) throw new SoulstylerException(Failure.MODEL,
				"The model file " + file + " is damaged: the tensor " + tensor +
					" holds values that are not finite numbers. Install the model again.");
		}
		return values;
	}
}
