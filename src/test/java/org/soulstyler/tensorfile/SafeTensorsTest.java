package org.soulstyler.tensorfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.Golden;

/** Tensor files are read in all their types, and lying ones refused. */
class SafeTensorsTest {

	@TempDir
	Path folder;

	/** Writes length, header, data. */
	private Path file(final String header, final byte... data)
		throws IOException
	{
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length)
			.order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(json.length).put(json).put(data);
		return Files.write(folder.resolve("some.safetensors"), bytes.array());
	}

	private static byte[] shorts(final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(
			ByteOrder.LITTLE_ENDIAN);
		for (final int v : values)
			bytes.putShort((short) v);
		return bytes.array();
	}

	private static float[] values(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}

	@Test
	void halfPrecisionNumbersAreWidenedExactly() throws Exception {
		final Path path = file(
			"{\"x\":{\"dtype\":\"F16\",\"shape\":[2,4],\"data_offsets\":[0,16]}}",
			shorts(0x3c00, 0xc000, 0x7bff, 0x0001, 0x03ff, 0x8000, 0x7c00, 0xfc00));
		final SafeTensors file = SafeTensors.open(path);
		assertArrayEquals(new long[] { 2, 4 }, file.shape("x"));
		assertArrayEquals(new float[] { 1, -2, 65504, 0x1p-24f, 1023 * 0x1p-24f,
			-0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }, values(file.read(
				"x")));
	}

	@Test
	void brainFloatsAreWidenedExactly() throws Exception {
		final Path path = file("{\"__metadata__\":{\"format\":\"pt\"}," +
			"\"x\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[0,6]}}",
			shorts(0x3f80, 0xc040, 0x0000));
		final SafeTensors file = SafeTensors.open(path);
		assertArrayEquals(new float[] { 1, -3, 0 }, values(file.read("x")));
		assertEquals("pt", file.metadata().get("format"));
		assertEquals(List.of("x"), List.copyOf(file.names()));
	}

	@Test
	void whatPyTorchWroteIsRead() throws Exception {
		final SafeTensors file = SafeTensors.open(Golden.file(
			"operations.safetensors"));
		assertTrue(file.has("linear.in0"));
		assertFalse(file.has("linear.in9"));
		assertArrayEquals(new long[] { 2, 5, 8 }, file.shape("linear.in0"));
		assertEquals(80, file.read("linear.in0").remaining());
	}

	@Test
	void theKindOfFileIsToldByItsBeginning() throws Exception {
		assertInstanceOf(SafeTensors.class, TensorFiles.open(Golden.file(
			"operations.safetensors")));
		assertInstanceOf(TorchArchive.class, TensorFiles.open(Path.of(
			SafeTensorsTest.class.getResource("checkpoints/ViT-tiny.pt").toURI())));
		refusal(() -> TensorFiles.open(folder.resolve("missing")));
		refusal(() -> TensorFiles.open(folder));
	}

	@Test
	void anAbsentTensorIsRefusedByName() throws Exception {
		final Path path = file(
			"{\"ids\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
			(byte) 7, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
			(byte) 0);
		final SafeTensors file = SafeTensors.open(path);
		assertArrayEquals(new long[] { 1 }, file.shape("ids"));
		assertArrayEquals(new float[] { 7 }, values(file.read("ids")));
		assertTrue(refusal(() -> file.shape("nothing")).contains("nothing"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "no json at all", "{\"x\":1}",
		"{\"x\":{}}", "{\"x\":{\"dtype\":\"F32\",\"shape\":[2]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[\"two\"],\"data_offsets\":[0,8]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
		"{\"x\":{\"dtype\":\"Q4\",\"shape\":[2],\"data_offsets\":[0,8]}}",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}," +
			"\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}" })
	void aHeaderThatLiesIsRefused(final String header) throws Exception {
		final Path path = file(header, new byte[8]);
		refusal(() -> SafeTensors.open(path));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 1000, 1L << 40, Long.MAX_VALUE, -1 })
	void anAbsurdHeaderLengthIsRefused(final long length) throws Exception {
		final ByteBuffer bytes = ByteBuffer.allocate(24).order(
			ByteOrder.LITTLE_ENDIAN).putLong(length);
		final Path path = Files.write(folder.resolve("absurd.safetensors"), bytes
			.array());
		refusal(() -> SafeTensors.open(path));
	}

	@Test
	void aTruncatedAFolderAndAMissingFileAreRefused() throws Exception {
		final byte[] whole = Files.readAllBytes(Golden.file(
			"operations.safetensors"));
		for (final int length : new int[] { 0, 7, 100, whole.length / 2,
			whole.length - 1 })
		{
			final Path path = Files.write(folder.resolve("cut.safetensors"), Arrays
				.copyOf(whole, length));
			assertTrue(refusal(() -> SafeTensors.open(path)).contains(
				"cut.safetensors"));
		}
		refusal(() -> SafeTensors.open(folder));
		refusal(() -> SafeTensors.open(folder.resolve("missing")));
	}

	private interface Attempt {

		void run() throws SoulstylerException;
	}

	private static String refusal(final Attempt attempt) {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			attempt::run);
		assertEquals(Failure.MODEL, exc.failure());
		return exc.getMessage();
	}
}
