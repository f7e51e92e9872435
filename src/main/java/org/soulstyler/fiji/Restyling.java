package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.Provenance;
import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.Canvas;
import org.soulstyler.settings.StylizationSettings;

/**
 * What the commands that restyle have in common: the source as it was when they
 * started, slice by slice, the settings that the user gave, and the result as an
 * image. The source stays free to be edited or closed while the job goes on.
 */
final class Restyling {

	/** Longest title made of an instruction, in characters. */
	private static final int TITLE_LENGTH = 60;

	/** The job itself, for one picture: which method of the pipeline, with what. */
	@FunctionalInterface
	interface Job {

		/** @param index of the slice in the source's stack, from 1 */
		Result run(Soulstyler soulstyler, ColorImage picture, int index,
			StylizationSettings settings) throws SoulstylerException;
	}

	private final String source;
	private final Canvas canvas;
	private final List<Map<String, Object>> slices = new ArrayList<>();
	private Provenance first;
	/** Added to the title of a result that is not all that was asked for. */
	private String stopped = "";
	private String failure = "";

	/**
	 * Takes a snapshot of the source.
	 *
	 * @param which {@link Choices#CURRENT} or {@link Choices#ALL} slices
	 * @param type of the result, {@link Choices#RGB} or {@link Choices#SOURCE}
	 */
	Restyling(final ImagePlus image, final String text, final String which,
		final String type) throws SoulstylerException
	{
		final boolean all = Choices.ALL.equals(Choices.among("slices", which,
			Choices.CURRENT, Choices.ALL));
		final boolean sameType = Choices.SOURCE.equals(Choices.among("type", type,
			Choices.RGB, Choices.SOURCE));
		source = image.getTitle();
		canvas = new Canvas(image, all, sameType, source + " - " + shorten(text));
	}

	/**
	 * Runs a job on each slice and gives what it made, with its history, as a new
	 * image. When the user cancels, these are the finished slices and the one at
	 * work as it is; when a slice fails, those before it; and the title says so.
	 * Slices without the object, and those that are missing, stay as they are.
	 *
	 * @throws SoulstylerException when nothing was made
	 */
	ImagePlus run(final SoulstylerService service, final Wishes wishes,
		final TaskProgress progress, final Job job) throws SoulstylerException
	{
		canvas.notices().forEach(progress::notice);
		service.run(wishes.bundle(), DeviceWish.parse(wishes.device()), progress,
			soulstyler -> {
				final StylizationSettings settings = wishes.over(soulstyler.defaults());
				for (int i = 0; i < canvas.size() && stopped.isEmpty(); i++) {
					progress.picture(i + 1, canvas.size());
					restyle(i, progress, job, soulstyler, settings);
				}
				return null;
			});
		if (first == null) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"None of the " + canvas.size() + " slices seems to show the object. " +
				"Name it in other words, or draw a selection around it.");
		final ImagePlus result = canvas.image();
		result.setTitle(result.getTitle() + stopped);
		history().properties().forEach(result::setProp);
		return result;
	}

	// -- Helper methods --

	private void restyle(final int i, final TaskProgress progress, final Job job,
		final Soulstyler soulstyler, final StylizationSettings settings)
		throws SoulstylerException
	{
		try {
			final Result made = job.run(soulstyler, canvas.picture(i), canvas.index(
				i), settings);
			canvas.put(i, made.picture(), made.mask());
			remember(i, made);
		}
		catch (final SoulstylerException exc) {
			if (exc.failure() == Failure.OBJECT_NOT_FOUND && canvas.size() > 1) {
				progress.notice("Slice " + (i + 1) + " stays as it is. " + exc
					.getMessage());
				slices.add(Map.of("slice", i + 1, "untouched", exc.getMessage()));
				return;
			}
			if (first == null) throw exc;
			stopBefore(i);
			if (exc.failure() != Failure.CANCELLED) fail(i, exc.getMessage(),
				progress);
		}
		catch (final RuntimeException | OutOfMemoryError exc) {
			// A device that fails late must not cost what it made before.
			if (first == null) throw exc;
			stopBefore(i);
			fail(i, exc.toString(), progress);
		}
	}

	private void stopBefore(final int i) {
		stopped = " (stopped before slice " + (i + 1) + " of " + canvas.size() +
			")";
	}

	private void fail(final int i, final String why,
		final TaskProgress progress)
	{
		failure = "Slice " + (i + 1) + " of " + canvas.size() + " failed; from " +
			"there on the result equals the source. " + why;
		progress.failure(failure);
	}

	private void remember(final int i, final Result made) {
		final Provenance history = Provenance.of(made, source, canvas.notices());
		if (first == null) first = history;
		final Map<String, Object> slice = new LinkedHashMap<>();
		slice.put("slice", i + 1);
		for (final String name : List.of("maximumProbability", "maskCoverage",
			"iterations", "cancelled", "lastLosses"))
		{
			if (history.values().containsKey(name)) slice.put(name, history.values()
				.get(name));
		}
		slices.add(slice);
		if (!made.stylization().cancelled()) return;
		stopped = " (stopped " + (canvas.size() > 1 ? "in slice " + (i + 1) +
			" of " + canvas.size() + " " : "") + "at iteration " + made.iterations() +
			")";
	}

	/** That of the first slice, and what differs between the slices. */
	private Provenance history() {
		if (canvas.size() == 1) return first;
		final Map<String, Object> values = new LinkedHashMap<>(first.values());
		values.put("cancelled", !stopped.isEmpty());
		if (!failure.isEmpty()) values.put("failure", failure);
		values.put("slices", slices);
		return new Provenance(values, first.losses());
	}

	private static String shorten(final String text) {
		final String line = text == null ? "" : text.strip();
		return line.length() <= TITLE_LENGTH ? line : line.substring(0,
			TITLE_LENGTH).strip() + "…";
	}
}
