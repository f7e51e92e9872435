package org.soulstyler.bench;

import ai.djl.Device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.progress.Stage;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.MatrixRate;
import org.soulstyler.torch.Precision;

/** Runs a stylization with a stopwatch. */
public final class Benchmark {

	/** A loss counts as reached when the mean of so many iterations is there. */
	static final int WINDOW = 5;

	private final ColorImage image;
	private final Mask mask;
	private final String style;
	private final StylizationSettings settings;
	private final OptionalDouble goal;
	private final int judgements;

	/**
	 * @param mask of the image's size, not empty
	 * @param style the style
	 * @param goal the loss at which to end
	 * @param judgements draws of crops by which the paper's losses judge the
	 *          finished picture, 0 for no judgement
	 */
	public Benchmark(final ColorImage image, final Mask mask, final String style,
		final StylizationSettings settings, final OptionalDouble goal,
		final int judgements)
	{
		this.image = image;
		this.mask = mask;
		this.style = style;
		this.settings = settings;
		this.goal = goal;
		this.judgements = judgements;
	}

	/**
	 * Measures a run. The first iteration includes what is made once, and is
	 * reported apart.
	 *
	 * @param device where the pipeline was asked to compute
	 * @param watcher is told of each iteration, counted from 1
	 */
	public BenchmarkReport run(final Soulstyler soulstyler,
		final DeviceWish device, final BiConsumer<Integer, Integer> watcher)
		throws SoulstylerException
	{
		final Watch watch = new Watch(watcher);
		final Result result = soulstyler.stylize(image, mask, style, settings,
			watch);
		final Map<Stage, Double> stages = watch.clock.seconds();
		final PeakMemory peak = PeakMemory.now(); // before the yardstick
		final Device used = Devices.choose(device).device();
		final double rate = MatrixRate.measure(used, Precision.choose(result
			.stylization().precision(), used));
		return new BenchmarkReport(result, image.width(), image.height(), List
			.copyOf(watch.seconds), List.copyOf(watch.processorSeconds), goal,
			watch.reached, watch.reachedSeconds, stages, peak, rate, judge(soulstyler,
				result));
	}

	/** See {@link Soulstyler#judge}. */
	private Map<String, Double> judge(final Soulstyler soulstyler,
		final Result result) throws SoulstylerException
	{
		return judgements == 0 ? Map.of() : soulstyler.judge(image, mask, style,
			result.picture(), settings.optimiser().precision(), judgements);
	}

	/** Notes the time of each iteration. */
	private final class Watch implements Progress {

		private final BiConsumer<Integer, Integer> watcher;
		private final List<Double> seconds = new ArrayList<>();
		private final List<Double> processorSeconds = new ArrayList<>();
		private final List<Double> totals = new ArrayList<>();
		private long before = System.nanoTime();
		private double processorBefore = ProcessorTime.now();
		private final StageClock clock = new StageClock();
		private int reached;
		private double reachedSeconds;

		Watch(final BiConsumer<Integer, Integer> watcher) {
			this.watcher = watcher;
		}

		@Override
		public boolean iteration(final int iteration, final int iterations,
			final Map<String, Double> losses, final Supplier<ColorImage> preview)
		{
			final long now = System.nanoTime();
			final double processor = ProcessorTime.now();
			seconds.add((now - before) / 1e9);
			processorSeconds.add(processor - processorBefore);
			totals.add(losses.get("total"));
			watcher.accept(iteration, iterations);
			if (reached == 0 && isReached()) {
				reached = iteration;
				reachedSeconds = seconds.stream().mapToDouble(s -> s).sum();
			}
			before = System.nanoTime();
			processorBefore = ProcessorTime.now();
			return reached == 0;
		}

		@Override
		public void computing(final Stage stage) {
			clock.start(stage);
		}

		private boolean isReached() {
			final int n = totals.size();
			return goal.isPresent() && n >= WINDOW && totals.subList(n - WINDOW, n)
				.stream().mapToDouble(Double::doubleValue).average()
				.orElseThrow() <= goal.getAsDouble();
		}
	}

}
