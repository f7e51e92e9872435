package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.Provenance;
import org.soulstyler.Soulstyler;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.Canvas;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.video.ClipResult;
import org.soulstyler.video.FrameSink;
import org.soulstyler.video.FrameSource;
import org.soulstyler.video.VideoSettings;
import org.soulstyler.video.VideoStylizer;

/**
 * Restyles the time points of a stack together, so that the style stays on the
 * object. Depths and channels are no times.
 */
final class ClipRestyling {

	private static final String AXIS = "time points";

	/** Shows where an object is in the source. */
	@FunctionalInterface
	interface Outliner {

		/** @param index of the slice in the source's stack, from 1 */
		void show(int index, String objects, Mask mask);
	}

	private final String source;
	private final Canvas canvas;
	private final Outliner outliner;

	/** Takes a snapshot of the source; what is virtual is read as it goes. */
	ClipRestyling(final ImagePlus image, final String title, final String type,
		final Outliner outliner) throws SoulstylerException
	{
		this.outliner = outliner;
		source = image.getTitle();
		canvas = new Canvas(image, true, Choices.SOURCE.equals(Choices.among("type",
			type, Choices.RGB, Choices.SOURCE)), source + " - " + title);
	}

	/** Whether the image says that its slices are times, and nothing else. */
	static boolean isClip(final ImagePlus image) {
		return image.getNFrames() > 1 && image.getNSlices() == 1;
	}

	/**
	 * Runs. When the user cancels, finished frames are kept, and those after them
	 * are as they were.
	 *
	 * @throws SoulstylerException when nothing was made
	 */
	ImagePlus run(final SoulstylerService service, final Wishes wishes,
		final TaskProgress progress, final String instruction)
		throws SoulstylerException
	{
		canvas.notices().forEach(progress::notice);
		progress.notice("The " + canvas.size() +
			" time points are restyled together, as a clip.");
		return service.run(wishes.bundle(), DeviceWish.parse(wishes.device()),
			progress, soulstyler -> restyle(soulstyler, wishes.over(soulstyler
				.defaults()), progress, instruction));
	}

	// -- Helper methods --

	private ImagePlus restyle(final Soulstyler soulstyler,
		final StylizationSettings settings, final TaskProgress progress,
		final String instruction) throws SoulstylerException
	{
		final StyleInstruction split = soulstyler.split(instruction, progress);
		final List<ClipResult> results = new ArrayList<>();
		for (final Target target : split.targets()) {
			if (target.isTheRest()) throw new SoulstylerException(Failure.INSTRUCTION,
				"In a clip, name what shall be restyled; “" + target.name() +
					"” has no motion of its own.");
			try {
				results.add(new VideoStylizer(soulstyler, settings,
					VideoSettings.DEFAULTS).run(frames(), target.inEnglish().objects(),
						target.inEnglish().style(), sink(target), progress));
			}
			catch (final SoulstylerException exc) {
				if (results.isEmpty() || exc.failure() != Failure.CANCELLED) throw exc;
				break;
			}
			if (results.get(results.size() - 1).cancelled()) break;
		}
		final ImagePlus result = canvas.image();
		final ClipResult last = results.get(results.size() - 1);
		if (last.cancelled()) result.setTitle(result.getTitle() +
			" (stopped before frame " + (last.finished() + 1) + " of " + last
				.frames() + ")");
		history(results, split, soulstyler).properties().forEach(result::setProp);
		return result;
	}

	private Provenance history(final List<ClipResult> results,
		final StyleInstruction split, final Soulstyler soulstyler)
	{
		final Provenance first = results.get(0).provenance(source, AXIS, split,
			soulstyler.bundle(), canvas.notices());
		final Map<String, Object> values = new LinkedHashMap<>(first.values());
		values.put("cancelled", results.size() < split.targets().size() || results
			.get(results.size() - 1).cancelled());
		return new Provenance(values, first.losses());
	}

	private FrameSource frames() {
		return new FrameSource() {

			@Override
			public int size() {
				return canvas.size();
			}

			@Override
			public ColorImage frame(final int index) {
				return canvas.picture(index);
			}
		};
	}

	private FrameSink sink(final Target target) {
		return new FrameSink() {

			@Override
			public void put(final int index, final ColorImage frame, final Mask mask)
				throws SoulstylerException
			{
				if (!(mask.coverage() > 0)) return;
				canvas.put(index, frame, mask);
				outliner.show(canvas.index(index), target.name(), mask);
			}
		};
	}
}
