package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

import org.junit.jupiter.api.Test;
import org.soulstyler.network.NetworkTest;

/** Weights are kept in half the memory where nothing is lost by it. */
class HalfStorageTest extends NetworkTest {

	private static final float[] HALVES = { 0, -1.5f, 65504, 0x1p-24f,
		0.0999755859375f };
	private static final float[] FINER = { 0.1f, -3.14159274f, 1000.123f };
	private static final float[] LARGE = { 1, 70_000 };

	@Test
	void numbersOfFloat16AreKeptAsSuchAndComeBack() {
		assertKept(Precision.FLOAT32, HALVES, DataType.FLOAT16, 0);
		assertKept(Precision.BFLOAT16, HALVES, DataType.FLOAT16, 0);
	}

	@Test
	void finerOnesAreRoundedOnlyWhereProductsAreCoarserStill() {
		assertKept(Precision.FLOAT32, FINER, DataType.FLOAT32, 0);
		assertKept(Precision.BFLOAT16, FINER, DataType.FLOAT16, 0x1p-11);
	}

	@Test
	void numbersBeyondFloat16StayAsTheyAre() {
		assertKept(Precision.FLOAT32, LARGE, DataType.FLOAT32, 0);
		assertKept(Precision.BFLOAT16, LARGE, DataType.FLOAT32, 0);
	}

	private void assertKept(final Precision precision, final float[] values,
		final DataType type, final double relativeError)
	{
		final NDArray kept = new HalfStorage(precision).keep(scope.create(values)
			.duplicate());
		assertEquals(type, kept.getDataType());
		final float[] back = HalfStorage.widen(kept).toFloatArray();
		if (relativeError == 0) assertArrayEquals(values, back);
		for (int i = 0; i < values.length; i++)
			assertEquals(values[i], back[i], relativeError * Math.abs(values[i]));
	}
}
