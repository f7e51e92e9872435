package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A stack of colour pictures that is larger than memory may be: a slice lies in a
 * file as soon as it was written, and is read from the source before. The files
 * are temporary; who wants to keep the stack saves it.
 */
final class FileStack extends VirtualStack {

	/** Reads a slice of the source. */
	interface Source {

		/** @param i from 0 */
		ColorProcessor read(int i);

		/** @param i from 0 */
		String label(int i);
	}

	private final Source source;
	private final int size;
	private final Path folder;

	FileStack(final int width, final int height, final int size,
		final Source source) throws SoulstylerException
	{
		super(width, height, null, null);
		this.source = source;
		this.size = size;
		try {
			folder = Files.createTempDirectory("soulstyler-stack");
			folder.toFile().deleteOnExit();
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.OUTPUT,
				"There is no folder for the result's slices: " + exc.getMessage(), exc);
		}
	}

	/** @param i from 0 */
	void write(final int i, final ColorProcessor slice)
		throws SoulstylerException
	{
		final Path file = file(i);
		if (!new FileSaver(new ImagePlus("slice", slice)).saveAsTiff(file
			.toString())) throw new SoulstylerException(Failure.OUTPUT, "Slice " +
				(i + 1) + " cannot be written to " + file + ". Is the disk full?");
		file.toFile().deleteOnExit();
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final Path file = file(n - 1);
		return Files.exists(file) ? new Opener().openImage(file.toString())
			.getProcessor() : source.read(n - 1);
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public String getSliceLabel(final int n) {
		return source.label(n - 1);
	}

	@Override
	public int getSize() {
		return size;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public int getBitDepth() {
		return 24;
	}

	private Path file(final int i) {
		return folder.resolve(i + ".tif");
	}
}
