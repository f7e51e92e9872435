package org.soulstyler.torch;

import java.io.IOException;

/**
 * How DJL's native libraries are loaded: offline, from our class path, with the
 * settings that count only before the first of them is there.
 */
public final class Natives {

	private Natives() {}

	/** Something that may load a native library. */
	@FunctionalInterface
	public interface Loading<T> {

		T run() throws IOException;
	}

	/**
	 * Runs code that may load natives. DJL looks for engines and libraries through
	 * the thread's context class loader, which in a Fiji plugin's thread need not
	 * see our jars: it is ours meanwhile, with the archives of natives that Fiji's
	 * updater brought.
	 */
	public static <T> T load(final Loading<T> loading) throws IOException {
		configure();
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(NativeArchives.classLoader());
		try {
			return loading.run();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * What DJL must know first. A property that the user has set is left alone,
	 * the promise to stay offline excepted.
	 */
	private static void configure() {
		// Nothing is fetched and nobody is called: without this DJL looks for
		// missing natives on its own site and reports which engine is used.
		System.setProperty("ai.djl.offline", "true");
		System.setProperty("OPT_OUT_TRACKING", "true");
		setDefault("ai.djl.pytorch.num_threads", String.valueOf(Runtime.getRuntime()
			.availableProcessors()));
		setDefault("ai.djl.pytorch.num_interop_threads", "1");
		// Silences a hint; TorchOps turns the optimiser off where it matters.
		setDefault("ai.djl.pytorch.graph_optimizer", "false");
	}

	private static void setDefault(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property,
			value);
	}
}
