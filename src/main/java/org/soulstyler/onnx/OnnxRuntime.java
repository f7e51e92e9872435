package org.soulstyler.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeFile;
import org.soulstyler.natives.NativeLibraries;
import org.soulstyler.natives.NativeLoading;

/**
 * Starts ONNX Runtime on libraries that stay in the user's folder. Left alone it
 * unpacks them into the system's temporary folder in every run.
 */
public final class OnnxRuntime {

	/** Names the folder of a user's own build, which is left alone. */
	private static final String PROPERTY = "onnxruntime.native.path";

	private static @Nullable OrtEnvironment environment;

	private OnnxRuntime() {}

	/**
	 * The process's environment, started on first use.
	 *
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if it does not
	 *           start
	 */
	public static synchronized OrtEnvironment environment()
		throws SoulstylerException
	{
		final OrtEnvironment started = environment == null ? start() : environment;
		environment = started;
		return started;
	}

	/**
	 * What a session starts with: threads that sleep when there is nothing to do.
	 * Left alone they wait busily between a graph's operations, which doubles its
	 * processor time and takes the cores from PyTorch.
	 *
	 * @return the caller's to close
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) as for
	 *           {@link #environment()}
	 */
	public static OrtSession.SessionOptions options() throws SoulstylerException,
		OrtException
	{
		environment();
		final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.addConfigEntry("session.intra_op.allow_spinning", "0");
		return options;
	}

	/** Closes a session, which fails only where it was closed before. */
	public static void close(final OrtSession session) {
		try {
			session.close();
		}
		catch (final OrtException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static OrtEnvironment start() throws SoulstylerException {
		// It makes an empty folder there, and where it can't never starts again.
		NativeLoading.checkTemporaryFolder();
		final Map<String, String> properties = System.getProperty(PROPERTY) == null
			? ours() : Map.of();
		try {
			return NativeLoading.with(properties, () -> {
				final OrtEnvironment started = OrtEnvironment.getEnvironment();
				removeTemporaryFolder();
				return started;
			});
		}
		catch (final IOException | RuntimeException | LinkageError exc) {
			throw NativeLoading.failed("ONNX Runtime", Path.of(properties
				.getOrDefault(PROPERTY, System.getProperty("java.io.tmpdir"))), exc);
		}
	}

	private static Map<String, String> ours() throws SoulstylerException {
		final ClassLoader loader = OrtEnvironment.class.getClassLoader();
		final String folder = "ai/onnxruntime/native/" + platform(System
			.getProperty("os.name"), System.getProperty("os.arch")) + "/";
		final NativeFile runtime = NativeFile.find(loader, folder + file(
			"onnxruntime"));
		final NativeFile jni = NativeFile.find(loader, folder + file(
			"onnxruntime4j_jni"));
		if (runtime == null || jni == null) return Map.of(); // it says why
		return Map.of(PROPERTY, NativeLibraries.unpack("onnxruntime", List.of(
			runtime, jni)).toString());
	}

	/** System and processor as ONNX Runtime's jar has them, e.g. "linux-x64". */
	static String platform(final String system, final String processor) {
		final String name = system.toLowerCase(Locale.ROOT);
		return (name.contains("mac") ? "osx" : name.contains("win") ? "win"
			: "linux") + "-" + (processor.matches("amd64|x86_64") ? "x64"
				: processor);
	}

	private static String file(final String library) {
		return System.mapLibraryName(library).replace("jnilib", "dylib");
	}

	/**
	 * The folder goes when Java ends in peace; a process that is killed would
	 * leave it. If it isn't where it is known to be, that is all that happens.
	 */
	private static void removeTemporaryFolder() {
		try {
			final Field folder = Class.forName("ai.onnxruntime.OnnxRuntime")
				.getDeclaredField("tempDirectory");
			folder.setAccessible(true);
			final Path path = (Path) folder.get(null);
			if (path != null) Files.deleteIfExists(path);
		}
		catch (final ReflectiveOperationException | IOException exc) {
			// as said
		}
	}
}
