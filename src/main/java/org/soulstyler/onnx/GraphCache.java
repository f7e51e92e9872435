package org.soulstyler.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.AppFolders;
import org.soulstyler.folders.PrivateFolder;
import org.soulstyler.folders.Renaming;

/**
 * Graphs as ONNX Runtime has optimised them for this processor, in {@code graphs} in
 * the user's cache ({@link PrivateFolder}): to open what it made takes a fraction of
 * the time that making it takes. They give what the graphs themselves give, to the
 * bit. A file is named after all that it depends on, and is there as a whole or not
 * at all.
 */
public final class GraphCache {

	private static final String ENDING = ".onnx";
	/** Files that are kept, those last used; one is up to a hundred megabytes. */
	private static final int KEPT = 6;
	/** Describes the processor, on Linux. */
	private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

	private GraphCache() {}

	/**
	 * Opens a graph for the processor; where the cache cannot be used, as if there
	 * were none.
	 *
	 * @param graph a file that has all of its weights
	 * @param options for the processor; its level of optimisation is changed
	 * @param variant what else in the options changes what the graph becomes
	 * @throws OrtException if the graph itself cannot be opened
	 */
	public static OrtSession open(final OrtEnvironment environment,
		final Path graph, final SessionOptions options, final String variant)
		throws OrtException
	{
		final Path kept = place(graph, environment.getVersion(), variant);
		if (kept == null) return environment.createSession(graph.toString(),
			options);
		if (Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)) {
			try {
				options.setOptimizationLevel(OptLevel.NO_OPT);
				return environment.createSession(kept.toString(), options);
			}
			catch (final OrtException exc) {
				// of a power cut: it is made again
				options.setOptimizationLevel(OptLevel.ALL_OPT);
			}
		}
		return make(environment, graph, options, kept);
	}

	// -- Helper methods --

	/** Where it is, or is to be; null where there is no cache. */
	private static @Nullable Path place(final Path graph, final String version,
		final String variant)
	{
		try {
			final Path file = PrivateFolder.open(AppFolders.userCache().resolve(
				"graphs")).resolve(name(graph, version, variant));
			if (Files.exists(file)) Files.setLastModifiedTime(file, FileTime.from(
				Instant.now()));
			return file;
		}
		catch (final SoulstylerException | IOException exc) {
			return null;
		}
	}

	private static OrtSession make(final OrtEnvironment environment,
		final Path graph, final SessionOptions options, final Path kept)
		throws OrtException
	{
		final Path part;
		try {
			part = Files.createTempFile(kept.getParent(), ".part", ENDING);
		}
		catch (final IOException exc) {
			return environment.createSession(graph.toString(), options);
		}
		options.setOptimizedModelFilePath(part.toString());
		try {
			final OrtSession session = environment.createSession(graph.toString(),
				options);
			keep(part, kept);
			return session;
		}
		finally {
			remove(part);
		}
	}

	private static void keep(final Path part, final Path kept) {
		try {
			Renaming.move(part, kept);
			final List<Path> files;
			try (Stream<Path> all = Files.list(kept.getParent())) {
				files = all.filter(file -> file.toString().endsWith(ENDING)).sorted(
					Comparator.comparing(GraphCache::lastUsed).reversed()).toList();
			}
			files.stream().skip(KEPT).forEach(GraphCache::remove);
		}
		catch (final IOException exc) {
			// The next run makes it again.
		}
	}

	private static FileTime lastUsed(final Path file) {
		try {
			return Files.getLastModifiedTime(file);
		}
		catch (final IOException exc) {
			return FileTime.fromMillis(0); // another process has removed it
		}
	}

	private static void remove(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException exc) {
			// It is one file more.
		}
	}

	private static String name(final Path graph, final String version,
		final String variant) throws IOException
	{
		final MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException(exc); // every Java has it
		}
		try (InputStream in = new DigestInputStream(Files.newInputStream(graph),
			digest))
		{
			in.transferTo(OutputStream.nullOutputStream());
		}
		digest.update(String.join("\n", version, variant, System.getProperty(
			"os.arch"), processor()).getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(digest.digest()) + ENDING;
	}

	/** What tells processors with other instructions apart. */
	private static String processor() throws IOException {
		if (!Files.isReadable(PROCESSOR)) return String.valueOf(System.getenv(
			"PROCESSOR_IDENTIFIER"));
		try (Stream<String> lines = Files.lines(PROCESSOR)) {
			return String.join("\n", lines.filter(line -> line.startsWith("flags") ||
				line.startsWith("Features")).distinct().toList());
		}
	}
}
