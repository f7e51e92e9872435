package org.soulstyler.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.ClipStyle;
import org.soulstyler.stylization.FramePainter;

/**
 * Restyles an object in a clip, so that its style stays on it.
 * <p>
 * The clip goes by twice. First its object is followed, and key frames are chosen,
 * on which one StyleNet is trained. Then every frame is restyled by that net with
 * frozen statistics: a small change of the input makes a small change of the
 * output. Grids of parameters, where the settings ask for some, belong to anchors
 * and are carried to each frame by optical flow. Frames are read and handed on in
 * order, some at a time, so that memory does not grow with the clip.
 */
public final class VideoStylizer {

	private final Soulstyler soulstyler;
	private final StylizationSettings settings;
	private final VideoSettings video;

	/** @param settings as for a picture */
	public VideoStylizer(final Soulstyler soulstyler,
		final StylizationSettings settings, final VideoSettings video)
	{
		this.soulstyler = soulstyler;
		this.settings = settings.withIterations((int) Math.ceil(video.iterations() *
			settings.optimiser().iterations()));
		this.video = video;
	}

	/**
	 * Restyles.
	 *
	 * @param expression names the object, e.g. "the red apple"; blank for the whole
	 *          picture
	 * @param style e.g. "fire"
	 * @param sink gets every frame, those without the object as they are
	 * @throws SoulstylerException ({@link Failure#OBJECT_NOT_FOUND}) when no frame
	 *           that was looked at shows the object; ({@link Failure#CANCELLED})
	 *           when the user stops before there is a frame
	 */
	public ClipResult run(final FrameSource source, final String expression,
		final String style, final FrameSink sink, final Progress progress)
		throws SoulstylerException
	{
		final Segment.Finder finder = new FoundMasks((index, frame) -> find(frame,
			expression));
		final Lesson lesson = learn(new ObjectTracker(source, finder, video
			.maskEvery()), source.size(), expression, style, progress);
		final ObjectTracker tracker = new ObjectTracker(source, finder, video
			.maskEvery());
		progress.stage("Restyling the frames");
		final List<Integer> untouched = new ArrayList<>();
		int finished = 0;
		try (FramePainter painter = soulstyler.painter(lesson.style())) {
			final int there = sink.finished();
			while (tracker.hasNext() && !progress.cancelled()) {
				final ObjectTracker.Tracked tracked = tracker.next();
				if (!tracked.shows()) untouched.add(tracked.index());
				// What is there already is painted again: later frames follow from it.
				final ColorImage made = tracked.shows() ? painter.paint(tracked.frame())
					: tracked.frame().picture();
				if (tracked.index() >= there) sink.put(tracked.index(), made, tracked
					.frame().mask());
				finished = tracked.index() + 1;
				progress.frame(finished, source.size());
			}
		}
		return new ClipResult(lesson.style(), lesson.keyFrames(), untouched,
			finished, source.size());
	}

	// -- Helper methods --

	/** What stays of the first time that the clip goes by. */
	private record Lesson(ClipStyle style, List<Integer> keyFrames) {
	}

	private Lesson learn(final ObjectTracker tracker, final int size,
		final String expression, final String style, final Progress progress)
		throws SoulstylerException
	{
		progress.stage("Following “" + expression + "”");
		final KeyFrames keys = new KeyFrames(video.keys());
		while (tracker.hasNext()) {
			refuseCancelled(progress);
			final ObjectTracker.Tracked tracked = tracker.next();
			keys.see(tracked);
			progress.followed(tracked.index() + 1, size);
		}
		if (keys.isEmpty()) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"No frame that was looked at shows “" + expression +
				"”. Name it in other words.");
		progress.stage("Learning “" + style + "” from key frames");
		return new Lesson(soulstyler.train(keys.keys(), style, settings, progress),
			keys.indices());
	}

	private Mask find(final ColorImage frame, final String expression)
		throws SoulstylerException
	{
		if (expression.isBlank()) {
			final float[] all = new float[frame.width() * frame.height()];
			Arrays.fill(all, 1);
			return Mask.of(all, frame.width(), frame.height());
		}
		final Segmentation seen = soulstyler.outline(frame, expression);
		return seen.found() ? seen.mask() : Mask.of(new float[frame.width() * frame
			.height()], frame.width(), frame.height());
	}

	private static void refuseCancelled(final Progress progress)
		throws SoulstylerException
	{
		if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Cancelled before there was anything to keep.");
	}
}
