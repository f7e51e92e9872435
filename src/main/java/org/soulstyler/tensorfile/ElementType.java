package org.soulstyler.tensorfile;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * How a tensor file stores one element. All of them are read as float32, which
 * rounds {@link #F64} and {@link #I64} and is exact for the rest up to 24 bits.
 */
enum ElementType {

		F64(8, from -> (float) from.getDouble()), //
		F32(4, ByteBuffer::getFloat), //
		F16(2, from -> half(from.getShort())), //
		BF16(2, from -> Float.intBitsToFloat(from.getShort() << 16)), //
		I64(8, ByteBuffer::getLong), //
		I32(4, ByteBuffer::getInt), //
		I16(2, ByteBuffer::getShort), //
		I8(1, ByteBuffer::get), //
		U8(1, from -> from.get() & 0xff), //
		BOOL(1, from -> from.get() == 0 ? 0 : 1);

	/** Reads the element at a buffer's position. */
	@FunctionalInterface
	private interface Reading {

		float next(ByteBuffer from);
	}

	private final int bytes;
	private final Reading reading;

	ElementType(final int bytes, final Reading reading) {
		this.bytes = bytes;
		this.reading = reading;
	}

	/** The size of one element in the file. */
	int bytes() {
		return bytes;
	}

	/**
	 * Reads as many whole elements as are left.
	 *
	 * @param from in the file's byte order
	 * @param to has room for them
	 */
	void decode(final ByteBuffer from, final FloatBuffer to) {
		while (from.remaining() >= bytes) {
			to.put(reading.next(from));
		}
	}

	/** IEEE 754 binary16 to binary32, exact; Java 17 has no such method. */
	private static float half(final short bits) {
		final int sign = (bits & 0x8000) << 16;
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		if (exponent == 0) {
			// Zero and subnormals: multiples of 2^-24.
			final float size = fraction * 0x1p-24f;
			return sign == 0 ? size : -size;
		}
		final int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
		return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
	}
}
