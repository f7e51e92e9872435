package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.soulstyler.Result;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Progress;
import org.soulstyler.result.ResultFiles;
import org.soulstyler.settings.OptimiserSettings;
import org.soulstyler.settings.StylizationSettings;

/**
 * What a client asked for with {@code POST /v1/stylize}, checked as far as it can
 * be before its turn comes.
 *
 * @param mask of the only target; null where there is none
 * @param masks of targets, by their number from 1; the others are looked for
 */
record Stylization(Path picture, String name, Path mask,
		SortedMap<Integer, Path> masks, String instruction,
		StylizationSettings settings) {

	/** The result's file in a job's folder; the others lie beside it. */
	private static final String RESULT = "result.png";

	/** A target's mask, by its number. */
	private static final Pattern NUMBERED = Pattern.compile("mask(\\d{1,4})");

	/** Whether a field of the form is a file. */
	static boolean isPicture(final String field) {
		return field.equals("picture") || field.equals("mask") || NUMBERED.matcher(
			field).matches();
	}

	/** @throws Problem (400, 413, 415, 422) */
	static Stylization of(final Upload upload, final Limits limits,
		final StylizationSettings defaults) throws Problem, IOException
	{
		final UploadedPictures pictures = new UploadedPictures(limits);
		final String instruction = upload.requireText("instruction");
		if (instruction.isBlank()) throw new Problem(422,
			"The instruction is empty. Say what to restyle and how, e.g. " +
				"\u201cTurn the red apple into fire\u201d.");
		final StylizationSettings settings = settings(upload, limits, defaults);
		final String name = upload.requirePicture("picture").name();
		final Path picture = pictures.check(upload, "picture");
		return new Stylization(picture, name, upload.picture("mask") == null ? null
			: pictures.check(upload, "mask"), masks(upload, pictures), instruction,
			settings);
	}

	boolean hasMask() {
		return mask != null || !masks.isEmpty();
	}

	/**
	 * @param read what the instruction means
	 * @throws SoulstylerException if there is a mask that has no target
	 */
	void requireTargets(final StyleInstruction read) throws SoulstylerException {
		if (mask != null) read.onlyStyle();
		read.requireTargets(masks.keySet().stream().map(n -> n - 1).toList());
	}

	static ResultFiles results(final Job job) {
		return ResultFiles.of(job.folder().resolve(RESULT));
	}

	/** Restyles the picture, and reports to the job how that ended. */
	void run(final Job job, final Pipeline pipeline, final Limits limits,
		final Consumer<String> log)
	{
		try {
			final JsonObject done = make(job, pipeline, limits);
			job.end(Job.State.DONE, done);
		}
		catch (final SoulstylerException exc) {
			job.end(Job.State.FAILED, Problem.of(exc).toJson());
		}
		catch (final OutOfMemoryError exc) {
			job.end(Job.State.FAILED, new Problem(500,
				"There is not enough memory for this picture.").toJson());
		}
		catch (final RuntimeException | LinkageError exc) {
			log.accept("A job failed because of a fault in the program: " + exc);
			job.end(Job.State.FAILED, Problem.fault().toJson());
		}
	}

	// -- Helper methods --

	private JsonObject make(final Job job, final Pipeline pipeline,
		final Limits limits) throws SoulstylerException
	{
		final JobProgress progress = new JobProgress(job, limits);
		final PictureFile source = UploadedPictures.open(picture, name);
		final Rendering rendering = ImageConversion.render(source.image());
		final ResultFiles files = results(job);
		final List<String> notices = new ArrayList<>(files.notices(source));
		notices.addAll(rendering.notices());
		notices.forEach(progress::notice);
		final Result result = restyle(rendering.picture(), pipeline, progress);
		if (progress.isLate()) notices.add("After " + limits.jobTime().toSeconds() +
			" seconds the time that a job has was over; this is the picture so far.");
		files.write(source, result, notices);
		return Json.object("iterations", result.iterations(), "seconds", result
			.seconds(), "coverage", result.mask().coverage(), "notices", notices);
	}

	private Result restyle(final ColorImage image, final Pipeline pipeline,
		final Progress progress) throws SoulstylerException
	{
		if (mask != null) return pipeline.stylize(image, UploadedPictures.mask(mask,
			"mask", image, progress), instruction, settings, progress);
		final Map<Integer, Mask> areas = new HashMap<>();
		for (final Map.Entry<Integer, Path> one : masks.entrySet())
			areas.put(one.getKey() - 1, UploadedPictures.mask(one.getValue(), "mask" +
				one.getKey(), image, progress));
		return pipeline.stylize(image, areas, instruction, settings, progress);
	}

	private static SortedMap<Integer, Path> masks(final Upload upload,
		final UploadedPictures pictures) throws Problem, IOException
	{
		final SortedMap<Integer, Path> masks = new TreeMap<>();
		for (final String field : upload.pictures()) {
			final Matcher numbered = NUMBERED.matcher(field);
			if (!numbered.matches()) continue;
			final int number = Integer.parseInt(numbered.group(1));
			if (!field.equals("mask" + number) || number == 0) throw new Problem(422,
				"There is no object for \u201c" + field +
					"\u201d: the first object's mask is \u201cmask1\u201d, the next " +
					"one's \u201cmask2\u201d.");
			if (upload.picture("mask") != null) throw new Problem(422,
				"\u201cmask\u201d is for an instruction with one object, \u201c" +
					field + "\u201d for one with several: send one kind of them.");
			masks.put(number, pictures.check(upload, field));
		}
		return masks;
	}

	private static StylizationSettings settings(final Upload upload,
		final Limits limits, final StylizationSettings defaults) throws Problem
	{
		final String said = upload.text("settings");
		final StylizationSettings settings;
		try {
			settings = said == null || said.isBlank() ? defaults : defaults.with(Json
				.parse(said, "The settings"));
		}
		catch (final IllegalArgumentException exc) {
			throw new Problem(422, exc.getMessage());
		}
		final OptimiserSettings optimiser = settings.optimiser();
		require("iterations", optimiser.iterations(), limits.iterations());
		require("workingSize", settings.region().workingSize(), limits
			.workingSize());
		require("cropCount", settings.crops().cropCount(), limits.cropCount());
		return settings;
	}

	private static void require(final String name, final int wanted,
		final int most) throws Problem
	{
		if (wanted > most) throw new Problem(422, "The setting \u201c" + name +
			"\u201d is " + wanted + "; this server takes at most " + most + ".");
	}
}
