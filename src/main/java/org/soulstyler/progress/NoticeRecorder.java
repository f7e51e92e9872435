package org.soulstyler.progress;

import java.util.ArrayList;
import java.util.List;

/** Keeps the notices that it passes on, for the result. */
public final class NoticeRecorder extends ForwardingProgress {

	private final List<String> notices = new ArrayList<>();

	/** @param next receives every call */
	public NoticeRecorder(final Progress next) {
		super(next);
	}

	@Override
	public void notice(final String message) {
		notices.add(message);
		super.notice(message);
	}

	/** All notices so far, in order. */
	public List<String> notices() {
		return List.copyOf(notices);
	}
}
