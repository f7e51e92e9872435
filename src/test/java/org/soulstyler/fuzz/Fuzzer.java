package org.soulstyler.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.soulstyler.failure.SoulstylerException;

/**
 * Tries something on many cases drawn from a seed. Each ends well or in a sentence;
 * what else is thrown, printed, or takes too long is a fault, told with the seed
 * and the case's number. The counts are printed.
 */
final class Fuzzer {

	private static final long SEED = Long.getLong("fuzz.seed", 1);
	private static final int CASES = Integer.getInteger("fuzz.cases", 500);
	private static final double SECONDS = 10;

	/** Tries one case. */
	@FunctionalInterface
	interface Case {

		/**
		 * @param random the case's own: the same for the same seed and number
		 * @param number from 0
		 * @return what became of it, in a word to count
		 * @throws SoulstylerException when it was refused
		 */
		String attempt(Random random, int number) throws Exception;
	}

	private Fuzzer() {
		// prevent instantiation of utility class
	}

	/** @param kind of things that are tried, e.g. "images" */
	static void run(final String kind, final Case each) {
		final Map<String, Integer> counts = new TreeMap<>();
		final List<String> faults = new ArrayList<>();
		double slowest = 0;
		for (int i = 0; i < CASES; i++) {
			final long begin = System.nanoTime();
			final String ended = attempt(each, i, faults);
			final double seconds = (System.nanoTime() - begin) / 1e9;
			slowest = Math.max(slowest, seconds);
			if (seconds > SECONDS) faults.add("case " + i + " took " + seconds +
				" s");
			counts.merge(ended, 1, Integer::sum);
		}
		System.out.printf(
			"fuzz %s: seed %d, %d cases %s, slowest %.2f s, %d faults%n", kind, SEED,
			CASES, counts, slowest, faults.size());
		assertTrue(faults.isEmpty(), () -> "seed " + SEED + ": " + String.join("\n",
			faults.subList(0, Math.min(10, faults.size()))));
	}

	// -- Helper methods --

	private static String attempt(final Case each, final int number,
		final List<String> faults)
	{
		final PrintStream err = System.err;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setErr(new PrintStream(said, true));
		String ended;
		try {
			ended = each.attempt(new Random(SEED * 1_000_003 + number), number);
		}
		catch (final SoulstylerException exc) {
			ended = exc.failure().toString();
			if (!isSentence(exc.getMessage())) faults.add("case " + number +
				" is no sentence: " + exc.getMessage());
		}
		catch (final Throwable exc) { // a fuzzer looks for errors as well
			ended = "fault";
			faults.add("case " + number + ": " + exc + " at " + exc
				.getStackTrace()[0]);
		}
		finally {
			System.setErr(err);
		}
		if (said.toString().contains("\tat ")) faults.add("case " + number +
			" printed a trace: " + said.toString().lines().findFirst().orElse(""));
		return ended;
	}

	private static boolean isSentence(final String message) {
		return message != null && message.endsWith(".") && !message.matches(
			"(?s).*(Exception|\\bjava\\.|\\bnull\\b|\tat ).*");
	}
}
