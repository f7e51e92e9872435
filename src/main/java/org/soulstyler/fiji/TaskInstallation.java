package org.soulstyler.fiji;

import org.soulstyler.install.InstallListener;

/** Shows an installation as the task that a {@link TaskProgress} shows. */
final class TaskInstallation implements InstallListener {

	private final TaskProgress progress;

	TaskInstallation(final TaskProgress progress) {
		this.progress = progress;
	}

	@Override
	public void stage(final String message) {
		progress.stage(message);
	}

	@Override
	public void notice(final String message) {
		progress.notice(message);
	}

	@Override
	public void progress(final String file, final long bytes,
		final long total)
	{
		progress.arrived(file, bytes, total);
	}

	@Override
	public boolean cancelled() {
		return progress.cancelled();
	}
}
