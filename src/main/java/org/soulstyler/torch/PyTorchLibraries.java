package org.soulstyler.torch;

import ai.djl.util.Platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeFile;
import org.soulstyler.natives.NativeLibraries;

/**
 * The libraries that DJL's PyTorch engine consists of.
 *
 * @param platform which PyTorch it is, in DJL's terms
 * @param flavor what it was built for: "cpu", or CUDA's version as in "cu128"
 * @param folder libtorch's
 * @param jni the library between libtorch and Java
 */
record PyTorchLibraries(Platform platform, String flavor, Path folder,
		Path jni) {

	private static final String CPU = "cpu";

	/** What DJL's library for all CUDA builds of this PyTorch is called. */
	private static final String CUDA = "cu128";

	private static final String JNI = System.mapLibraryName("djl_torch");

	/**
	 * Those of the archives on the class path or beside it, unpacked where that is
	 * still to be done. To be called within {@link Natives#load}.
	 *
	 * @throws IOException if there are none for this computer
	 */
	static PyTorchLibraries shipped() throws IOException, SoulstylerException {
		final Platform platform = Platform.detectPlatform("pytorch");
		if (platform.isPlaceholder()) throw new IOException(
			"no archive of PyTorch for it is installed");
		final String flavor = platform.getFlavor();
		final List<NativeFile> files = new ArrayList<>(Natives.find("pytorch/" +
			flavor + "/" + platform.getClassifier() + "/", List.of(platform
				.getLibraries())));
		files.addAll(jni(platform, flavor));
		final Path folder = NativeLibraries.unpack("pytorch-" + platform
			.getVersion() + "-" + flavor, files);
		return new PyTorchLibraries(platform, flavor, folder, folder.resolve(JNI));
	}

	/**
	 * A folder's, with our library between libtorch and Java. Without a driver, one
	 * that is made for CUDA computes on the processor.
	 *
	 * @param driver whether NVIDIA's driver has a GPU
	 */
	static PyTorchLibraries of(final PyTorchFolder chosen, final boolean driver)
		throws IOException, SoulstylerException
	{
		final Platform platform = Platform.detectPlatform("pytorch",
			PyTorchFolder.VERSION);
		final String flavor = chosen.cuda() && driver ? CUDA : CPU;
		final Path jni = NativeLibraries.unpack("pytorch-jni-" +
			PyTorchFolder.VERSION + "-" + flavor, jni(platform, flavor));
		return new PyTorchLibraries(platform, flavor, chosen.folder(), jni.resolve(
			JNI));
	}

	/** Whether GPUs are within reach of these. */
	boolean cuda() {
		return flavor.startsWith("cu");
	}

	private static List<NativeFile> jni(final Platform platform,
		final String flavor) throws IOException
	{
		return Natives.find("jnilib/" + platform.getClassifier() + "/" + flavor +
			"/", List.of(JNI));
	}
}
