package org.soulstyler.batch.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.soulstyler.batch.BatchFolder;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.Fingerprint;
import org.soulstyler.batch.ResultStore;

/**
 * Results in a file system of Hadoop's. A file appears whole: in an object store
 * it does so when its stream is closed; in others, such as HDFS, it is written
 * aside and renamed.
 */
final class HadoopStore implements ResultStore {

	private static final int BUFFER = 1 << 16;

	private final FileSystem files;
	private final Path root;
	private final java.nio.file.Path work;

	private HadoopStore(final FileSystem files, final Path root,
		final java.nio.file.Path work)
	{
		this.files = files;
		this.root = root;
		this.work = work;
	}

	/**
	 * @param folder a Hadoop path; one of {@code file:} is worked in as every batch
	 *          does, so a plain {@code soulstyler batch} may go on there
	 * @param work on this machine, for unfinished files
	 */
	static ResultStore open(final String folder, final java.nio.file.Path work,
		final Configuration configuration) throws IOException
	{
		final Path path = new Path(folder);
		final FileSystem files = path.getFileSystem(configuration);
		final Path root = files.makeQualified(path);
		if (isLocal(root)) return BatchFolder.open(local(root));
		return new HadoopStore(files, root, work);
	}

	/** The same, to look at: nothing is made. */
	static ResultStore at(final String folder, final Configuration configuration)
		throws IOException
	{
		final Path path = new Path(folder);
		final Path root = path.getFileSystem(configuration).makeQualified(path);
		return isLocal(root) ? BatchFolder.at(local(root)) : open(folder, null,
			configuration);
	}

	private static boolean isLocal(final Path path) {
		return path.toUri().getScheme().equals("file");
	}

	private static java.nio.file.Path local(final Path path) {
		return java.nio.file.Path.of(path.toUri().getPath());
	}

	@Override
	public String location(final String name) {
		return path(name).toString();
	}

	@Override
	public boolean exists(final String name) throws IOException {
		return files.exists(path(name));
	}

	@Override
	public Optional<String> read(final String name) throws IOException {
		try (InputStream in = files.open(path(name))) {
			return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (final FileNotFoundException exc) {
			return Optional.empty();
		}
	}

	@Override
	public Optional<String> hash(final String name) throws IOException {
		try (InputStream in = files.open(path(name))) {
			return Optional.of(Fingerprint.of(in));
		}
		catch (final FileNotFoundException exc) {
			return Optional.empty();
		}
	}

	@Override
	public void write(final String name, final String text) throws IOException {
		put(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public void publish(final java.nio.file.Path file, final String name)
		throws IOException
	{
		put(name, out -> Files.copy(file, out));
	}

	@Override
	public void delete(final String name) throws IOException {
		files.delete(path(name), false);
	}

	@Override
	public java.nio.file.Path newWork(final BatchItem item) throws IOException {
		return Files.createTempDirectory(Files.createDirectories(work), item
			.name() + "-");
	}

	/** Objects cannot be appended to: a log is written when its item has ended. */
	@Override
	public Log log(final BatchItem item) {
		final StringBuilder lines = new StringBuilder();
		return new Log() {

			@Override
			public void accept(final String message) {
				lines.append(message).append('\n');
			}

			@Override
			public void close() {
				if (lines.length() == 0) return;
				try {
					write(OWN + "/logs/" + item.name() + ".log", lines.toString());
				}
				catch (final IOException exc) {
					// A log that cannot be written must not cost the picture.
				}
			}
		};
	}

	// -- Helper methods --

	private Path path(final String name) {
		return new Path(root, name);
	}

	private void put(final String name, final Content content)
		throws IOException
	{
		final Path to = path(name);
		if (appearsWhole(to)) write(to, content);
		else writeAside(to, content);
	}

	private boolean appearsWhole(final Path to) throws IOException {
		return files.hasPathCapability(to, CommonPathCapabilities.ABORTABLE_STREAM);
	}

	private void write(final Path to, final Content content) throws IOException {
		final FSDataOutputStream out = files.create(to, true, BUFFER);
		try {
			content.writeTo(out);
		}
		catch (final IOException | RuntimeException exc) {
			out.abort(); // so that closing it shows nothing
			throw exc;
		}
		finally {
			out.close();
		}
	}

	private void writeAside(final Path to, final Content content)
		throws IOException
	{
		final FileContext context = FileContext.getFileContext(root.toUri(), files
			.getConf());
		final Path aside = path(OWN + "/work/" + UUID.randomUUID());
		try {
			try (FSDataOutputStream out = context.create(aside, EnumSet.of(
				CreateFlag.CREATE), CreateOpts.createParent()))
			{
				content.writeTo(out);
			}
			if (to.getParent() != null) context.mkdir(to.getParent(), null, true);
			context.rename(aside, to, Rename.OVERWRITE);
		}
		catch (final IOException | RuntimeException exc) {
			files.delete(aside, false);
			throw exc;
		}
	}

	private interface Content {

		void writeTo(FSDataOutputStream out) throws IOException;
	}
}
