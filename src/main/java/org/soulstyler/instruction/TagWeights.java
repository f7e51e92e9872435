package org.soulstyler.instruction;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@link PhraseTagger} has learnt: how much each feature of a piece says for
 * each tag, and each tag for the next. A file of it holds, in big-endian order, the
 * number of common words (32 bits) and these (Java's modified UTF-8), the steps
 * (float32), the worth of a weight's unit (float32), the number of features (32 bits),
 * their names' hash codes in ascending order (32 bits each), and a byte for each tag
 * of each.
 * Immutable.
 */
final class TagWeights {

	private final PieceFeatures features;
	private final float[][] steps;
	private final float unit;
	/** Ascending. */
	private final int[] known;
	/** In units; {@link TagPath#TAGS} for each known feature. */
	private final byte[] weights;

	private TagWeights(final PieceFeatures features, final float[][] steps,
		final float unit, final int[] known, final byte[] weights)
	{
		this.features = features;
		this.steps = steps;
		this.unit = unit;
		this.known = known;
		this.weights = weights;
	}

	/**
	 * Rounds what was learnt, and leaves out features that have nothing to say then.
	 *
	 * @param steps see {@link TagPath#best}
	 * @param learnt of each feature, by name, for each tag
	 */
	static TagWeights of(final PieceFeatures features, final float[][] steps,
		final SortedMap<String, float[]> learnt)
	{
		float most = 0;
		for (final float[] exact : learnt.values()) {
			for (final float weight : exact)
				most = Math.max(most, Math.abs(weight));
		}
		final float unit = most / Byte.MAX_VALUE;
		final SortedMap<Integer, byte[]> rounded = new TreeMap<>();
		learnt.forEach((name, exact) -> {
			final byte[] weights = new byte[TagPath.TAGS];
			for (int tag = 0; tag < TagPath.TAGS; tag++)
				weights[tag] = (byte) Math.round(exact[tag] / unit);
			if (!Arrays.equals(weights, new byte[TagPath.TAGS])) rounded.put(key(
				name), weights);
		});
		final ByteBuffer weights = ByteBuffer.allocate(TagPath.TAGS * rounded
			.size());
		rounded.values().forEach(weights::put);
		return new TagWeights(features, steps, unit, rounded.keySet().stream()
			.mapToInt(i -> i).toArray(), weights.array());
	}

	/** @throws IOException also if the file is of another length than it says */
	static TagWeights read(final InputStream file) throws IOException {
		final byte[] bytes = file.readAllBytes();
		final DataInputStream in = new DataInputStream(new ByteArrayInputStream(
			bytes));
		final Set<String> common = new HashSet<>();
		for (int left = in.readInt(); left > 0; left--)
			common.add(in.readUTF());
		final float[][] steps = new float[TagPath.TAGS + 1][TagPath.TAGS];
		for (final float[] row : steps) {
			for (int tag = 0; tag < row.length; tag++)
				row[tag] = in.readFloat();
		}
		final float unit = in.readFloat();
		final int[] known = new int[in.readInt()];
		final byte[] weights = new byte[TagPath.TAGS * known.length];
		// At once: there are many.
		final ByteBuffer rest = ByteBuffer.wrap(bytes, bytes.length - in
			.available(), in.available());
		if (rest.remaining() != Integer.BYTES * known.length + weights.length)
			throw new EOFException();
		rest.asIntBuffer().get(known);
		rest.position(rest.position() + Integer.BYTES * known.length).get(weights);
		return new TagWeights(new PieceFeatures(common), steps, unit, known,
			weights);
	}

	/** What {@link #read} reads; the same bytes for the same weights. */
	void write(final OutputStream file) throws IOException {
		final DataOutputStream out = new DataOutputStream(file);
		final Set<String> common = new TreeSet<>(features.common());
		out.writeInt(common.size());
		for (final String word : common)
			out.writeUTF(word);
		for (final float[] row : steps) {
			for (final float step : row)
				out.writeFloat(step);
		}
		out.writeFloat(unit);
		out.writeInt(known.length);
		for (final int feature : known)
			out.writeInt(feature);
		out.write(weights);
		out.flush();
	}

	/** See {@link TagPath#best}. */
	float[][] steps() {
		return steps;
	}

	/** Of each tag for each piece: [pieces][{@link TagPath#TAGS}]. */
	float[][] scores(final InstructionText text) {
		return Arrays.stream(features.of(text)).map(this::score).toArray(
			float[][]::new);
	}

	// -- Helper methods --

	/** What names a feature in a file; of 265,000 names 22 share one with another. */
	private static int key(final String name) {
		return name.hashCode();
	}

	private float[] score(final String[] names) {
		final float[] score = new float[TagPath.TAGS];
		for (final String name : names) {
			final int place = Arrays.binarySearch(known, key(name));
			for (int tag = 0; place >= 0 && tag < score.length; tag++)
				score[tag] += unit * weights[TagPath.TAGS * place + tag];
		}
		return score;
	}
}
