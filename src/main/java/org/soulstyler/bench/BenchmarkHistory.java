package org.soulstyler.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A file with a line for each release on each machine, so that a step back is
 * seen: columns separated by tabs, as {@link #HEADS} names them.
 */
public record BenchmarkHistory(Path file) {

	static final String HEADS = String.join("\t", "date", "version", "machine",
		"threads", "models", "preset", "pixels", "device", "precision",
		"iterations", "seconds an iteration", "processor seconds an iteration",
		"GFLOP an iteration", "share of a matrix product's rate", "peak MB",
		"last loss");
	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	/**
	 * Adds a line at the end; a new file begins with the heads.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when it cannot be written
	 *           or is another file
	 */
	public void add(final BenchmarkReport report) throws SoulstylerException {
		try {
			if (Files.exists(file)) {
				final List<String> lines = Files.readAllLines(file);
				if (lines.isEmpty() || !lines.get(0).equals(HEADS))
					throw new SoulstylerException(Failure.OUTPUT, file +
						" is no history of benchmarks: its first line is another.");
			}
			else Files.writeString(file, HEADS + "\n");
			Files.writeString(file, line(report) + "\n", StandardOpenOption.APPEND);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.OUTPUT, "The history " + file +
				" cannot be written.", exc);
		}
	}

	private static String line(final BenchmarkReport report) {
		final var stylization = report.result().stylization();
		final var losses = stylization.losses();
		return String.join("\t", LocalDate.now(ZoneId.systemDefault()).toString(),
			Soulstyler.version(), machine(), System.getProperty(
				"ai.djl.pytorch.num_threads", "all"), report.result().bundle(), report
					.result().settings().preset().label(), report.width() + "x" + report
						.height(), stylization.device(), stylization.precision(), String
							.valueOf(stylization.iterations()), number("%.3f", report
								.secondsPerIteration()), number("%.3f", report
									.processorSecondsPerIteration()), number("%.1f", stylization
										.operations() / 1e9), number("%.2f", report.share()),
			number("%.0f", report.memory().resident() / 1e6), losses.isEmpty() ? ""
				: number("%.6g", losses.get(losses.size() - 1).getOrDefault("total",
					Double.NaN)));
	}

	/** The processor's name as Linux tells it, else its kind; and how many. */
	private static String machine() {
		final String kind = System.getProperty("os.arch");
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			return Runtime.getRuntime().availableProcessors() + " x " + lines.filter(
				line -> line.startsWith("model name")).map(line -> line.substring(line
					.indexOf(':') + 1).strip()).findFirst().orElse(kind);
		}
		catch (final IOException exc) {
			return Runtime.getRuntime().availableProcessors() + " x " + kind;
		}
	}

	private static String number(final String format, final double value) {
		return String.format(Locale.ROOT, format, value);
	}
}
