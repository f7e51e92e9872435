package org.soulstyler.progress;

import java.util.ArrayList;
import java.util.List;

/** Keeps the notices that it passes on: a result tells what its run told. */
public final class NoticeRecorder extends ForwardingProgress {

	private final List<String> notices = new ArrayList<>();

	public NoticeRecorder(final Progress next) {
		super(next);
	}

	@Override
	public void notice(final String message) {
		notices.add(message);
		super.notice(message);
	}

	/** All so far, in order. */
	public List<String> notices() {
		return List.copyOf(notices);
	}
}
