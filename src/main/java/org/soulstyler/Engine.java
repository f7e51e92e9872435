package org.soulstyler;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.opening.Opening;

/**
 * Something that is opened when it is first asked for, or on a thread of its own
 * before. Where it could not be opened, the next who asks tries again. Any thread may
 * call.
 */
final class Engine<T> implements AutoCloseable {

	private final String name;
	private final Opening.Opener<T> opener;
	private final Consumer<T> closer;

	private @Nullable T opened;
	/** Opens it meanwhile, or null. */
	private @Nullable Opening<T> opening;

	/** @param name for the thread that opens it */
	Engine(final String name, final Opening.Opener<T> opener,
		final Consumer<T> closer)
	{
		this.name = name;
		this.opener = opener;
		this.closer = closer;
	}

	/** Starts to open it on another thread; what goes wrong {@link #get} throws. */
	synchronized void prepare() {
		if (opened == null && opening == null) opening = new Opening<>(name,
			opener);
	}

	/** Waits for it where it is being opened. */
	synchronized T get() throws SoulstylerException {
		if (opened == null) {
			final Opening<T> begun = opening;
			opening = null;
			opened = begun == null ? opener.open() : begun.get();
		}
		return opened;
	}

	@Override
	public synchronized void close() {
		try {
			if (opening != null) get();
		}
		catch (final SoulstylerException | RuntimeException exc) {
			// It was thrown where it was needed, or nobody needed it.
		}
		if (opened != null) closer.accept(opened);
		opened = null;
	}
}
