package org.soulstyler.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.FileCheck;
import org.soulstyler.bundle.FileStamp;
import org.soulstyler.bundle.KnownChecksums;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.Catalogue.PublishedFile;
import org.soulstyler.install.InstallPlan.Source;
import org.soulstyler.install.InstallPlan.Step;
import org.soulstyler.progress.Progress;

/**
 * Brings a single file of a bundle to its place, whole and checked: from a host,
 * from a folder of files brought by hand, or out of our own jar.
 */
final class FileDelivery {

	/** Of bundles. */
	private final Path folder;
	private final HttpSource hosts;
	private final PartFile.Room room;
	private final FileCheck check;

	/** @param check gets to know what each file is */
	FileDelivery(final Path folder, final HttpSource hosts,
		final PartFile.Room room, final FileCheck check)
	{
		this.folder = folder;
		this.hosts = hosts;
		this.room = room;
		this.check = check;
	}

	/**
	 * @param known of addresses whose checksums nobody could tell beforehand;
	 *          gets what was new
	 * @return what the file is
	 */
	FileStamp put(final Step step, final Path bundle, final KnownChecksums known,
		final Progress listener) throws SoulstylerException
	{
		final PublishedFile file = step.file();
		final Path target = bundle.resolve(file.name());
		// Somebody else may have installed it since the plan was made.
		final String sha256 = step.sha256() != null ? step.sha256() : known.sha256(
			file.identity());
		final FileStamp there = step.source() == Source.HAND ? null : stamp(target);
		if (there != null && there.sha256().equalsIgnoreCase(sha256)) return there;

		final FileStamp stamp;
		if (step.source() == Source.HAND) {
			final Path brought = Objects.requireNonNull(step.path());
			listener.stage("Copying " + brought);
			stamp = copy(brought, file, target, sha256, listener);
		}
		else if (step.source() == Source.OURS) stamp = unpack(file, target);
		else if (step.source() == Source.KEPT) throw new SoulstylerException(
			Failure.MODEL, target +
				" has changed while it was installed. Please try again.");
		else {
			listener.stage("Fetching " + file.name());
			final Download download = new Download(hosts, room, Duration.ofSeconds(2),
				listener);
			final URI uri = URI.create(file.url());
			try {
				stamp = file.tensors() == null ? download.whole(uri, target, sha256)
					: download.tensors(uri, target, file::wants, file.whole(), sha256);
			}
			catch (final WrongChecksumException e) {
				throw file.sha256() == null && sha256 != null ? changed(file, e) : e;
			}
		}
		try {
			check.remember(target, stamp);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
		// What came by hand says nothing about the host.
		if (step.source() == Source.HOST) known.remember(file.identity(), stamp);
		return stamp;
	}

	/** The host's file is not the one that came first. */
	private SoulstylerException changed(final PublishedFile file,
		final SoulstylerException e)
	{
		return new SoulstylerException(Failure.MODEL, e.getMessage() +
			" That was recorded when it was first downloaded. If its publisher has " +
			"replaced it on purpose and you trust that, delete the entry of " + file
				.url() + " in " + folder.resolve(KnownChecksums.NAME) + ".", e);
	}

	/** What a file is, or null if it isn't there or can't be read. */
	@Nullable
	FileStamp stamp(final Path file) {
		try {
			return Files.isRegularFile(file) ? check.stamp(file) : null;
		}
		catch (final IOException e) {
			return null;
		}
	}

	private FileStamp copy(final Path source, final PublishedFile file,
		final Path target, final @Nullable String sha256, final Progress listener)
		throws SoulstylerException
	{
		try (FileChannel in = FileChannel.open(source);
				PartFile part = PartFile.open(target, room))
		{
			final SafetensorsExcerpt excerpt = file.tensors() == null
				? new SafetensorsExcerpt(new byte[0], List.of(
					new SafetensorsExcerpt.Stretch(0, in.size()))) : excerpt(in, file);
			if (file.whole() != null && excerpt.total() < in.size()) requireWhole(
				source, file.whole(), listener);
			part.restart(new PartFile.Origin(source.toString(), null, excerpt
				.total()));
			part.requireRoom(excerpt.total());
			part.append(ByteBuffer.wrap(excerpt.header()));
			for (final SafetensorsExcerpt.Stretch stretch : excerpt.stretches()) {
				copy(in, stretch, part, file, excerpt.total(), listener);
			}
			final FileStamp stamp = new FileStamp(part.sha256(), part.size());
			if (sha256 != null && !sha256.equalsIgnoreCase(stamp.sha256())) {
				part.discard();
				throw notNeeded(source, stamp.sha256(), sha256);
			}
			part.finish();
			return stamp;
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.MODEL, source + " can't be read (" +
				e.getMessage() + ").", e);
		}
	}

	/** A file from which tensors are taken must be the published one. */
	private static void requireWhole(final Path source, final String whole,
		final Progress listener) throws IOException, SoulstylerException
	{
		listener.stage("Checking " + source);
		final String sha256 = FileCheck.sha256(source);
		if (!sha256.equalsIgnoreCase(whole)) throw notNeeded(source, sha256, whole);
	}

	private static SoulstylerException notNeeded(final Path source,
		final String sha256, final String wanted)
	{
		return new SoulstylerException(Failure.MODEL, source +
			" is not the file that is needed, or damaged: its SHA-256 is " + sha256 +
			" and should be " + wanted + ".");
	}

	private static void copy(final FileChannel in,
		final SafetensorsExcerpt.Stretch stretch, final PartFile part,
		final PublishedFile file, final long total, final Progress listener)
		throws IOException, SoulstylerException
	{
		final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
		long position = stretch.from();
		final long end = position + stretch.length();
		while (position < end) {
			if (listener.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
				"The installation was cancelled.");
			buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
			final int read = in.read(buffer, position);
			if (read < 0) throw new IOException("it has become shorter");
			position += read;
			part.append(buffer.flip());
			listener.arrived(file.name(), part.size(), total);
		}
	}

	private static SafetensorsExcerpt excerpt(final FileChannel in,
		final PublishedFile file) throws IOException, SoulstylerException
	{
		final InputStream stream = Channels.newInputStream(in);
		final byte[] start = stream.readNBytes(8);
		if (start.length < 8) throw new IOException("it is too short");
		final long length = SafetensorsExcerpt.headerLength(start, in.size());
		return SafetensorsExcerpt.of(stream.readNBytes((int) length), in.size(),
			file::wants);
	}

	private FileStamp unpack(final PublishedFile file, final Path target)
		throws SoulstylerException
	{
		try (InputStream in = FileDelivery.class.getResourceAsStream("official/" +
			file.resource()))
		{
			if (in == null) throw new SoulstylerException(Failure.MODEL,
				"This installation lacks its own file " + file.resource() + ".");
			Files.createDirectories(target.getParent());
			Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
		return Objects.requireNonNull(stamp(target));
	}

	static SoulstylerException notWritten(final Path target,
		final IOException e)
	{
		return new SoulstylerException(Failure.OUTPUT, target +
			" can't be written (" + e.getMessage() + ").", e);
	}
}
