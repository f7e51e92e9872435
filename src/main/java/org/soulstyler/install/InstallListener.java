package org.soulstyler.install;

/**
 * Hears how an installation goes on, on the thread that runs it. Every method
 * may be left as it is.
 */
public interface InstallListener {

	/** A listener that does not listen. */
	InstallListener NONE = new InstallListener() {};

	/** @param message what is being done now, e.g. "Checking model.gguf" */
	default void stage(final String message) {}

	/** @param message something the user should know, e.g. of another attempt */
	default void notice(final String message) {}

	/**
	 * More of a file has arrived; called often.
	 *
	 * @param file its name
	 * @param bytes how much of it is there
	 * @param total how large it will be, or -1 where the host doesn't say
	 */
	default void progress(final String file, final long bytes,
		final long total)
	{}

	/**
	 * Whether the user wants to stop; asked several times a second. What has
	 * arrived is kept, and the next attempt goes on from there.
	 */
	default boolean cancelled() {
		return false;
	}
}
