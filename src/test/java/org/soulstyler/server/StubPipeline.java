package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.soulstyler.Result;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.StylizationResult;

/**
 * Models of a moment: "Turn X into Y and Z into W" is split at its words, X is the
 * left half of every picture ("the right …" the other), and restyled is inverted.
 */
final class StubPipeline implements Pipeline {

	/** Instructions in the order in which they were done. */
	final List<String> done = Collections.synchronizedList(new ArrayList<>());

	/** How many runs are at work. */
	final AtomicInteger running = new AtomicInteger();

	/** The targets for which the last run was given masks. */
	volatile Set<Integer> masked = Set.of();

	/** For each iteration. */
	volatile long milliseconds;

	/** No run begins before this is counted down. */
	volatile CountDownLatch held = new CountDownLatch(0);

	volatile boolean closed;

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final List<Target> targets = new ArrayList<>();
		for (final String one : instruction.replaceFirst("^Turn ", "").split(
			" and "))
		{
			final String[] parts = one.split(" into ");
			if (parts.length != 2) throw new SoulstylerException(Failure.INSTRUCTION,
				"Say what to restyle, and how.");
			if (parts[0].equals("fault")) throw new IllegalStateException("secret");
			targets.add(new Target(parts[0], parts[1]));
		}
		return new StyleInstruction(instruction, targets);
	}

	@Override
	public Segmentation segment(final ColorImage image, final String objects) {
		final float[] samples = new float[image.width() * image.height()];
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++)
				samples[y * image.width() + x] = objects.startsWith(
					"the right ") == x >= image.width() / 2 ? 1 : 0;
		final Mask half = Mask.of(samples, image.width(), image.height());
		final boolean found = !objects.contains("unicorn");
		return new Segmentation(objects, half, half, 0.9, found ? 1 : 0.001, found,
			List.of());
	}

	@Override
	public Result stylize(final ColorImage image, final Mask mask,
		final String instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		split(instruction).onlyStyle();
		return stylize(image, Map.of(0, mask), instruction, settings, progress);
	}

	@Override
	public Result stylize(final ColorImage image, final Map<Integer, Mask> masks,
		final String instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		running.incrementAndGet();
		try {
			held.await();
			final StyleInstruction split = split(instruction);
			progress.split(split);
			split.requireTargets(masks.keySet());
			masked = Set.copyOf(masks.keySet());
			final List<Place> places = places(image, split.targets(), masks);
			progress.located(places);
			final ColorImage restyled = restyle(image, places);
			final int iterations = settings.optimiser().iterations();
			int i = 0;
			boolean more = true;
			while (i < iterations && more) {
				Thread.sleep(milliseconds);
				more = progress.iteration(++i, iterations, Map.of("total", 1.0 / i),
					() -> restyled);
			}
			done.add(instruction);
			final StylizationResult made = new StylizationResult(restyled, List.of(Map
				.of("total", 1.0)), i, !more, false, 0.1, "CPU", "float32", 1);
			return new Result(split, places.stream().map(place -> new Result.Part(
				place, made)).toList(), List.of(), "stub", Map.of(), settings);
		}
		catch (final InterruptedException exc) {
			throw new SoulstylerException(Failure.CANCELLED, "Stopped.", exc);
		}
		finally {
			running.decrementAndGet();
		}
	}

	@Override
	public StylizationSettings defaults() {
		return Preset.FAST.settings().withIterations(3);
	}

	@Override
	public JsonObject describe() {
		return Json.object("models", List.of(Json.object("name", "stub",
			"checksums", Map.of())), "settings", defaults().toJson());
	}

	@Override
	public void close() {
		closed = true;
	}

	private List<Place> places(final ColorImage image, final List<Target> targets,
		final Map<Integer, Mask> masks) throws SoulstylerException
	{
		final List<Place> places = new ArrayList<>();
		for (int i = 0; i < targets.size(); i++) {
			final Target target = targets.get(i);
			final Segmentation seen = segment(image, target.isTheRestOf(targets)
				? "the right half" : target.objects());
			if (!masks.containsKey(i) && !seen.found()) throw new SoulstylerException(
				Failure.OBJECT_NOT_FOUND, seen.notFound() + ".");
			places.add(new Place(target, seen, masks.getOrDefault(i, seen.mask())));
		}
		return places;
	}

	private static ColorImage restyle(final ColorImage image,
		final List<Place> places)
	{
		ColorImage restyled = image;
		for (final Place place : places)
			restyled = invert(restyled, place.mask());
		return restyled;
	}

	private static ColorImage invert(final ColorImage image, final Mask mask) {
		final float[] samples = image.samples().clone();
		final float[] inside = mask.samples();
		for (int i = 0; i < samples.length; i++)
			if (inside[i % inside.length] > 0) samples[i] = 1 - samples[i];
		return ColorImage.of(samples, image.width(), image.height());
	}
}
