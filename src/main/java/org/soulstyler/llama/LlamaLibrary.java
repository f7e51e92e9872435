package org.soulstyler.llama;

import de.kherud.llama.LlamaModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeFile;
import org.soulstyler.natives.NativeLibraries;

/**
 * llama.cpp's library, out of the binding's jar. Left alone, the binding unpacks
 * it into the temporary folder at every start, under a name that all processes
 * share, and deletes there whatever else begins with "llama".
 */
final class LlamaLibrary {

	/** The binding's own setting: a folder with another build, say for GPUs. */
	private static final String SETTING = "de.kherud.llama.lib.path";

	private LlamaLibrary() {}

	/** Whether the user named another build than the binding's. */
	static boolean isOther() {
		return System.getProperty(SETTING) != null;
	}

	/**
	 * The folder that holds the library.
	 *
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if it cannot be
	 *           written, or if there is none for this computer
	 */
	static Path folder() throws SoulstylerException {
		if (isOther()) return Path.of(System.getProperty(SETTING)).toAbsolutePath();
		// LlamaModel.class is not initialised: that would load the library here.
		final NativeFile library = NativeFile.find(LlamaModel.class
			.getClassLoader(), "de/kherud/llama/" + platform() + "/" + file());
		if (library == null) throw new SoulstylerException(Failure.ENVIRONMENT,
			"The language model's engine (llama.cpp) has no build for " + System
				.getProperty("os.name") + ", " + System.getProperty("os.arch") + ".");
		return NativeLibraries.unpack("llama", List.of(library));
	}

	/** The library's file name. */
	static String file() {
		return System.mapLibraryName("jllama");
	}

	/** As the binding names it. */
	private static String platform() {
		final String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return (os.contains("windows") ? "Windows" : os.contains("mac") || os
			.contains("darwin") ? "Mac" : "Linux") + "/" + switch (arch) {
				case "amd64", "x86-64", "x64" -> "x86_64";
				case "i386", "i686" -> "x86";
				case "arm64" -> "aarch64";
				default -> arch;
			};
	}
}
