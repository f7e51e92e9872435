package org.soulstyler.image.imagej;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Compares what a TIFF declares with what is there, before anybody makes room for
 * it. (TIFF 6.0, sections 2, 3, 9, 13 and 14; and Adobe's Technote 3 for Deflate.)
 */
final class TiffStructure {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int BITS = 258;
	private static final int COMPRESSION = 259;
	private static final int STRIP_OFFSETS = 273;
	private static final int SAMPLES = 277;
	private static final int ROWS_PER_STRIP = 278;
	private static final int STRIP_LENGTHS = 279;
	private static final int PLANAR = 284;
	private static final int TILE_LENGTHS = 325;

	/** Bytes of a value of each of TIFF's types, from 0. */
	private static final int[] SIZES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8,
		4 };

	/** More directories than an image has slices. */
	private static final int MOST_DIRECTORIES = 1 << 20;

	private final RandomAccessFile file;
	private final long length;
	private final boolean littleEndian;

	private TiffStructure(final RandomAccessFile file) throws IOException {
		this.file = file;
		length = file.length();
		littleEndian = file.readUnsignedShort() == 0x4949;
	}

	/**
	 * @throws BrokenImage when pixels, or what says where they are, must be missing
	 */
	static void requireWhole(final Path path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			final TiffStructure tiff = new TiffStructure(file);
			if (tiff.number(2) != 42) return; // no classic TIFF: others will see
			final Set<Long> seen = new HashSet<>();
			long at = tiff.number(4, 4);
			while (at != 0) {
				if (!seen.add(at) || seen.size() > MOST_DIRECTORIES)
					throw new BrokenImage("its directories never end");
				at = tiff.requireDirectory(at);
			}
		}
	}

	// -- Helper methods --

	/** An entry of a directory: where its values are, how large and how many. */
	private record Entry(long at, int size, long count) {
	}

	/** @return where the next one is; 0 if there is none */
	private long requireDirectory(final long at) throws IOException {
		final int entries = (int) number(at, 2);
		final Map<Integer, Entry> tags = new HashMap<>();
		for (int i = 0; i < entries; i++) {
			final long entry = at + 2 + 12L * i;
			final int type = (int) number(entry + 2, 2);
			if (type >= SIZES.length) continue;
			final long count = number(entry + 4, 4);
			final long bytes = SIZES[type] * count;
			final long values = bytes > 4 ? number(entry + 8, 4) : entry + 8;
			if (values + bytes > length) throw new BrokenImage(
				"it declares more than the file holds");
			tags.put((int) number(entry, 2), new Entry(values, SIZES[type], count));
		}
		requirePixels(tags);
		final long next = at + 2 + 12L * entries;
		return next + 4 > length ? 0 : number(next, 4);
	}

	private void requirePixels(final Map<Integer, Entry> tags)
		throws IOException
	{
		if (!tags.containsKey(WIDTH) || !tags.containsKey(HEIGHT)) return;
		final long width = value(tags, WIDTH, 0, 0);
		final long height = value(tags, HEIGHT, 0, 0);
		final long samples = value(tags, SAMPLES, 0, 1);
		final long bits = value(tags, BITS, 0, 1);
		final int compression = (int) value(tags, COMPRESSION, 0, 1);
		final Entry lengths = tags.getOrDefault(STRIP_LENGTHS, tags.get(
			TILE_LENGTHS));
		if (bits > 64 || samples > 1 << 16) throw new BrokenImage("it declares " +
			samples + " samples of " + bits + " bits a pixel");
		final boolean apart = value(tags, PLANAR, 0, 1) == 2;
		final long row = (width * bits * (apart ? 1 : samples) + 7) / 8;
		final long declared = row * height * (apart ? samples : 1);
		long there = 0;
		for (int i = 0; lengths != null && i < lengths.count(); i++)
			there += value(lengths, i);
		StandardImageReader.requirePlausible(width, height, declared, Math.min(
			length, lengths == null ? length : there) * mostBytes(compression, row));
		if (lengths == null || !tags.containsKey(STRIP_OFFSETS)) return;
		final long rows = Math.max(1, Math.min(height, value(tags, ROWS_PER_STRIP,
			0, height)));
		final long strips = (height + rows - 1) / rows;
		if (lengths.count() < strips * (apart ? samples : 1)) throw new BrokenImage(
			"strips of its pixels are missing");
		for (int i = 0; i < lengths.count(); i++) {
			final long offset = value(tags, STRIP_OFFSETS, i, 0);
			final long needed = row * Math.max(0, Math.min(rows, height - rows * (i %
				strips)));
			if (decoded(compression, offset, value(lengths, i), needed) < needed)
				throw new BrokenImage("pixels are missing");
		}
	}

	/** The most bytes of pixels that a byte can stand for. */
	private static long mostBytes(final int compression, final long row) {
		return switch (compression) {
			case 1 -> 1;
			case 2, 3, 4 -> 8 * row; // a bit can stand for a row
			case 5 -> 2731;
			case 8, 32946 -> 1032;
			case 32773 -> 64;
			default -> 8192;
		};
	}

	/** How many bytes of pixels are in a strip; at least, where they are enough. */
	private long decoded(final int compression, final long offset,
		final long stored, final long needed) throws IOException
	{
		if (offset + stored > length) return 0;
		if (compression == 1) return stored;
		if (compression != 5 && compression != 8 && compression != 32946 &&
			compression != 32773) return needed;
		final byte[] strip = new byte[(int) Math.min(stored, Integer.MAX_VALUE -
			8)];
		file.seek(offset);
		file.readFully(strip);
		return switch (compression) {
			case 5 -> lzw(strip, needed);
			case 32773 -> runLengths(strip);
			default -> deflate(strip, needed);
		};
	}

	private static long runLengths(final byte[] strip) {
		long size = 0;
		for (int i = 0; i < strip.length; i++) {
			final int n = strip[i];
			if (n >= 0) {
				size += Math.min(n + 1, strip.length - 1 - i);
				i += n + 1;
			}
			else if (n != -128) {
				if (i + 1 < strip.length) size += 1 - n;
				i++;
			}
		}
		return size;
	}

	/** A stream that doesn't end counts as nothing: ImageJ would wait for its end. */
	private static long deflate(final byte[] strip, final long needed) {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(strip);
			final byte[] bin = new byte[1 << 14];
			long size = 0;
			while (!inflater.finished() && size <= 2 * needed + bin.length) {
				final int more = inflater.inflate(bin);
				if (more == 0 && !inflater.finished()) return -1;
				size += more;
			}
			return inflater.finished() ? size : -1;
		}
		catch (final DataFormatException exc) {
			return -1;
		}
		finally {
			inflater.end();
		}
	}

	/** Counts what the codes stand for, which needs the strings' lengths only. */
	private static long lzw(final byte[] strip, final long needed) {
		if (strip.length > 1 && strip[0] == 0 && (strip[1] & 1) == 1) return needed; // the old bit order, before TIFF 6
		final int[] lengths = new int[4096];
		int next = 258, bits = 9, before = 0;
		long size = 0, at = 0;
		while (size < needed && at + bits <= 8L * strip.length) {
			int code = 0;
			for (int i = 0; i < bits; i++, at++)
				code = code << 1 | strip[(int) (at >> 3)] >> 7 - (at & 7) & 1;
			if (code == 257) break;
			if (code == 256) {
				next = 258;
				bits = 9;
				before = 0;
				continue;
			}
			final int known = code < 256 ? 1 : code < next ? lengths[code] : before +
				1;
			if (before > 0 && next < 4096) lengths[next++] = before + 1;
			if (code > next) return size;
			size += known;
			before = known;
			if (next >= (1 << bits) - 1 && bits < 12) bits++;
		}
		return size;
	}

	private long value(final Map<Integer, Entry> tags, final int tag,
		final long index, final long otherwise) throws IOException
	{
		final Entry entry = tags.get(tag);
		return entry == null || index >= entry.count() ? otherwise : value(entry,
			index);
	}

	private long value(final Entry entry, final long index) throws IOException {
		return number(entry.at() + index * entry.size(), Math.min(4, entry.size()));
	}

	private long number(final long at) throws IOException {
		return number(at, 2);
	}

	private long number(final long at, final int bytes) throws IOException {
		if (at + bytes > length) throw new BrokenImage(
			"it declares more than the file holds");
		file.seek(at);
		long value = 0;
		for (int i = 0; i < bytes; i++) {
			final long read = file.read();
			value |= read << 8 * (littleEndian ? i : bytes - 1 - i);
		}
		return value;
	}
}
