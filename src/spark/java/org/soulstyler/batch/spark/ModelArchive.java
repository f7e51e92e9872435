package org.soulstyler.batch.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A bundle of models as Spark brings it to the executors: one archive, fetched
 * and unpacked by each of them once.
 *
 * @param name of the archive
 * @param checksum SHA-256 of the bundle's description, which has those of all its
 *          files
 */
record ModelArchive(String name, String checksum) implements Serializable {

	/**
	 * Hands a bundle to Spark.
	 *
	 * @param folder a bundle on this machine; what its description names is packed
	 */
	static ModelArchive of(final Path folder, final JavaSparkContext spark)
		throws SoulstylerException
	{
		final ModelBundle bundle = ModelBundle.read(folder);
		try {
			final Path packed = Files.createTempDirectory("soulstyler-models-");
			final Path archive = packed.resolve(bundle.name() + ".zip");
			pack(bundle, archive);
			spark.sc().addArchive(archive.toUri().toString());
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(archive)));
			return check(archive.getFileName().toString());
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, "The models in " + folder +
				" cannot be packed: " + exc.getMessage(), exc);
		}
	}

	/** @param archive a ZIP file where all executors can read it */
	static ModelArchive of(final String archive, final JavaSparkContext spark)
		throws SoulstylerException
	{
		spark.sc().addArchive(archive);
		return check(archive.substring(archive.lastIndexOf('/') + 1));
	}

	/**
	 * The bundle as it was unpacked on this machine.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is not the one
	 *           that the driver saw
	 */
	ModelBundle open() throws SoulstylerException {
		final ModelBundle bundle = unpacked(name);
		if (!checksum(bundle).equals(checksum)) throw new SoulstylerException(
			Failure.MODEL, "The models in " + bundle.folder() +
				" are others than those that the driver has.");
		return bundle;
	}

	// -- Helper methods --

	/** Reads every file once, before executors fail one by one. */
	private static ModelArchive check(final String name)
		throws SoulstylerException
	{
		final ModelBundle bundle = unpacked(name);
		for (final String file : bundle.checksums().keySet())
			bundle.file(file);
		return new ModelArchive(name, checksum(bundle));
	}

	private static ModelBundle unpacked(final String name)
		throws SoulstylerException
	{
		final Path folder = Path.of(SparkFiles.get(name));
		if (ModelBundle.isBundle(folder)) return ModelBundle.read(folder);
		// "zip -r starter.zip starter" has the folder in it
		return ModelBundle.read(folder.resolve(name.replaceFirst("\\.zip$", "")));
	}

	private static String checksum(final ModelBundle bundle)
		throws SoulstylerException
	{
		return org.soulstyler.batch.Fingerprint.of(bundle.folder().resolve(
			ModelBundle.DESCRIPTION));
	}

	private static void pack(final ModelBundle bundle, final Path archive)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(archive);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			zip.setLevel(0); // weights do not shrink
			add(bundle.folder(), ModelBundle.DESCRIPTION, zip);
			for (final String file : bundle.checksums().keySet())
				add(bundle.folder(), file, zip);
		}
	}

	private static void add(final Path folder, final String file,
		final ZipOutputStream zip) throws IOException
	{
		zip.putNextEntry(new ZipEntry(file));
		Files.copy(folder.resolve(file), zip);
		zip.closeEntry();
	}

	private static void delete(final Path archive) {
		try {
			Files.deleteIfExists(archive);
			Files.deleteIfExists(archive.getParent());
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
