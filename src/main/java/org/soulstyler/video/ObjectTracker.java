package org.soulstyler.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
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
	 * @param seen which pixels are seen there; null likewise
	 */
	record Tracked(int index, ClipFrame frame, boolean anchor, boolean looked,
		Flow back, boolean[] seen)
	{

		boolean shows() {
			return !Segment.isEmpty(frame.mask());
		}
	}

	/** Share of a frame in its average with those before it. */
	private static final float NEWS = 0.15f;

	private final FrameSource source;
	private final Segment.Finder finder;
	private final int every;
	private final FlowEstimator estimator = new FlowEstimator();
	private final Anchors anchors = new Anchors(estimator);
	private final Queue<Tracked> ready = new ArrayDeque<>();
	private int given;
	private Mask former;
	/** The frame before, averaged. */
	private ColorImage steady;
	private Segment segment;

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
		former = finder.find(first);
		follow(0, first, former, true, null, null);
		segment = read(0, first, former);
	}

	private void advance() throws SoulstylerException {
		final int end = segment.begin() + segment.steps();
		final Segment next = read(end, segment.frame(segment.steps()), segment
			.last());
		final Mask before = segment.lastByFormer();
		final Mask after = next == null ? null : next.firstByLater();
		final Mask last = before == null || after == null ? segment.last() : Segment
			.median(before, segment.last(), after);
		int i = 1;
		for (final Mask mask : segment.masks(last)) {
			final ColorImage frame = segment.frame(i);
			final boolean both = !Segment.isEmpty(former) && !Segment.isEmpty(mask);
			final Flow back = both ? segment.backward(i) : null;
			final boolean[] seen = both ? back.visible(segment.forward(i)) : null;
			final boolean looked = i == segment.steps();
			final Flow way = both ? ObjectMotion.of(back, mask) : null;
			follow(segment.begin() + i, frame, mask, looked, way, seen);
			former = mask;
			i++;
		}
		if (next != null) next.begin(last);
		segment = next;
	}

	private void follow(final int index, final ColorImage frame, final Mask mask,
		final boolean looked, final Flow back, final boolean[] seen)
	{
		final int before = anchors.count();
		final List<Sight> sights = anchors.follow(frame, mask, back, seen, looked);
		final ColorImage smooth = Smoothing.of(frame, mask);
		steady = back == null ? smooth : average(smooth, mask, back, seen);
		ready.add(new Tracked(index, new ClipFrame(frame, steady, mask, sights),
			anchors.count() > before, looked, back, seen));
	}

	/** A frame's object and what it was, where that is seen. */
	private ColorImage average(final ColorImage frame, final Mask mask,
		final Flow back, final boolean[] seen)
	{
		final float[] samples = frame.samples().clone();
		final int plane = seen.length;
		for (int c = 0; c < 3; c++) {
			final float[] before = back.pull(steady.samples(), c);
			for (int i = 0; i < plane; i++)
				if (seen[i]) samples[c * plane + i] += (1 - NEWS) * mask.samples()[i] *
					(before[i] - samples[c * plane + i]);
		}
		return ColorImage.of(samples, frame.width(), frame.height());
	}

	/** @return null after the clip's end */
	private Segment read(final int from, final ColorImage first,
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
