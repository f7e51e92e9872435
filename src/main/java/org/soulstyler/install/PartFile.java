package org.soulstyler.install;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.FileCheck;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.Renaming;

/**
 * A file on its way: {@code <name>.part} beside the place where it will be, with
 * {@code <name>.part.json}, which says what it will be. Whatever goes wrong with
 * the disk is said in a sentence.
 */
final class PartFile implements Closeable {

	/**
	 * What a part is a part of.
	 *
	 * @param uri where it comes from
	 * @param validator the entity tag at the host, or null
	 * @param total its size when it is whole, or -1 if unknown
	 */
	record Origin(String uri, @Nullable String validator, long total) {
	}

	/** How much room a folder's disk has, in bytes. */
	interface Room {

		Room REAL = folder -> Files.getFileStore(folder).getUsableSpace();

		long in(Path folder) throws IOException;
	}

	private final Path target;
	private final Path part;
	private final Path note;
	private final Room room;
	private final FileChannel channel;

	private PartFile(final Path target, final Room room) throws IOException {
		this.target = target;
		this.room = room;
		part = target.resolveSibling(target.getFileName() + ".part");
		note = target.resolveSibling(target.getFileName() + ".part.json");
		Files.createDirectories(target.getParent());
		channel = FileChannel.open(part, StandardOpenOption.CREATE,
			StandardOpenOption.WRITE);
		channel.position(channel.size());
	}

	/** Opens what an earlier attempt has left, or an empty one. */
	static PartFile open(final Path target, final Room room)
		throws SoulstylerException
	{
		try {
			return new PartFile(target, room);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	/** What the earlier attempt said that this is, or null. */
	@Nullable
	Origin origin() {
		try {
			return new Gson().fromJson(Files.readString(note), Origin.class);
		}
		catch (final IOException | JsonParseException e) {
			return null; // unknown content: it is begun anew
		}
	}

	/** How many bytes there are. */
	long size() throws SoulstylerException {
		try {
			return channel.position();
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	/** Empties it, and records what it is to become. */
	void restart(final Origin origin) throws SoulstylerException {
		try {
			Files.deleteIfExists(note);
			channel.truncate(0);
			channel.position(0);
			Files.writeString(note, new Gson().toJson(origin));
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	/** @throws SoulstylerException if the rest does not fit onto the disk */
	void requireRoom(final long total) throws SoulstylerException {
		try {
			final long needed = total - size();
			final Path folder = part.toAbsolutePath().getParent();
			final long free = room.in(Objects.requireNonNull(folder));
			if (needed > free) throw new SoulstylerException(Failure.OUTPUT,
				"The disk of " + folder + " is too full for " + target.getFileName() +
					": " + megabytes(needed) + " are needed and " + megabytes(free) +
					" are free.");
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	void append(final ByteBuffer bytes) throws SoulstylerException {
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	String sha256() throws SoulstylerException {
		try {
			channel.force(true);
			return FileCheck.sha256(part);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	/** Moves it to its place, all at once. It is closed then. */
	void finish() throws SoulstylerException {
		try {
			channel.close();
			Renaming.move(part, target);
			Files.deleteIfExists(note);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	/** Deletes it. It is closed then. */
	void discard() throws SoulstylerException {
		try {
			channel.close();
			Files.deleteIfExists(note);
			Files.deleteIfExists(part);
		}
		catch (final IOException e) {
			throw notWritten(target, e);
		}
	}

	@Override
	public void close() {
		try {
			channel.close();
		}
		catch (final IOException e) {
			// What was written is counted again by the next attempt.
		}
	}

	private static SoulstylerException notWritten(final Path target,
		final IOException e)
	{
		return new SoulstylerException(Failure.OUTPUT, target +
			" can't be written (" + reason(e) + "). What has arrived so far is kept" +
			"; the next attempt goes on from there.", e);
	}

	/** A file system's exception has the path for a message and the reason apart. */
	private static String reason(final IOException e) {
		if (e instanceof FileSystemException && ((FileSystemException) e)
			.getReason() != null) return ((FileSystemException) e).getReason();
		return e.getClass() == IOException.class && e.getMessage() != null ? e
			.getMessage() : e.toString();
	}

	/** E.g. "398.2 MB", decimal as on web pages. */
	static String megabytes(final long bytes) {
		return bytes >= 1_000_000_000 ? String.format(Locale.ROOT, "%.2f GB",
			bytes / 1e9) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
	}
}
