package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;

/** Weights that aren't numbers would make a picture of nothing, and are refused. */
class WeightsTest {

	private static final int LENGTH = 5000;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "NaN, 0", "NaN, 4999", "Infinity, 4095", "-Infinity, 4096" })
	void weightsThatAreNotFiniteAreAModelsFault(final float value,
		final int where) throws Exception
	{
		final TensorFile file = file(value, where);
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> file.weights("w"));
		assertEquals(Failure.MODEL, exc.failure());
		assertTrue(exc.getMessage().contains(file.path() + " is damaged: the " +
			"tensor w holds values that are not finite numbers"), exc.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "3.4028235e38, 17", "-1.4e-45, 4999" })
	void allOthersAreTaken(final float value, final int where) throws Exception {
		assertEquals(value, file(value, where).weights("w").get(where));
	}

	private TensorFile file(final float value, final int where) throws Exception {
		final byte[] header = ("{\"w\":{\"dtype\":\"F32\",\"shape\":[" + LENGTH +
			"],\"data_offsets\":[0," + 4 * LENGTH + "]}}").getBytes(
				StandardCharsets.UTF_8);
		final ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 4 * LENGTH)
			.order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(header.length).put(header);
		bytes.putFloat(8 + header.length + 4 * where, value);
		return TensorFiles.open(Files.write(folder.resolve("w.safetensors"), bytes
			.array()));
	}
}
