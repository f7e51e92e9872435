package org.soulstyler.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A folder of libtorch's libraries, as pip and conda install them or DJL's
 * site publishes them.
 *
 * @param folder absolute; libtorch lies in it
 * @param version e.g. "2.7.1+cu126"
 * @param cuda whether it can compute on NVIDIA's GPUs
 */
public record PyTorchFolder(Path folder, String version, boolean cuda) {

	/** The one that DJL's library between libtorch and Java is made for. */
	public static final String VERSION = "2.7.1";

	/** What the version stands in where no Python comes along. */
	public static final String VERSION_FILE = "build-version";

	private static final Pattern PYTHON = Pattern.compile(
		"(?m)^__version__\\s*=\\s*['\"]([^'\"]+)['\"]");

	/**
	 * Looks at a folder, and at those in it where pip ("torch/lib") and libtorch's
	 * archive ("lib") have the libraries.
	 *
	 * @throws SoulstylerException ({@link Failure#DEVICE}) if there is no libtorch,
	 *           or not the version that is needed
	 */
	public static PyTorchFolder inspect(final Path folder)
		throws SoulstylerException
	{
		final Path absolute = folder.toAbsolutePath().normalize();
		for (final String below : List.of("", "lib", "torch/lib")) {
			final Path at = absolute.resolve(below).normalize();
			if (Files.isRegularFile(at.resolve(System.mapLibraryName("torch"))) &&
				Files.isRegularFile(at.resolve(System.mapLibraryName("torch_cpu"))))
			{
				return read(at);
			}
		}
		throw new SoulstylerException(Failure.DEVICE, "There is no PyTorch in " +
			absolute + ": it should hold " + System.mapLibraryName("torch") +
			". pip puts it into torch/lib; \"python -c 'import torch; " +
			"print(torch.__path__[0])'\" prints the path of torch.");
	}

	private static PyTorchFolder read(final Path folder)
		throws SoulstylerException
	{
		final String version = version(folder);
		if (!version.matches("2\\.7\\.1([+-].*)?")) throw new SoulstylerException(
			Failure.DEVICE, "The PyTorch in " + folder + " is " + (version.isEmpty()
				? "of an unknown version" : "version " + version) + ", and " + VERSION +
				" is needed (pip install torch==" + VERSION + ").");
		return new PyTorchFolder(folder, version, Files.isRegularFile(folder
			.resolve(System.mapLibraryName("torch_cuda"))));
	}

	/** Empty where nothing says it. */
	private static String version(final Path folder) {
		for (final Path file : List.of(folder.resolve(VERSION_FILE), folder
			.resolveSibling(VERSION_FILE), folder.resolveSibling("version.py")))
		{
			try {
				final String text = Files.readString(file);
				if (!file.endsWith("version.py")) return text.strip();
				final Matcher matcher = PYTHON.matcher(text);
				if (matcher.find()) return matcher.group(1);
			}
			catch (final IOException exc) {
				// the next one then
			}
		}
		return "";
	}
}
