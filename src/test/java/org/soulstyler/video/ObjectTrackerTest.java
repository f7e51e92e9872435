package org.soulstyler.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.Mask;
import org.soulstyler.stylization.Sight;
import org.soulstyler.video.ObjectTracker.Tracked;

/** An object is followed through drawn clips whose motion is known. */
class ObjectTrackerTest {

	private static final int WIDTH = 80;
	private static final int HEIGHT = 60;

	@Test
	void masksFollowTheBallThoughItIsNotFoundOnce() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.PAN, 10);
		for (final Tracked tracked : follow(clip, 3, 6)) // the sixth is looked at
			assertTrue(overlap(clip, tracked) > 0.85, "frame " + tracked.index() +
				": " + overlap(clip, tracked));
	}

	@Test
	void whatWasFoundIsKnownWhenTheClipGoesByAgain() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.LEAVE, 10);
		final List<Integer> asked = new ArrayList<>();
		final FoundMasks masks = new FoundMasks((t, frame) -> {
			asked.add(t);
			return ball(clip, t);
		});
		final List<Tracked> first = follow(clip, 3, masks);
		final List<Integer> once = List.copyOf(asked);
		final List<Tracked> second = follow(clip, 3, masks);
		assertTrue(once.containsAll(List.of(0, 3, 6, 9)), once.toString());
		assertEquals(once, asked, "nobody is asked again");
		for (int t = 0; t < clip.size(); t++)
			assertArrayEquals(first.get(t).frame().mask().samples(), second.get(t)
				.frame().mask().samples(), "frame " + t);
	}

	@Test
	void theWayToTheAnchorIsKept() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.TURN, 7);
		final double error = error(clip, follow(clip, 3, -1).get(6));
		assertTrue(error < 1, "mean error " + error);
	}

	@Test
	void whoComesBackIsRecognised() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.LEAVE, 25);
		final List<Tracked> all = follow(clip, 3, -1);
		assertTrue(all.stream().anyMatch(t -> !t.shows()), "it leaves");
		assertEquals(1, all.stream().filter(Tracked::anchor).count());
		final Sight sight = all.get(24).frame().sights().get(0);
		final int middle = HEIGHT / 2 * WIDTH + WIDTH / 2;
		assertEquals(0, Math.hypot(sight.dx()[middle], sight.dy()[middle]), 1);
	}

	@Test
	void whatGoesFarBetweenFramesIsFollowed() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.LEAVE, 25); // a quarter of it
		final List<Tracked> all = follow(clip, 3, -1);
		for (int i = 1; i < 4; i++) {
			assertTrue(overlap(clip, all.get(i)) > 0.8, "frame " + i + ": " + overlap(
				clip, all.get(i)));
			assertTrue(error(clip, all.get(i)) < 1, "frame " + i + ": " + error(clip,
				all.get(i)));
		}
	}

	@Test
	void whoComesBackIsFollowedBeforeItIsSeenWhole() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.LEAVE, 31);
		final List<Tracked> all = follow(clip, 3, -1);
		int back = 30;
		while (all.get(back - 1).shows())
			back--;
		assertTrue(back > 20, "it has left");
		for (int i = back + 1; i <= 30; i++)
			assertTrue(error(clip, all.get(i)) < 1.5, "frame " + i + ": " + error(
				clip, all.get(i)));
	}

	@Test
	void whatTurnsAwayGetsAnAnchorOfItsOwn() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.SPIN, 31);
		final List<Tracked> all = follow(clip, 6, -1);
		assertTrue(all.stream().filter(Tracked::anchor).count() > 1);
	}

	@Test
	void whatComesIntoViewIsSeenInItsAnchorBefore() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.SPIN, 13);
		final List<Tracked> all = follow(clip, 6, -1);
		assertTrue(all.get(12).anchor());
		final long newest = all.stream().filter(Tracked::anchor).count() - 1;
		final Sight before = all.get(9).frame().sights().stream().filter(s -> s
			.anchor() == newest).findFirst().orElseThrow();
		final int middle = HEIGHT / 2 * WIDTH + WIDTH / 2;
		assertEquals(1, before.sureness()[middle], 0.01);
		assertTrue(all.get(5).frame().sights().stream().noneMatch(s -> s
			.anchor() == newest), "it was not in view");
	}

	@Test
	void theSkinOfWhatTurnsIsFollowedThroughTheShade() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.SPIN, 7);
		for (final Tracked tracked : follow(clip, 6, -1).subList(1, 7)) {
			final Flow way = Objects.requireNonNull(tracked.back()).way();
			final Flow known = clip.flow(tracked.index(), tracked.index() - 1);
			final boolean[] seen = clip.seen(tracked.index(), tracked.index() - 1);
			double error = 0, count = 0;
			for (int i = 0; i < seen.length; i++) {
				if (!seen[i]) continue;
				error += Math.hypot(way.dx()[i] - known.dx()[i], way.dy()[i] - known
					.dy()[i]);
				count++;
			}
			assertTrue(error / count < 0.135, "end-point error " + error / count);
		}
	}

	@Test
	void theOutlineOfWhatTurnsAboutItselfStays() throws Exception {
		final KnownClip clip = clip(KnownClip.Scenario.SPIN, 13);
		for (final Tracked tracked : follow(clip, 6, -1))
			assertTrue(overlap(clip, tracked) > 0.98, "frame " + tracked.index() +
				": " + overlap(clip, tracked));
	}

	@Test
	void noiseIsAveragedAlongTheMotion() throws Exception {
		final KnownClip noisy = new KnownClip(WIDTH, HEIGHT, 7,
			KnownClip.Scenario.PAN, 0.03);
		final List<Tracked> all = follow(noisy, 3, -1);
		final WarpingError pictures = new WarpingError();
		final WarpingError painted = new WarpingError();
		final WarpingError steady = new WarpingError();
		for (int i = 0; i < 6; i++) {
			final Flow flow = noisy.flow(i, i + 1);
			final boolean[] seen = noisy.seen(i, i + 1);
			pictures.add(noisy.frame(i), noisy.frame(i + 1), flow, seen, null);
			painted.add(all.get(i).frame().picture(), all.get(i + 1).frame()
				.picture(), flow, seen, null);
			steady.add(all.get(i).frame().steady(), all.get(i + 1).frame().steady(),
				flow, seen, null);
		}
		assertTrue(painted.mean() < 0.4 * pictures.mean(), painted.mean() + " of " +
			pictures.mean());
		assertTrue(steady.mean() < 0.1 * pictures.mean(), steady.mean() + " of " +
			pictures.mean());
	}

	// -- Helper methods --

	private static KnownClip clip(final KnownClip.Scenario scenario,
		final int size)
	{
		return new KnownClip(WIDTH, HEIGHT, size, scenario);
	}

	/** @param missed the frame in which the segmenter sees nothing; -1 for none */
	private static List<Tracked> follow(final KnownClip clip, final int every,
		final int missed) throws Exception
	{
		return follow(clip, every, (t, frame) -> t == missed ? Mask.of(
			new float[WIDTH * HEIGHT], WIDTH, HEIGHT) : ball(clip, t));
	}

	private static List<Tracked> follow(final KnownClip clip, final int every,
		final Segment.Finder finder) throws Exception
	{
		final ObjectTracker tracker = new ObjectTracker(clip, finder, every);
		final List<Tracked> all = new ArrayList<>();
		while (tracker.hasNext())
			all.add(tracker.next());
		return all;
	}

	private static Mask ball(final KnownClip clip, final int t) {
		final float[] samples = new float[WIDTH * HEIGHT];
		for (int i = 0; i < samples.length; i++)
			samples[i] = clip.covers(t, i % WIDTH, i / WIDTH) ? 1 : 0;
		return Mask.of(samples, WIDTH, HEIGHT);
	}

	/** Of the way to the first frame, its mean in pixels. */
	private static double error(final KnownClip clip, final Tracked tracked) {
		final Sight sight = tracked.frame().sights().get(0);
		final Flow known = clip.flow(tracked.index(), 0);
		final boolean[] seen = clip.seen(tracked.index(), 0);
		double error = 0;
		int count = 0;
		for (int i = 0; i < seen.length; i++) {
			if (!seen[i]) continue;
			error += Math.hypot(sight.dx()[i] - known.dx()[i], sight.dy()[i] - known
				.dy()[i]);
			count++;
		}
		return error / count;
	}

	private static double overlap(final KnownClip clip, final Tracked tracked) {
		int both = 0;
		int either = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			final boolean mine = tracked.frame().mask().samples()[i] > 0.5f;
			final boolean its = clip.covers(tracked.index(), i % WIDTH, i / WIDTH);
			both += mine && its ? 1 : 0;
			either += mine || its ? 1 : 0;
		}
		return (double) both / either;
	}
}
