package org.soulstyler.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.soulstyler.Result;
import org.soulstyler.progress.Stage;

/**
 * What a run took: time, memory and operations.
 *
 * @param result what it made
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param seconds of each iteration; the first also prepares
 * @param processorSeconds of each iteration, summed over threads
 * @param goal the loss that was to be reached
 * @param reached the iteration that reached it, from 1, or 0
 * @param reachedSeconds from the start of the run to there
 * @param stageSeconds seconds by stage, of all iterations together
 * @param memory the most that the process had
 * @param matrixRate floating-point operations a second of a matrix product of
 *          the run's precision on this device
 * @param judged the paper's losses of the finished picture; empty where none
 *          were asked for
 */
public record BenchmarkReport(Result result, int width, int height,
		List<Double> seconds, List<Double> processorSeconds, OptionalDouble goal,
		int reached, double reachedSeconds, Map<Stage, Double> stageSeconds,
		PeakMemory memory, double matrixRate, Map<String, Double> judged) {

	/** Typical seconds of an iteration after the first, or of that if alone. */
	public double secondsPerIteration() {
		return typical(seconds);
	}

	/** The same in processor seconds. */
	public double processorSecondsPerIteration() {
		return typical(processorSeconds);
	}

	/** Milliseconds by stage: of an iteration, or of the run where done once. */
	Map<Stage, Double> stages() {
		final Map<Stage, Double> stages = new LinkedHashMap<>();
		final int n = Math.max(1, result.stylization().iterations());
		stageSeconds.forEach((stage, value) -> stages.put(stage, 1000 * value /
			(stage.isOnce() ? 1 : n)));
		return stages;
	}

	/**
	 * An iteration's rate of operations as a fraction of the matrix product's.
	 */
	double share() {
		return result.stylization().operations() / secondsPerIteration() /
			matrixRate;
	}

	/** The report as lines to read. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT,
			"%s, %d × %d pixels, preset %s, %d crops, %s, %s, %s threads", result
				.bundle(), width, height, result.settings().preset().label(), result
					.settings().crops().cropCount(), result.stylization().device(), result
						.stylization().precision(), threads()));
		if (seconds.isEmpty()) return lines;
		lines.add(String.format(Locale.ROOT,
			"Iteration: %.0f ms (median of %d after the first; processors %.0f ms)",
			1000 * secondsPerIteration(), Math.max(1, seconds.size() - 1), 1000 *
				processorSecondsPerIteration()));
		stages().forEach((stage, ms) -> lines.add(String.format(Locale.ROOT,
			"  %-13s %8.0f ms%s", stage.label(), ms, stage.isOnce() ? " once" : "")));
		lines.add(String.format(Locale.ROOT,
			"Operations: %.0f GFLOP an iteration, %.0f GFLOP/s: %.0f %% of the %.0f GFLOP/s of a matrix product here",
			result.stylization().operations() / 1e9, result.stylization()
				.operations() / secondsPerIteration() / 1e9, 100 * share(), matrixRate /
					1e9));
		lines.add(String.format(Locale.ROOT,
			"Peak memory: %s resident, Java objects %.0f MB", memory.resident() < 0
				? "unknown" : String.format(Locale.ROOT, "%.0f MB", memory.resident() /
					1e6), memory.heap() / 1e6));
		final List<Map<String, Double>> losses = result.stylization().losses();
		lines.add(String.format(Locale.ROOT,
			"Loss: %.6g at first, %.6g after %d iterations%s", losses.get(0).get(
				"total"), losses.get(losses.size() - 1).get("total"), losses.size(),
			result.stylization().settled() ? ", where it stopped falling" : ""));
		if (goal.isPresent()) lines.add(reached == 0 ? String.format(Locale.ROOT,
			"A loss of %.6g was not reached.", goal.getAsDouble()) : String.format(
				Locale.ROOT,
				"A loss of %.6g was reached at iteration %d, after %.1f s (mean of %d iterations).",
				goal.getAsDouble(), reached, reachedSeconds, Benchmark.WINDOW));
		if (!judged.isEmpty()) lines.add(String.format(Locale.ROOT,
			"The paper's loss of the finished picture: %.6g (%s)", judged.get(
				"total"), judged.entrySet().stream().filter(e -> !e.getKey().equals(
					"total")).map(e -> String.format(Locale.ROOT, "%s %.4g", e.getKey(), e
						.getValue())).collect(Collectors.joining(", "))));
		return lines;
	}

	/** The report as JSON. */
	public String toJson() {
		final Gson gson = new GsonBuilder().setPrettyPrinting()
			.disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
		final JsonObject json = new JsonObject();
		json.addProperty("bundle", result.bundle());
		json.addProperty("width", width);
		json.addProperty("height", height);
		json.addProperty("device", result.stylization().device());
		json.addProperty("precision", result.stylization().precision());
		json.addProperty("threads", threads());
		json.addProperty("iterations", result.stylization().iterations());
		json.addProperty("settled", result.stylization().settled());
		json.addProperty("secondsPerIteration", secondsPerIteration());
		json.addProperty("processorSecondsPerIteration",
			processorSecondsPerIteration());
		final JsonObject milliseconds = new JsonObject();
		stages().forEach((stage, ms) -> milliseconds.addProperty(stage.label(),
			ms));
		json.add("millisecondsByStage", milliseconds);
		json.addProperty("operationsPerIteration", result.stylization()
			.operations());
		json.addProperty("matrixProductRate", matrixRate);
		json.addProperty("shareOfMatrixProductRate", share());
		json.addProperty("peakResidentBytes", memory.resident());
		json.addProperty("peakHeapBytes", memory.heap());
		final JsonArray totals = new JsonArray();
		result.stylization().losses().forEach(losses -> totals.add(losses.get(
			"total")));
		json.add("losses", totals);
		json.add("seconds", gson.toJsonTree(seconds));
		json.add("processorSeconds", gson.toJsonTree(processorSeconds));
		if (goal.isPresent()) {
			json.addProperty("goal", goal.getAsDouble());
			json.addProperty("reachedAtIteration", reached);
			json.addProperty("reachedAfterSeconds", reachedSeconds);
		}
		if (!judged.isEmpty()) json.add("judged", gson.toJsonTree(judged));
		json.add("settings", result.settings().toJson());
		return gson.toJson(json);
	}

	private static String threads() {
		return System.getProperty("ai.djl.pytorch.num_threads", "?");
	}

	/** The median of all but the first. */
	private static double typical(final List<Double> values) {
		final double[] sorted = values.stream().skip(values.size() > 1 ? 1 : 0)
			.mapToDouble(Double::doubleValue).sorted().toArray();
		if (sorted.length == 0) return Double.NaN;
		final int middle = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] +
			sorted[middle]) / 2;
	}
}
