package org.soulstyler.tensorfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Opens tensor files of all kinds. */
public final class TensorFiles {

	private TensorFiles() {
		// prevent instantiation of utility class
	}

	/**
	 * Opens a file by its content, whatever it is called: a zip is a
	 * {@link TorchArchive}, anything else must be {@link SafeTensors}.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the file is missing,
	 *           neither of the two, damaged, or not to be trusted
	 */
	public static TensorFile open(final Path path) throws SoulstylerException {
		final byte[] start;
		try (InputStream in = Files.newInputStream(path)) {
			start = in.readNBytes(4);
		}
		catch (final IOException e) {
			// Either reader reports a file that cannot be opened.
			return SafeTensors.open(path);
		}
		if (Arrays.equals(start, new byte[] { 'P', 'K', 3, 4 })) return TorchArchive
			.open(path);
		if (start.length > 1 && start[0] == (byte) 0x80 && start[1] < 6) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + path +
				" is a bare pickle, as PyTorch wrote before 1.6. Load and save it " +
				"with a newer PyTorch.");
		}
		return SafeTensors.open(path);
	}
}
