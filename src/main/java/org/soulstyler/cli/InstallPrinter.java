package org.soulstyler.cli;

import java.io.PrintWriter;

import org.soulstyler.install.InstallPlan;
import org.soulstyler.progress.Progress;

/**
 * Reports an installation on standard error, in a few lines or a bar per file.
 */
final class InstallPrinter extends Printer implements Progress {

	private static final int REPORTS = 10;

	/** Size in bytes below which no progress is shown. */
	private static final long WORTH_REPORTING = 50_000_000;

	private static final long MEGABYTE = 1_000_000;

	private String file;
	private long reported;

	InstallPrinter(final PrintWriter err) {
		super(err);
	}

	@Override
	public void arrived(final String name, final long bytes, final long total) {
		if (terminal() != null) {
			if (total > 0) terminal().progress(name, bytes, total, " MB", MEGABYTE);
			return;
		}
		if (total < WORTH_REPORTING) return;
		final long tenth = bytes * REPORTS / total;
		if (name.equals(file) && tenth <= reported) return;
		if (name.equals(file)) say("  " + tenth * 100 / REPORTS + " % of " +
			InstallPlan.megabytes(total));
		file = name;
		reported = tenth;
	}
}
