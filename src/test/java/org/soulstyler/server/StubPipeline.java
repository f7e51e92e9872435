package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.soulstyler.Result;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.StylizationResult;

/**
 * Models of a moment: "Turn X into Y" is split at its words, X is the left half of
 * every picture, and restyled is inverted.
 */
final class StubPipeline implements Pipeline {

	/** Instructions in the order in which they were done. */
	final List<String> done = Collections.synchronizedList(new ArrayList<>());

	/** How many runs are at work. */
	final AtomicInteger running = new AtomicInteger();

	/** For each iteration. */
	volatile long milliseconds;

	volatile boolean closed;

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final String[] parts = instruction.replaceFirst("^Turn ", "").split(
			" into ");
		if (parts.length != 2) throw new SoulstylerException(Failure.INSTRUCTION,
			"Say what to restyle, and how.");
		if (parts[0].equals("fault")) throw new IllegalStateException("secret");
		return new StyleInstruction(instruction, parts[0], parts[1]);
	}

	@Override
	public Segmentation segment(final ColorImage image, final String objects) {
		final float[] samples = new float[image.width() * image.height()];
		for (int y = 0; y < image.height(); y++)
			Arrays.fill(samples, y * image.width(), y * image.width() + image
				.width() / 2, 1);
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
		running.incrementAndGet();
		try {
			final StyleInstruction split = split(instruction);
			progress.split(split);
			final Segmentation seen = segment(image, split.objects());
			if (!seen.found()) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
				seen.notFound() + ".");
			final Place place = new Place(split.targets().get(0), seen, mask == null
				? seen.mask() : mask);
			progress.located(List.of(place));
			final ColorImage restyled = invert(image, place.mask());
			final int iterations = settings.optimiser().iterations();
			int i = 0;
			boolean more = true;
			while (i < iterations && more) {
				Thread.sleep(milliseconds);
				more = progress.iteration(++i, iterations, Map.of("total", 1.0 / i),
					() -> restyled);
			}
			done.add(instruction);
			return new Result(split, List.of(new Result.Part(place,
				new StylizationResult(restyled, List.of(Map.of("total", 1.0)), i, !more,
					false, 0.1, "CPU", "float32", 1))), List.of(), "stub", Map.of(),
				settings);
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

	private static ColorImage invert(final ColorImage image, final Mask mask) {
		final float[] samples = image.samples().clone();
		final float[] inside = mask.samples();
		for (int i = 0; i < samples.length; i++)
			if (inside[i % inside.length] > 0) samples[i] = 1 - samples[i];
		return ColorImage.of(samples, image.width(), image.height());
	}
}
