package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.OptimiserSettings;
import org.soulstyler.settings.StylizationSettings;

/**
 * Restyles an object in a clip, so that its style stays on it.
 * <p>
 * Some frames, the keys, are optimised; each goes on from what the key before it
 * shows, carried there by optical flow, and is judged beside its own source, so
 * that texture stays where it was and stays sharp. The frames between get what
 * both keys changed, carried along the flow and mixed by nearness and by whether
 * the pixel is seen there. Frames are read and handed on in order, a stretch from
 * key to key at a time, so that memory does not grow with the clip.
 */
public final class VideoStylizer {

	private final Soulstyler soulstyler;
	private final StylizationSettings settings;
	private final VideoSettings video;
	private final FlowEstimator estimator = new FlowEstimator();

	public VideoStylizer(final Soulstyler soulstyler,
		final StylizationSettings settings, final VideoSettings video)
	{
		this.soulstyler = soulstyler;
		this.settings = settings;
		this.video = video;
	}

	/**
	 * Restyles.
	 *
	 * @param expression names the object, e.g. "the red apple"
	 * @param style e.g. "fire"
	 * @param sink gets every frame, those without the object as they are
	 * @throws SoulstylerException ({@link Failure#OBJECT_NOT_FOUND}) when no frame
	 *           that was looked at shows the object; ({@link Failure#CANCELLED})
	 *           when the user stops: what the sink has by then is finished
	 */
	public void run(final FrameSource source, final String expression,
		final String style, final FrameSink sink, final Progress progress)
		throws SoulstylerException
	{
		final MaskTracker tracker = new MaskTracker(frame -> find(frame,
			expression));
		final int last = source.size() - 1;
		final int there = sink.finished();
		boolean found = shows(sink, there);
		if (there > last) {
			requireFound(found, expression);
			return;
		}
		int begin = there == 0 ? 0 : (there - 1) / video.keyEvery() * video
			.keyEvery();
		ColorImage frame = source.frame(begin);
		Mask mask;
		Change change;
		if (there == 0) {
			progress.stage("Looking for “" + expression + "”");
			mask = find(frame, expression);
			change = optimise(frame, mask, null, style, progress);
		}
		else {
			final FrameSink.Finished finished = sink.read(begin);
			mask = finished.mask();
			change = MaskTracker.isEmpty(mask) ? null : Change.between(frame, finished
				.frame(), mask);
		}
		found |= change != null;
		do {
			refuseCancelled(progress);
			final int end = Math.min(last, begin + video.keyEvery());
			final List<ColorImage> frames = new ArrayList<>(List.of(frame));
			for (int i = begin + 1; i <= end; i++)
				frames.add(source.frame(i));
			final Motion motion = new Motion(frames, estimator);
			final List<Mask> masks = masks(tracker, frames, motion, mask, expression);
			final Stretch stretch = new Stretch(frames, masks, motion);
			final Change next = end == begin ? change : optimise(frames.get(end -
				begin), masks.get(end - begin), stretch.carried(change), style, progress);
			found |= next != null;
			final int until = end == last ? end : end - 1;
			for (int i = Math.max(begin, there); i <= until; i++) {
				sink.put(i, stretch.restyled(i - begin, change, next), masks.get(i -
					begin));
				progress.frame(i + 1, last + 1);
			}
			frame = frames.get(end - begin);
			mask = masks.get(end - begin);
			change = next;
			begin = end;
		}
		while (begin < last);
		requireFound(found, expression);
	}

	// -- Helper methods --

	private List<Mask> masks(final MaskTracker tracker,
		final List<ColorImage> frames, final Motion motion, final Mask first,
		final String expression) throws SoulstylerException
	{
		final List<Mask> masks = new ArrayList<>(List.of(first));
		for (int i = 0; i < frames.size() - 1; i += video.maskEvery()) {
			final int end = Math.min(frames.size() - 1, i + video.maskEvery());
			final List<Mask> part = tracker.track(frames.subList(i, end + 1), motion
				.from(i), masks.get(i), find(frames.get(end), expression));
			masks.addAll(part.subList(1, part.size()));
		}
		return masks;
	}

	private Mask find(final ColorImage frame, final String expression)
		throws SoulstylerException
	{
		final Segmentation seen = soulstyler.segment(frame, expression);
		return seen.found() ? seen.mask() : Mask.of(new float[frame.width() * frame
			.height()], frame.width(), frame.height());
	}

	/** @return null where there is no object */
	private Change optimise(final ColorImage frame, final Mask mask,
		final ColorImage start, final String style, final Progress progress)
		throws SoulstylerException
	{
		if (MaskTracker.isEmpty(mask)) return null;
		final StylizationSettings used = start == null ? settings : continued();
		return Change.between(frame, soulstyler.stylize(frame, mask, start, style,
			used, progress).picture(), mask);
	}

	/** What a key that goes on from another is optimised with. */
	private StylizationSettings continued() {
		final OptimiserSettings first = settings.optimiser();
		return settings.withIterations((int) Math.ceil(video.keyIterations() * first
			.iterations())).with("learningRate", video.keyRate() * first
				.learningRate()).with("pyramidRate", video.keyRate() * first
					.pyramidRate());
	}

	/** Whether one of the frames that are there already shows the object. */
	private static boolean shows(final FrameSink sink, final int there)
		throws SoulstylerException
	{
		for (int i = 0; i < there; i++)
			if (!MaskTracker.isEmpty(sink.read(i).mask())) return true;
		return false;
	}

	private static void requireFound(final boolean found,
		final String expression) throws SoulstylerException
	{
		if (!found) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"No frame that was looked at shows “" + expression +
				"”: all are as they were. Name it in other words.");
	}

	private static void refuseCancelled(final Progress progress)
		throws SoulstylerException
	{
		if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Stopped; the frames before are finished.");
	}
}
