package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class TagWeightsTest {

	/** The largest is 127 units. */
	private static final float MOST = 25.4f, UNIT = 0.2f;

	private static final InstructionText CAT = InstructionText.of("cat dog",
		Languages.standard());

	/** "cat" and "dog" have one each, and "cow", with the most, has three. */
	private static TagWeights weights(final float cat, final float dog) {
		final SortedMap<String, float[]> learnt = new TreeMap<>();
		learnt.put("word cat", new float[] { cat, 0, 0, 0, 0 });
		learnt.put("word dog", new float[] { 0, 0, 0, dog, 0 });
		learnt.put("word cow", new float[] { -MOST, 1, 2, 0, 0 });
		final float[][] steps = new float[TagPath.TAGS + 1][TagPath.TAGS];
		steps[TagPath.TAGS][TagPath.STYLE] = 1.5f;
		return TagWeights.of(new PieceFeatures(Set.of("turn", "the", "d\u00fcrer")),
			steps, learnt);
	}

	private static byte[] file(final TagWeights weights) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		weights.write(out);
		return out.toByteArray();
	}

	@Test
	void eachPieceHasTheScoresOfItsOwnFeatures() {
		final float[][] scores = weights(2, -4).scores(CAT);
		assertEquals(2, scores.length);
		assertArrayEquals(new float[] { 2, 0, 0, 0, 0 }, scores[0], 1e-5f);
		assertArrayEquals(new float[] { 0, 0, 0, -4, 0 }, scores[1], 1e-5f);
	}

	@Test
	void weightsAreRoundedToTheNearestUnit() {
		assertEquals(UNIT, weights(0.6f * UNIT, 0).scores(CAT)[0][0], 1e-6f);
		assertEquals(0, weights(0.4f * UNIT, 0).scores(CAT)[0][0]);
	}

	@Test
	void whatHasNothingToSayTakesNoRoom() throws Exception {
		final int all = file(weights(2, -4)).length;
		assertEquals(all - Integer.BYTES - TagPath.TAGS, file(weights(2, 0.4f *
			UNIT)).length);
	}

	@Test
	void aFileHoldsAllOfIt() throws Exception {
		final TagWeights written = weights(2, -4);
		final byte[] file = file(written);
		final TagWeights read = TagWeights.read(new ByteArrayInputStream(file));
		assertArrayEquals(written.scores(CAT), read.scores(CAT));
		assertArrayEquals(written.steps(), read.steps());
		assertArrayEquals(file, file(read));
	}

	@Test
	void aFileThatEndsTooEarlyIsNotRead() throws Exception {
		final byte[] file = file(weights(2, -4));
		for (int length = 0; length < file.length; length++) {
			final byte[] cut = Arrays.copyOf(file, length);
			assertThrows(IOException.class, () -> TagWeights.read(
				new ByteArrayInputStream(cut)), () -> cut.length + " bytes");
		}
		assertTrue(file.length > 100);
	}
}
