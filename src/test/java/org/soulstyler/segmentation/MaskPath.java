package org.soulstyler.segmentation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The way of pictures into CRIS and of its maps back, for
 * {@code models/reference/mask_parity.py}: in a folder, {@code N.picture} (width,
 * height, 8-bit RGB) gives {@code N.square}, and {@code N.K.map} (104 × 104
 * probabilities) gives {@code N.K.mask}. Numbers are big-endian.
 */
final class MaskPath {

	private MaskPath() {}

	public static void main(final String[] args) throws IOException {
		final Path folder = Path.of(args[0]);
		final int side = Integer.parseInt(args[1]);
		try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder,
			"*.picture"))
		{
			for (final Path picture : pictures) {
				final String name = picture.getFileName().toString().replace(".picture",
					"");
				final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(picture));
				final LetterboxFraming letterbox = new LetterboxFraming(bytes.getInt(),
					bytes.getInt(), side, false);
				write(folder.resolve(name + ".square"), letterbox.enclose(samples(
					bytes), LetterboxFramingTest.MEAN, LetterboxFramingTest.DEVIATION));
				try (DirectoryStream<Path> maps = Files.newDirectoryStream(folder,
					name + ".*.map"))
				{
					for (final Path map : maps)
						write(folder.resolve(map.getFileName().toString().replace(".map",
							".mask")), letterbox.release(LetterboxFramingTest.cornered(read(
								map), side / 4, side)));
				}
			}
		}
	}

	/** Interleaved bytes to (3, height, width) in [0, 1]. */
	private static float[] samples(final ByteBuffer bytes) {
		final int area = bytes.remaining() / 3;
		final float[] samples = new float[3 * area];
		for (int i = 0; i < area; i++) {
			for (int c = 0; c < 3; c++)
				samples[c * area + i] = (bytes.get() & 0xff) / 255f;
		}
		return samples;
	}

	private static float[] read(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
		final float[] values = new float[bytes.remaining() / Float.BYTES];
		bytes.asFloatBuffer().get(values);
		return values;
	}

	private static void write(final Path file, final float[] values)
		throws IOException
	{
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
		bytes.asFloatBuffer().put(values);
		Files.write(file, bytes.array());
	}
}
