package org.soulstyler.result;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.soulstyler.Provenance;
import org.soulstyler.Result;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskFile;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.output.InputFiles;
import org.soulstyler.output.OutputSet;

/**
 * A restyled picture, its mask and its report: three files of one name, OUT,
 * OUT-mask.png and OUT.json. The user named the first; the others may replace only
 * what an earlier run wrote.
 */
public record ResultFiles(Path picture, Path mask, Path report) {

	/** @param picture OUT; the others get their names from it */
	public static ResultFiles of(final Path picture) {
		return new ResultFiles(picture, beside(picture, "-mask.png"), beside(
			picture, ".json"));
	}

	/**
	 * Checks before the work starts that these files can be written and replace
	 * nothing that must stay.
	 *
	 * @param inputs what the picture is made from, or null
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when one cannot be
	 *           written, or an input would be replaced
	 */
	public void requireWritable(final Path... inputs) throws SoulstylerException {
		ImageFiles.requireWritable(picture);
		final InputFiles files = new InputFiles(Arrays.asList(inputs));
		for (final Path file : List.of(picture, mask, report)) {
			OutputSet.requireWritable(file);
			files.requireOther(file);
		}
		requireOurs(mask, MaskFile.isOurs(mask));
		requireOurs(report, isReport(report));
	}

	/** What the user should know about a source before it is restyled. */
	public List<String> notices(final PictureFile source) {
		final List<String> notices = new ArrayList<>(source.notices());
		if (source.transparency() != null && !source.transparency().isOpaque() &&
			ImageFiles.isJpeg(picture))
		{
			notices.add("A JPEG has no transparency: the result has a white " +
				"background.");
		}
		return notices;
	}

	/**
	 * Writes all three files, or none.
	 *
	 * @param notices about the source
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public void write(final PictureFile source, final Result result,
		final List<String> notices) throws SoulstylerException
	{
		final Provenance provenance = Provenance.of(result, source.image()
			.getTitle(), notices);
		final ImagePlus image = ImageConversion.toImagePlus(result.picture(), source
			.image(), picture.getFileName().toString());
		provenance.properties().forEach(image::setProp);
		// The picture comes last: it says that all is there.
		new OutputSet().add(mask, MaskFile.encoder(result.mask())).add(report,
			file -> Files.writeString(file, provenance.toJson())).add(picture,
				encoder(source, image, result.mask())).write();
	}

	/** Whether the report exists and was written by a run. */
	private static boolean isReport(final Path file) {
		try {
			final JsonObject report = new Gson().fromJson(Files.readString(file,
				StandardCharsets.UTF_8), JsonObject.class);
			return report != null && report.has("maskCoverage") && report.has(
				"modelChecksums");
		}
		catch (final IOException | JsonParseException exc) {
			return false;
		}
	}

	/** @throws SoulstylerException when a file is there that we did not write */
	public static void requireOurs(final Path file, final boolean ours)
		throws SoulstylerException
	{
		if (ours || !Files.exists(file)) return;
		throw new SoulstylerException(Failure.OUTPUT, file +
			" already exists and is not what a run of Soulstyler left there. Move " +
			"it, or choose another name for the result.");
	}

	// -- Helper methods --

	private OutputSet.Encoder encoder(final PictureFile source,
		final ImagePlus image, final Mask inside)
	{
		return source.transparency() == null ? ImageFiles.encoder(image, picture)
			: ImageFiles.encoder(source.transparency().of((ColorProcessor) image
				.getProcessor(), inside), picture);
	}

	private static Path beside(final Path picture, final String suffix) {
		final String name = picture.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return picture.resolveSibling((dot > 0 ? name.substring(0, dot) : name) +
			suffix);
	}
}
