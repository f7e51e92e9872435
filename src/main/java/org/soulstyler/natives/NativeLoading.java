package org.soulstyler.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.PrivateFolder;

/** What loading the libraries of every engine has in common. */
public final class NativeLoading {

	private NativeLoading() {}

	/** Something that may load a native library. */
	@FunctionalInterface
	public interface Loading<T> {

		/** Loads, and returns what was loaded. */
		T run() throws IOException, SoulstylerException;
	}

	/**
	 * Runs code with system properties that are restored when it has ended:
	 * engines of other plugins read them, too.
	 *
	 * @param properties to be set while the code runs
	 */
	public static synchronized <T> T with(final Map<String, String> properties,
		final Loading<T> loading) throws IOException, SoulstylerException
	{
		final Map<String, String> before = new TreeMap<>();
		properties.forEach((name, value) -> {
			final String old = System.getProperty(name);
			if (old != null) before.put(name, old);
			System.setProperty(name, value);
		});
		try {
			return loading.run();
		}
		finally {
			for (final String name : properties.keySet()) {
				if (before.containsKey(name)) System.setProperty(name, before.get(
					name));
				else System.clearProperty(name);
			}
		}
	}

	/**
	 * Makes sure that engines which want a temporary folder, if only an empty one,
	 * get it; their own errors name neither folder nor cause.
	 */
	public static void checkTemporaryFolder() throws SoulstylerException {
		try {
			Files.delete(Files.createTempDirectory("soulstyler"));
		}
		catch (final IOException exc) {
			final String folder = System.getProperty("java.io.tmpdir");
			throw new SoulstylerException(Failure.ENVIRONMENT,
				"The temporary folder, " + folder + ", cannot be used: " + PrivateFolder
					.cause(exc, Path.of(folder)) +
					". Choose another with Java's option -Djava.io.tmpdir=FOLDER.", exc);
		}
	}

	/**
	 * Why an engine's library does not load.
	 *
	 * @param engine its name
	 * @param folder where the library is; null if it did not get there
	 * @param exc what loading it threw
	 */
	public static SoulstylerException failed(final String engine,
		final @Nullable Path folder, final Throwable exc)
	{
		Throwable root = exc;
		while (root.getCause() != null)
			root = root.getCause();
		final String message = root.getMessage() == null ? "no reason was given"
			: root.getMessage();
		if (folder != null && (message.contains("failed to map segment") || message
			.contains("Operation not permitted")))
		{
			return PrivateFolder.unusable(folder,
				"its file system does not let programs run from there (noexec)", null);
		}
		return new SoulstylerException(Failure.ENVIRONMENT, engine +
			" does not start on this computer: its library" + (folder == null ? ""
				: " in " + folder) + " does not load (" + message + ")." + hint(
					message), exc);
	}

	/** Java says neither which libraries nor whose. */
	private static String hint(final String message) {
		return message.contains("Can't find dependent libraries")
			? " On Windows it needs Microsoft's Visual C++ Redistributable of 2015 or" +
				" later (vc_redist.x64.exe)." : "";
	}
}
