package org.soulstyler.image;

import java.util.Random;
import java.util.zip.CRC32;

/** Numbers to compute with, and what they must become. */
public final class RandomSamples {

	private RandomSamples() {
		// prevent instantiation of utility class
	}

	/** Noise in [0, 1); its length is its seed. */
	public static float[] of(final int length) {
		final Random random = new Random(length);
		final float[] samples = new float[length];
		for (int i = 0; i < length; i++)
			samples[i] = random.nextFloat();
		return samples;
	}

	/** CRC-32 of the values' bits. */
	public static String checksum(final float[] values) {
		final CRC32 crc = new CRC32();
		for (final float value : values) {
			final int bits = Float.floatToIntBits(value);
			for (int shift = 0; shift < 32; shift += 8)
				crc.update(bits >>> shift);
		}
		return Long.toHexString(crc.getValue());
	}
}
