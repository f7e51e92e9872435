package org.soulstyler.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;
import org.soulstyler.stylization.ClipFrame;
import org.soulstyler.stylization.Sight;

/**
 * Follows an object through a clip: its masks, found at intervals, cleaned by a
 * median over time and carried between, and its way to the anchors. Holds some
 * frames at a time, however long the clip is; the same clip gives the same
 * whenever it is followed.
 */
final class ObjectTracker {

	/**
	 * A frame.
	 *
	 * @param frame its mask is empty where the object is not
	 * @param anchor whether it has become an anchor
	 * @param looked whether the object was looked for in it
	 * @param back to the frame before; null where the object was not in both
	 */
	record Tracked(int index, ClipFrame frame, boolean anchor, boolean looked,
			@Nullable Step back) {

		boolean shows() {
			return !Segment.isEmpty(frame.mask());
		}
	}

	/** Share of a frame in its average with those before it, for the net. */
	private static final float NEWS = 0.15f;
	/** The same for what is painted on: a camera's noise flickers, too. */
	private static final float NEWS_OF_PICTURE = 0.5f;

	private final FrameSource source;
	private final Segment.Finder finder;
	private final int every;
	private final FlowEstimator estimator = new FlowEstimator();
	private final Anchors anchors = new Anchors(estimator);
	private final Queue<Tracked> ready = new ArrayDeque<>();
	private int given;
	private @Nullable Mask former;
	/** The frame before, smoothed and averaged. */
	private @Nullable ColorImage steady;
	/** The frame before, averaged. */
	private @Nullable ColorImage calm;
	private @Nullable Segment segment;

	/** @param every frames from one that the object is looked for in to the next */
	ObjectTracker(final FrameSource source, final Segment.Finder finder,
		final int every)
	{
		this.source = source;
		this.finder = finder;
		this.every = every;
	}

	boolean hasNext() {
		return given < source.size();
	}

	Tracked next() throws SoulstylerException {
		if (given == 0) begin();
		else if (ready.isEmpty()) advance();
		given++;
		return ready.remove();
	}

	// -- Helper methods --

	private void begin() throws SoulstylerException {
		final ColorImage first = source.frame(0);
		final Mask mask = finder.find(0, first);
		follow(0, List.of(first), List.of(mask), Collections.singletonList(null),
			i -> null);
		former = mask;
		segment = read(0, first, mask);
	}

	private void advance() throws SoulstylerException {
		final Segment segment = Objects.requireNonNull(this.segment);
		final int end = segment.begin() + segment.steps();
		final Segment next = read(end, segment.frame(segment.steps()), segment
			.last());
		final Mask before = segment.lastByFormer();
		final Mask after = next == null ? null : next.firstByLater();
		final Mask last = before == null || after == null ? segment.last() : Segment
			.median(before, segment.last(), after);
		final List<ColorImage> frames = new ArrayList<>();
		final List<Mask> masks = segment.masks(last);
		final List<@Nullable Step> back = new ArrayList<>();
		Mask former = Objects.requireNonNull(this.former);
		for (int i = 1; i <= segment.steps(); i++) {
			final Mask mask = masks.get(i - 1);
			final boolean both = !Segment.isEmpty(former) && !Segment.isEmpty(mask);
			frames.add(segment.frame(i));
			back.add(both ? segment.back(i, mask) : null);
			former = mask;
		}
		follow(segment.begin() + 1, frames, masks, back, i -> back.get(i +
			1) == null ? null : segment.forth(i + 1, masks.get(i)));
		this.former = former;
		if (next != null) next.begin(last);
		this.segment = next;
	}

	/** The last of the frames was looked at. */
	private void follow(final int begin, final List<ColorImage> frames,
		final List<Mask> masks, final List<@Nullable Step> back,
		final IntFunction<@Nullable Step> forth)
	{
		final int before = anchors.count();
		final List<List<Sight>> sights = anchors.follow(frames, masks, back, forth);
		for (int i = 0; i < frames.size(); i++) {
			final boolean looked = i == frames.size() - 1;
			final ColorImage frame = frames.get(i);
			final Mask mask = masks.get(i);
			final Step step = back.get(i);
			steady = average(Smoothing.of(frame, mask), mask, step, steady, NEWS);
			calm = average(frame, mask, step, calm, NEWS_OF_PICTURE);
			ready.add(new Tracked(begin + i, new ClipFrame(calm, steady, mask, sights
				.get(i), step == null ? null : step.former()), looked && anchors
					.count() > before, looked, step));
		}
	}

	/** A frame's object and what it was, where that is seen. */
	private static ColorImage average(final ColorImage frame, final Mask mask,
		final @Nullable Step back, final @Nullable ColorImage was, final float news)
	{
		if (back == null || was == null) return frame;
		final float[] samples = frame.samples().clone();
		final int width = frame.width(), height = frame.height();
		final Flow way = back.way();
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				final float share = back.seen()[i] ? (1 - news) * mask.samples()[i] : 0;
				for (int k = i; share > 0 && k < samples.length; k += width * height)
					samples[k] += share * (Resampler.sample(was.samples(), k - i, width,
						height, x + way.dx()[i], y + way.dy()[i]) - samples[k]);
			}
		return ColorImage.of(samples, frame.width(), frame.height());
	}

	/** @return null after the clip's end */
	private @Nullable Segment read(final int from, final ColorImage first,
		final Mask mask) throws SoulstylerException
	{
		final int last = source.size() - 1;
		if (from >= last) return null;
		final List<ColorImage> frames = new ArrayList<>(List.of(first));
		for (int i = from + 1; i <= Math.min(last, from + every); i++)
			frames.add(source.frame(i));
		return new Segment(from, frames, mask, finder, estimator);
	}
}
