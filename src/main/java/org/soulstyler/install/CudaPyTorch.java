package org.soulstyler.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.PrivateFolder;
import org.soulstyler.folders.Renaming;
import org.soulstyler.natives.NativeLibraries;
import org.soulstyler.progress.Progress;
import org.soulstyler.torch.EngineChoice;
import org.soulstyler.torch.PyTorchFolder;

/**
 * PyTorch with CUDA as DJL's site publishes it, downloaded after the user has
 * agreed. What has arrived is kept, so an interrupted installation continues.
 */
public final class CudaPyTorch {

	/** The system property that names another host of the same files. */
	public static final String PROPERTY = "soulstyler.pytorch.host";

	private static final String HOST = "https://publish.djl.ai/pytorch/" +
		PyTorchFolder.VERSION + "/";
	private static final String FLAVOR = "cu128";
	private static final Pattern FILE = Pattern.compile(
		"[\\w./%+-]+/([\\w.%+-]+)\\.gz");

	private final URI host;
	private final HttpSource source;
	private final Path folder;

	/** For this computer, into the folder of unpacked libraries. */
	public CudaPyTorch() throws SoulstylerException {
		this(URI.create(System.getProperty(PROPERTY, HOST)), new HttpSource(),
			NativeLibraries.folder());
	}

	CudaPyTorch(final URI host, final HttpSource source, final Path folder) {
		this.host = host;
		this.source = source;
		this.folder = folder;
	}

	/**
	 * What would be fetched.
	 *
	 * @param bytes of all files, packed; about twice as much is unpacked
	 * @param target where they would be
	 */
	public record Plan(List<URI> files, long bytes, Path target) {

		/** The plan as lines to read before agreeing. */
		public List<String> lines() {
			return List.of("PyTorch " + PyTorchFolder.VERSION +
				" with CUDA 12.8, as DJL publishes it: " + files.size() + " files, " +
				InstallPlan.megabytes(bytes) + " to download from " + files.get(0)
					.getHost() + ", into " + target + ".",
				"Licences: PyTorch's is BSD-3-Clause; the CUDA and cuDNN libraries " +
					"that come with it are NVIDIA's, under NVIDIA's own terms " +
					"(docs.nvidia.com/cuda/eula).",
				"The host publishes no checksums; the files are downloaded by https.");
		}
	}

	/**
	 * Asks the host what there is.
	 *
	 * @param platform as DJL calls it, e.g. "linux-x86_64"
	 * @throws SoulstylerException if there is nothing for it, or the host does not
	 *           answer
	 */
	public Plan plan(final String platform, final Progress progress)
		throws SoulstylerException
	{
		progress.stage("Asking " + host.getHost() + " for its files");
		final Path list = folder.resolve("pytorch-files.txt");
		final List<URI> files = new ArrayList<>();
		long bytes = 0;
		try {
			new Download(source, progress).whole(host.resolve("files.txt"), list,
				null);
			for (final String line : Files.readAllLines(list)) {
				if (!line.startsWith(FLAVOR + "/" + platform + "/")) continue;
				if (!FILE.matcher(line).matches() || line.contains("..") || name(line)
					.contains("/")) throw new SoulstylerException(Failure.MODEL,
						"The host's list of files holds \"" + line +
							"\", which is not a valid name.");
				final URI uri = host.resolve(line);
				files.add(uri);
				try (HttpSource.Answer answer = source.get(uri, 0, 0, null, () -> {
					if (progress.cancelled()) throw new SoulstylerException(
						Failure.CANCELLED, "The installation was cancelled.");
				})) {
					bytes += Math.max(0, answer.total());
				}
			}
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, "The list of files of " +
				host.getHost() + " cannot be downloaded: " + exc.getMessage() + ".",
				exc);
		}
		if (files.isEmpty()) throw new SoulstylerException(Failure.DEVICE,
			"There is no PyTorch with CUDA for " + platform + ".");
		return new Plan(List.copyOf(files), bytes, folder.resolve("pytorch-" +
			PyTorchFolder.VERSION + "-" + FLAVOR));
	}

	/**
	 * Fetches and unpacks what the plan says, and chooses it.
	 *
	 * @throws SoulstylerException if a file cannot be downloaded or written
	 */
	public PyTorchFolder install(final Plan plan, final Progress progress)
		throws SoulstylerException
	{
		final Path next = plan.target().resolveSibling(plan.target().getFileName() +
			".new");
		try (FolderLock lock = FolderLock.acquire(folder, progress)) {
			if (!Files.isDirectory(plan.target())) {
				PrivateFolder.open(next);
				for (final URI uri : plan.files())
					fetch(uri, next, progress);
				Files.writeString(next.resolve(PyTorchFolder.VERSION_FILE),
					PyTorchFolder.VERSION + "+" + FLAVOR + "\n");
				Renaming.move(next, plan.target());
			}
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(next, PrivateFolder.cause(exc, next), exc);
		}
		final PyTorchFolder installed = PyTorchFolder.inspect(plan.target());
		EngineChoice.use(installed);
		return installed;
	}

	// -- Helper methods --

	private void fetch(final URI uri, final Path into, final Progress progress)
		throws IOException, SoulstylerException
	{
		final Path library = into.resolve(name(uri.getRawPath()));
		if (Files.isRegularFile(library)) return;
		progress.stage("Fetching " + library.getFileName());
		final Path packed = into.resolve(library.getFileName() + ".gz");
		new Download(source, progress).whole(uri, packed, null);
		final Path unpacking = into.resolve(library.getFileName() + ".unpacking");
		try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
			Files.copy(in, unpacking, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException exc) {
			Files.deleteIfExists(packed); // damaged: the next attempt begins anew
			throw exc;
		}
		Renaming.move(unpacking, library);
		Files.delete(packed);
	}

	/** As DJL names the unpacked file. */
	private static String name(final String path) {
		final String packed = path.substring(path.lastIndexOf('/') + 1);
		return URLDecoder.decode(packed.substring(0, packed.length() - 3),
			StandardCharsets.UTF_8);
	}
}
