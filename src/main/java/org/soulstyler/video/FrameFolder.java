package org.soulstyler.video;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.soulstyler.Provenance;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskFile;
import org.soulstyler.output.OutputSet;

/**
 * Finished frames as files: {@code 00000.png} and {@code 00000-mask.png}, and
 * what the clip is made of in {@value #RECORD}, what was done in
 * {@value #REPORT}. A run that was ended goes on after
 * the last frame that is there, as long as it is of the same clip.
 */
public final class FrameFolder implements FrameSink {

	static final String RECORD = "clip.json";
	private static final String REPORT = "report.json";

	private final Path folder;

	/**
	 * @param made what the clip is made of, by name: instruction, settings, models
	 *          and so on
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when the folder cannot
	 *           be used, or holds something else
	 */
	public FrameFolder(final Path folder, final Map<String, String> made)
		throws SoulstylerException
	{
		this.folder = folder;
		try {
			Files.createDirectories(folder);
			final Path record = folder.resolve(RECORD);
			if (Files.exists(record)) {
				if (!made.equals(new Gson().fromJson(Files.readString(record),
					Map.class))) throw new SoulstylerException(Failure.OUTPUT,
						"The folder " + folder +
							" holds frames of another clip, or of other " +
							"settings. Choose another folder, or delete it.");
				return;
			}
			try (var files = Files.list(folder)) {
				if (files.findAny().isPresent()) throw new SoulstylerException(
					Failure.OUTPUT, "The folder " + folder +
						" is not empty. Choose another for the frames.");
			}
			Files.writeString(record, new Gson().toJson(made));
		}
		catch (final IOException | JsonParseException exc) {
			throw new SoulstylerException(Failure.OUTPUT, "The folder " + folder +
				" cannot be used: " + exc.getMessage(), exc);
		}
	}

	/** How many frames are there, from the first. */
	@Override
	public int finished() {
		int count = 0;
		while (Files.exists(frame(count)) && Files.exists(mask(count)))
			count++;
		return count;
	}

	/** A finished frame's file. */
	public Path frame(final int index) {
		return folder.resolve(String.format(Locale.ROOT, "%05d.png", index));
	}

	Path mask(final int index) {
		return folder.resolve(String.format(Locale.ROOT, "%05d-mask.png", index));
	}

	/**
	 * Writes what was done, for people.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when it cannot be written
	 */
	public void report(final Provenance provenance) throws SoulstylerException {
		new OutputSet().add(folder.resolve(REPORT), file -> Files.writeString(file,
			provenance.toJson())).write();
	}

	@Override
	public void put(final int index, final ColorImage frame, final Mask mask)
		throws SoulstylerException
	{
		new OutputSet().add(mask(index), MaskFile.encoder(mask)).add(frame(index),
			ImageFiles.encoder(new ImagePlus("frame", ImageConversion
				.toColorProcessor(frame)), frame(index))).write();
	}
}
