package org.soulstyler.llama;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import de.kherud.llama.LlamaModel;

/**
 * llama.cpp's library, out of the binding's jar. Left alone, the binding unpacks
 * it into the temporary folder at every start, under a name that all processes
 * share, and deletes there whatever else begins with "llama".
 */
final class LlamaLibrary {

	/** The binding's own setting: a folder with another build, say for GPUs. */
	private static final String SETTING = "de.kherud.llama.lib.path";

	private static Path folder;

	private LlamaLibrary() {}

	/** Whether the user named another build than the binding's. */
	static boolean isOther() {
		return System.getProperty(SETTING) != null;
	}

	/**
	 * The folder that holds the library.
	 *
	 * @throws IOException if it cannot be written
	 * @throws UnsatisfiedLinkError if there is none for this computer
	 */
	static synchronized Path folder() throws IOException {
		if (isOther()) return Path.of(System.getProperty(SETTING)).toAbsolutePath();
		final String name = System.mapLibraryName("jllama");
		if (folder != null && Files.isRegularFile(folder.resolve(name)))
			return folder;
		// LlamaModel.class is not initialised: that would load the library here.
		final String resource = "/de/kherud/llama/" + platform() + "/" + name;
		try (InputStream library = LlamaModel.class.getResourceAsStream(resource)) {
			if (library == null) throw new UnsatisfiedLinkError(
				"there is no build for " + System.getProperty("os.name") + ", " + System
					.getProperty("os.arch"));
			folder = Files.createTempDirectory("soulstyler-llama");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder,
				name)));
			Files.copy(library, folder.resolve(name));
		}
		return folder;
	}

	/** As the binding names it. */
	private static String platform() {
		final String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return (os.contains("windows") ? "Windows" : os.contains("mac") ||
			os.contains("darwin") ? "Mac" : "Linux") + "/" + switch (arch) {
				case "amd64", "x86-64", "x64" -> "x86_64";
				case "i386", "i686" -> "x86";
				case "arm64" -> "aarch64";
				default -> arch;
			};
	}

	private static void delete(final Path folder, final String name) {
		folder.resolve(name).toFile().delete();
		folder.toFile().delete();
	}
}
