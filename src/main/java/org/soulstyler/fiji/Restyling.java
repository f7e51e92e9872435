package org.soulstyler.fiji;

import ij.ImagePlus;

import org.soulstyler.Progress;
import org.soulstyler.Provenance;
import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.ImageConversion;
import org.soulstyler.image.ImageConversion.Rendering;
import org.soulstyler.stylization.StylizationSettings;

/**
 * What the commands that restyle have in common: the source as it was when they
 * started, the settings that the user gave, and the result as an image. The
 * source stays free to be edited or closed while the job goes on.
 */
final class Restyling {

	/** Longest title made of an instruction, in characters. */
	private static final int TITLE_LENGTH = 60;

	/**
	 * What the user set.
	 *
	 * @param iterations 0 for the models' own
	 */
	record Wishes(int iterations, long seed, String device, String bundle,
		String settings)
	{

		Wishes {
			// Scripts may leave out what dialogs always fill in.
			device = device == null || device.isBlank() ? "auto" : device;
			bundle = bundle == null ? "" : bundle;
			settings = settings == null ? "" : settings;
		}

		void requireRecordable() throws SoulstylerException {
			Recordable.require("device", device);
			Recordable.require("bundle", bundle);
			Recordable.require("settings", settings);
		}

		StylizationSettings over(final StylizationSettings defaults)
			throws SoulstylerException
		{
			final StylizationSettings seeded = defaults.withSeed(seed);
			return SettingsText.over(iterations > 0 ? seeded.withIterations(
				iterations) : seeded, settings);
		}
	}

	/** The job itself: which method of the pipeline, with what. */
	@FunctionalInterface
	interface Job {

		Result run(Soulstyler soulstyler, ColorImage picture,
			StylizationSettings settings) throws SoulstylerException;
	}

	private final String source;
	private final Rendering rendering;
	private final ImagePlus result;

	/** Takes a snapshot of the source. */
	Restyling(final ImagePlus image, final String text)
		throws SoulstylerException
	{
		rendering = ImageConversion.render(image);
		source = image.getTitle();
		result = ImageConversion.toImagePlus(rendering.picture(), image, source +
			" - " + shorten(text));
	}

	/** Runs a job and gives what it made, with its history, as a new image. */
	ImagePlus run(final SoulstylerService service, final Wishes wishes,
		final Progress progress, final Job job) throws SoulstylerException
	{
		rendering.notices().forEach(progress::notice);
		final Result made = service.run(wishes.bundle(), wishes.device(), progress,
			soulstyler -> job.run(soulstyler, rendering.picture(), wishes.over(
				soulstyler.defaults())));
		ImageConversion.replacePixels(result, made.picture());
		if (made.stylization().cancelled()) {
			result.setTitle(result.getTitle() + " (stopped at iteration " + made
				.stylization().iterations() + ")");
		}
		Provenance.of(made, source, rendering.notices()).writeTo(result);
		return result;
	}

	private static String shorten(final String text) {
		final String line = text.strip();
		return line.length() <= TITLE_LENGTH ? line : line.substring(0,
			TITLE_LENGTH).strip() + "…";
	}
}
