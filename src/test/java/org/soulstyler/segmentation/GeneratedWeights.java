package org.soulstyler.segmentation;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

import org.soulstyler.tensorfile.TensorFile;

/**
 * A checkpoint that nobody trained: every number follows from its tensor's name
 * and its place in it, as in {@code models/reference/generated_weights.py}, so
 * that a golden test needs no file of weights.
 */
final class GeneratedWeights implements TensorFile {

	private final Map<String, long[]> shapes = new LinkedHashMap<>();
	private final Map<String, float[]> given = new LinkedHashMap<>();

	GeneratedWeights(final Map<String, long[]> shapes) {
		this.shapes.putAll(shapes);
	}

	/** Takes a tensor away. */
	GeneratedWeights without(final String name) {
		shapes.remove(name);
		return this;
	}

	/** Adds or replaces a tensor's shape. */
	GeneratedWeights with(final String name, final long... shape) {
		shapes.put(name, shape);
		return this;
	}

	/** Gives a tensor numbers of its own. */
	void give(final String name, final float[] values) {
		given.put(name, values);
	}

	@Override
	public Path path() {
		return Path.of("generated.pth");
	}

	@Override
	public Set<String> names() {
		return shapes.keySet();
	}

	@Override
	public long[] shape(final String name) {
		return shapes.get(name);
	}

	@Override
	public FloatBuffer read(final String name) {
		if (given.containsKey(name)) return FloatBuffer.wrap(given.get(name));
		final long[] shape = shapes.get(name);
		int count = 1;
		for (final long extent : shape)
			count *= extent;
		final float[] values = uniform(name, count);
		final float[] spread = spread(name, shape);
		for (int i = 0; i < count; i++) {
			final float scaled = spread[1] * values[i];
			values[i] = spread[0] + scaled;
		}
		return FloatBuffer.wrap(values);
	}

	/** Numbers in [−1, 1), fixed by the name (SplitMix64's upper 24 bits). */
	static float[] uniform(final String name, final int count) {
		final CRC32 crc = new CRC32();
		crc.update(name.getBytes(StandardCharsets.UTF_8));
		final long key = crc.getValue() << 32;
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			long z = (i + 1) * 0x9E3779B97F4A7C15L + key;
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			z ^= z >>> 31;
			values[i] = ((z >>> 40) - 0x1p23f) / 0x1p23f;
		}
		return values;
	}

	/** Centre and half width, chosen by what the name says the tensor is. */
	private static float[] spread(final String name, final long[] shape) {
		if (name.endsWith("running_mean")) return new float[] { 0, 0.2f };
		if (name.endsWith("running_var")) return new float[] { 1, 0.5f };
		if (name.endsWith("bn3.weight")) return new float[] { 0.4f, 0.2f };
		if (name.endsWith("bias")) return new float[] { 0, 0.1f };
		if (shape.length == 1) return new float[] { 1, 0.3f };
		if (name.contains("embedding")) return new float[] { 0, 0.1f };
		long inputs = 1;
		if (name.endsWith("projection")) inputs = shape[0];
		else for (int i = 1; i < shape.length; i++)
			inputs *= shape[i];
		return new float[] { 0, (float) Math.sqrt(4.0 / inputs) };
	}
}
