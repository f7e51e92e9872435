package org.soulstyler.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchListener;
import org.soulstyler.batch.BatchReport.Line;

/**
 * Says on standard error how a batch goes on, a line an item, and stops it when
 * the process is asked to end: items at work are given back to the others.
 */
final class BatchPrinter extends Printer implements BatchListener {

	/** An iteration takes seconds at most; then the item is given back. */
	static final Duration GRACE = Duration.ofSeconds(20);

	private final CountDownLatch end = new CountDownLatch(1);
	private final Thread hook = new Thread(this::stop,
		"Soulstyler ends its batch");
	private final boolean brief;
	private final Set<BatchItem> begun = new HashSet<>();
	private volatile boolean stopped;

	/** @param brief whether others tell what they make */
	BatchPrinter(final PrintWriter err, final boolean brief) {
		super(err);
		this.brief = brief;
		Runtime.getRuntime().addShutdownHook(hook);
	}

	@Override
	public void begun(final BatchItem item) {
		begun.add(item);
		say(item.name() + ": " + item.instruction());
	}

	@Override
	public void settled(final Line line, final int settled, final int total) {
		if (brief && !begun.contains(line.item())) return;
		say(String.format(Locale.ROOT, "[%d/%d] %s: %s%s", settled, total, line
			.item().name(), line.state().name().toLowerCase(Locale.ROOT), line
				.message().isEmpty() ? String.format(Locale.ROOT, " (%.1f s)", line
					.seconds()) : ": " + line.message()));
	}

	@Override
	public void paced(final int atOnce, final double[] rates) {
		say(String.format(Locale.ROOT,
			"%d at the same time from now on: steps a second by one, two, four…: %s",
			atOnce, Arrays.stream(rates).mapToObj(rate -> String.format(Locale.ROOT,
				"%.2f", rate)).collect(Collectors.joining(", "))));
	}

	@Override
	public boolean cancelled() {
		return stopped;
	}

	/** The batch has ended by itself. */
	void ended() {
		end.countDown();
		if (!stopped) Runtime.getRuntime().removeShutdownHook(hook);
	}

	/** A signal came: the virtual machine waits for this before it ends. */
	private void stop() {
		stopped = true;
		try {
			end.await(GRACE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		// Past the exit handlers of native libraries that may still compute.
		Runtime.getRuntime().halt(143);
	}
}
