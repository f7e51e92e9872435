package org.soulstyler.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtEngineProvider;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeLoading;

/**
 * Starts DJL's PyTorch engine on the libraries that we choose.
 * <p>
 * DJL would choose them by the environment: {@code PYTORCH_VERSION}, which many
 * containers set for their Python, is enough to make it look for a PyTorch that
 * is not there, and no setting of Java's overrides that. So the engine is made
 * here and handed to DJL as if its provider had made it, which takes a few
 * private members of DJL {@value #VERSION}.
 */
final class PyTorchEngine {

	private static final String NAME = "PyTorch";

	/** Of the DJL whose private members are known. */
	private static final String VERSION = "0.35.1";

	/** Variables that DJL reads while it makes its list of engines. */
	private static final String[] VARIABLES = { "DJL_DEFAULT_ENGINE",
		"DJL_OFFLINE", "OPT_OUT_TRACKING" };

	private static @Nullable Engine engine;

	/** Null where another plugin had started it. */
	private static @Nullable PyTorchLibraries loaded;

	/** Why the libraries for CUDA do not load; null where they do. */
	private static @Nullable String cudaFault;

	private PyTorchEngine() {}

	/** The engine, started on first use. */
	static synchronized Engine get() throws SoulstylerException {
		if (engine != null) return engine;
		try {
			engine = Natives.load(Map.of(), () -> {
				list();
				if (!isStarted()) startChosen();
				return Engine.getEngine(NAME);
			});
			return engine;
		}
		catch (final IOException | RuntimeException | AssertionError
				| LinkageError exc)
		{
			throw new SoulstylerException(Failure.ENVIRONMENT, noEngine(System
				.getProperty("os.name"), System.getProperty("os.arch"), rootMessage(
					exc)), exc);
		}
	}

	/** Which libraries it was started on; null where another plugin did that. */
	static @Nullable PyTorchLibraries loaded() {
		return loaded;
	}

	/** Why the GPUs that exist cannot be used; null if they can. */
	static @Nullable String cudaFault() {
		return cudaFault;
	}

	/** Why the engine does not start, by Java's names of system and processor. */
	static String noEngine(final String system, final String processor,
		final String error)
	{
		if (system.startsWith("Mac") && processor.equals("x86_64")) {
			return "PyTorch 2.7.1, which Soulstyler computes with, does not exist for " +
				"Macs with Intel processors. On a Mac with an Apple processor use the " +
				"Fiji, and the Java, made for it.";
		}
		return "The PyTorch engine does not start on this computer: its native library for " +
			system + " " + processor + " is missing or does not load (" + error +
			").";
	}

	// -- Helper methods --

	/**
	 * Makes DJL's list of engines. DJL asks the environment for one to prefer,
	 * fails for good if it doesn't know that, and may call its maker's site. It
	 * does neither while it finds no engine; then they are listed here.
	 */
	private static void list() {
		if (Stream.of(VARIABLES).allMatch(name -> System.getenv(name) == null)) {
			return;
		}
		final Thread thread = Thread.currentThread();
		final ClassLoader ours = thread.getContextClassLoader();
		thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
		try {
			Engine.getAllEngines();
		}
		finally {
			thread.setContextClassLoader(ours);
		}
		ServiceLoader.load(EngineProvider.class, ours).forEach(
			Engine::registerEngine);
	}

	/** What the user has chosen, else the bundled libraries. */
	private static void startChosen() throws IOException, SoulstylerException {
		final Optional<Path> folder = EngineChoice.folder();
		if (folder.isEmpty()) {
			start(PyTorchLibraries.shipped());
			return;
		}
		final PyTorchFolder chosen = PyTorchFolder.inspect(folder.get());
		final PyTorchLibraries libraries = PyTorchLibraries.of(chosen, CudaDriver
			.ask().missing() == null);
		try {
			start(libraries);
		}
		catch (final SoulstylerException exc) {
			if (!libraries.cuda()) throw exc;
			cudaFault = exc.getMessage().replaceFirst("\\.$", "");
			start(PyTorchLibraries.of(chosen, false));
		}
	}

	private static void start(final PyTorchLibraries libraries)
		throws IOException, SoulstylerException
	{
		try {
			final Class<?> type = Class.forName(LibUtils.class.getName() +
				"$LibTorch");
			final Constructor<?> constructor = type.getDeclaredConstructor(Path.class,
				Platform.class, String.class);
			constructor.setAccessible(true);
			final Object libtorch = constructor.newInstance(libraries.folder(),
				libraries.platform(), libraries.flavor());
			field(LibUtils.class, "libTorch").set(null, libtorch);
			call("loadLibTorch", type, libtorch);
			call("loadNativeLibrary", String.class, libraries.jni().toString());
			JniUtils.setGradMode(false);
			JniUtils.setNumInteropThreads(Integer.getInteger(
				"ai.djl.pytorch.num_interop_threads", 1));
			JniUtils.setNumThreads(Integer.getInteger("ai.djl.pytorch.num_threads",
				1));
			final Constructor<PtEngine> made = PtEngine.class
				.getDeclaredConstructor();
			made.setAccessible(true);
			provided().set(null, made.newInstance());
			loaded = libraries;
		}
		catch (final InvocationTargetException exc) {
			throw NativeLoading.failed(NAME, libraries.folder(), exc
				.getTargetException());
		}
		catch (final ReflectiveOperationException exc) {
			throw new IOException("DJL is not version " + VERSION, exc);
		}
	}

	/** By us, or by another plugin: there is one engine a process. */
	private static boolean isStarted() throws IOException {
		try {
			return provided().get(null) != null;
		}
		catch (final ReflectiveOperationException exc) {
			throw new IOException("DJL is not version " + VERSION, exc);
		}
	}

	private static Field provided() throws NoSuchFieldException {
		return field(PtEngineProvider.class, "engine");
	}

	private static Field field(final Class<?> type, final String name)
		throws NoSuchFieldException
	{
		final Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

	private static void call(final String method, final Class<?> type,
		final Object argument) throws ReflectiveOperationException
	{
		final Method found = LibUtils.class.getDeclaredMethod(method, type);
		found.setAccessible(true);
		found.invoke(null, argument);
	}

	private static String rootMessage(final Throwable exc) {
		Throwable root = exc;
		while (root.getCause() != null)
			root = root.getCause();
		return root.getMessage() == null ? "no reason given" : root.getMessage();
	}
}
