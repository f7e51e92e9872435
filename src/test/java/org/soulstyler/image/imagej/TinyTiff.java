package org.soulstyler.image.imagej;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** A TIFF of one strip, whose tags may say what they like. */
final class TinyTiff {

	private final Map<Integer, Long> tags = new TreeMap<>();
	private final byte[] strip;

	/** 8-bit greys, or three samples a pixel. */
	TinyTiff(final int width, final int height, final int samples,
		final int compression, final byte[] strip)
	{
		this.strip = strip;
		tag(256, width).tag(257, height).tag(258, 8).tag(259, compression).tag(262,
			samples == 3 ? 2 : 1).tag(273, 8).tag(277, samples).tag(278, height).tag(
				279, strip.length).tag(284, 1);
	}

	TinyTiff tag(final int tag, final long value) {
		tags.put(tag, value);
		return this;
	}

	byte[] bytes() {
		final int directory = 8 + strip.length + strip.length % 2;
		final ByteBuffer file = ByteBuffer.allocate(directory + 2 + 12 * tags
			.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
		file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory)
			.put(strip).position(directory);
		file.putShort((short) tags.size());
		tags.forEach((tag, value) -> file.putShort((short) (int) tag).putShort(
			(short) 4).putInt(1).putInt((int) (long) value));
		return file.array();
	}
}
