package org.soulstyler.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeLibraries;
import org.soulstyler.natives.NativeLoading;
import org.soulstyler.torch.Natives;

/** Loads Hugging Face's tokenizers and opens tokenizer files with them. */
public final class TokenizerLibrary {

	private static final String LIBRARY = System.mapLibraryName("tokenizers");

	/** On Windows three come with it, and before it. */
	private static final List<String> FILES = LIBRARY.endsWith(".dll") ? List.of(
		"libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", LIBRARY)
		: List.of(LIBRARY);

	/**
	 * Variable and property that name another library; DJL prefers the variable.
	 */
	private static final String OVERRIDE = "RUST_LIBRARY_PATH";

	private static @Nullable Path folder;

	private TokenizerLibrary() {}

	/**
	 * Opens a tokenizer.
	 *
	 * @param json a {@code tokenizer.json}
	 * @param options as DJL's
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if the library
	 *           does not load
	 * @throws IOException if the stream can't be read
	 * @throws RuntimeException if it holds no tokenizer
	 */
	public static HuggingFaceTokenizer open(final InputStream json,
		final Map<String, String> options) throws IOException, SoulstylerException
	{
		load();
		return HuggingFaceTokenizer.newInstance(json, options);
	}

	/**
	 * DJL calls this with each library that it would load, when asked to; it
	 * loads ours of the same name.
	 */
	public static void load(final String path) {
		System.load(loadedFrom().resolve(Path.of(path).getFileName()).toString());
	}

	private static Path loadedFrom() {
		return Objects.requireNonNull(folder, "The tokenizer is not loaded.");
	}

	/**
	 * Loads the library, once.
	 *
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if it does not load
	 */
	public static synchronized void load() throws SoulstylerException {
		if (folder != null) return;
		try {
			Natives.load(Map.of(), () -> {
				folder = NativeLibraries.unpack("tokenizers", Natives.find(
					"native/lib/" + Natives.classifier("tokenizers") + "/cpu/", FILES));
				return folder;
			});
			final Map<String, String> properties = new HashMap<>(Map.of(OVERRIDE,
				loadedFrom().resolve(LIBRARY).toString()));
			if (System.getenv(OVERRIDE) != null) {
				properties.put("ai.djl.huggingface.native_helper",
					TokenizerLibrary.class.getName());
			}
			Natives.load(properties, () -> {
				check();
				return loadedFrom();
			});
		}
		catch (final IOException | RuntimeException | LinkageError exc) {
			final Path where = folder;
			folder = null;
			throw NativeLoading.failed("The tokenizer", where, exc);
		}
	}

	/**
	 * Where the environment names a library that does not exist, DJL has loaded
	 * nothing and refuses from then on: then it is loaded here.
	 */
	private static void check() throws IOException {
		try {
			LibUtils.checkStatus();
		}
		catch (final RuntimeException exc) {
			if (System.getenv(OVERRIDE) == null) throw exc;
			for (final String file : FILES)
				load(file);
			try {
				final Field failure = LibUtils.class.getDeclaredField("exception");
				failure.setAccessible(true);
				failure.set(null, null);
			}
			catch (final ReflectiveOperationException missing) {
				throw new IOException(exc.getMessage(), exc);
			}
		}
	}
}
