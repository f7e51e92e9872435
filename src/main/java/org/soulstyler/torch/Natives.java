package org.soulstyler.torch;

import ai.djl.util.Platform;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeFile;
import org.soulstyler.natives.NativeLibraries;
import org.soulstyler.natives.NativeLoading;

/**
 * How DJL's native libraries are loaded: offline, from our class path, with the
 * settings that count only before the first of them is there.
 */
public final class Natives {

	private Natives() {}

	/**
	 * Runs code that may load natives. DJL looks for engines and libraries through
	 * the thread's context class loader, which in a Fiji plugin's thread need not
	 * see our jars: it is ours meanwhile, with the archives of natives that Fiji's
	 * updater brought.
	 *
	 * @param properties system properties to be set while the code runs
	 */
	public static <T> T load(final Map<String, String> properties,
		final NativeLoading.Loading<T> loading) throws IOException,
		SoulstylerException
	{
		configure();
		final Map<String, String> all = new LinkedHashMap<>(jna());
		// Whatever DJL may unpack or look for beyond what we give it
		all.put("DJL_CACHE_DIR", NativeLibraries.emptyFolder().toString());
		all.put("ENGINE_CACHE_DIR", all.get("DJL_CACHE_DIR"));
		all.putAll(properties);
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(NativeArchives.classLoader());
		try {
			return NativeLoading.with(all, loading);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * The libraries of an engine for this computer, as DJL's archives hold them.
	 * To be called within {@link #load}.
	 *
	 * @param folder of the resources in the archive, with a slash at its end
	 * @param names of the libraries' files
	 * @throws IOException if one is not there
	 */
	public static List<NativeFile> find(final String folder,
		final List<String> names) throws IOException
	{
		final NativeFile[] files = new NativeFile[names.size()];
		for (int i = 0; i < files.length; i++) {
			files[i] = NativeFile.find(Thread.currentThread().getContextClassLoader(),
				folder + names.get(i));
			if (files[i] == null) throw new IOException("the archive of " + folder +
				names.get(i) + " is not installed");
		}
		return List.of(files);
	}

	/** This system and processor as DJL calls them, e.g. "linux-x86_64". */
	public static String classifier(final String engine) {
		return Platform.detectPlatform(engine).getClassifier();
	}

	/** This system and processor as DJL calls them. */
	public static String platform() throws SoulstylerException {
		try {
			return load(Map.of(), () -> classifier("pytorch"));
		}
		catch (final IOException exc) {
			throw new IllegalStateException(exc); // no file of a user's is read
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

	/**
	 * JNA, through which DJL asks CUDA, has a library of its own that it unpacks
	 * into a folder whose name can be guessed. Where it is not to be had, DJL
	 * does without.
	 */
	private static Map<String, String> jna() throws SoulstylerException {
		final String name = System.mapLibraryName("jnidispatch").replace(".dylib",
			".jnilib");
		final NativeFile file = NativeFile.find(Natives.class.getClassLoader(),
			"com/sun/jna/" + com.sun.jna.Platform.RESOURCE_PREFIX + "/" + name);
		if (file == null || Boolean.getBoolean("jna.loaded") || System.getProperty(
			"jna.boot.library.path") != null) return Map.of();
		return Map.of("jna.boot.library.path", NativeLibraries.unpack("jna", List
			.of(file)).toString(), "jna.nounpack", "true");
	}

	private static void setDefault(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property,
			value);
	}
}
