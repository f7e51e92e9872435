package org.soulstyler.fiji;

import java.util.Locale;

import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchListener;
import org.soulstyler.batch.BatchReport.Line;

/** Shows a batch as a task: a step for each picture. */
record BatchProgress(TaskProgress progress) implements BatchListener {

	@Override
	public void begun(final BatchItem item) {
		progress.stage(item.name() + ": " + item.instruction());
	}

	@Override
	public void message(final BatchItem item, final String message) {
		progress.notice(item.name() + ": " + message);
	}

	@Override
	public void settled(final Line line, final int settled, final int total) {
		final String said = String.format(Locale.ROOT, "%s: %s (%d of %d)%s", line
			.item().name(), line.state().name().toLowerCase(Locale.ROOT), settled,
			total, line.message().isEmpty() ? "" : ". " + line.message());
		progress.notice(said);
		progress.step(settled, total, said);
	}

	@Override
	public boolean cancelled() {
		return progress.cancelled();
	}
}
