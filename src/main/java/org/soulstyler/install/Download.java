package org.soulstyler.install;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.FileStamp;
import org.soulstyler.failure.Address;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.HttpSource.Answer;
import org.soulstyler.install.PartFile.Origin;
import org.soulstyler.install.SafetensorsExcerpt.Stretch;
import org.soulstyler.progress.Progress;

/**
 * Brings a file from a host to its place on the disk, by https and whole: what
 * has arrived stands in a {@code .part} file beside the place until length and
 * SHA-256 are found right, and is then moved. A download that breaks off is
 * taken up again where it stopped, at once or by the next call, if the host can
 * give parts and says by an entity tag that the file is still the same.
 * <p>
 * For use by one thread. Two downloads of the same target must not run at the
 * same time: see {@link FolderLock}.
 * </p>
 */
final class Download {

	/** How often in a row an attempt may bring nothing. */
	private static final int MAX_FAILURES = 5;

	private final HttpSource source;
	private final PartFile.Room room;
	private final Duration pause;
	private final Progress listener;

	Download(final HttpSource source, final Progress listener) {
		this(source, PartFile.Room.REAL, Duration.ofSeconds(2), listener);
	}

	/** @param pause how long to wait after the first failure; then longer */
	Download(final HttpSource source, final PartFile.Room room,
		final Duration pause, final Progress listener)
	{
		this.source = source;
		this.room = room;
		this.pause = pause;
		this.listener = listener;
	}

	/**
	 * Fetches a whole file.
	 *
	 * @param sha256 what it must be, or null if that isn't known
	 * @return what it is
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the host doesn't
	 *           have it or sends something else, ({@link Failure#OUTPUT}) if it
	 *           can't be written, ({@link Failure#CANCELLED})
	 */
	FileStamp whole(final URI uri, final Path target,
		final @Nullable String sha256) throws SoulstylerException
	{
		try (PartFile part = PartFile.open(target, room)) {
			final @Nullable String[] stated = { null };
			persist(uri, part, () -> stated[0] = fetchWhole(uri, target, part,
				sha256 != null));
			return finish(uri, target, part, sha256 != null ? sha256 : stated[0]);
		}
	}

	/**
	 * Fetches some tensors of a safetensors file, by byte ranges, and makes a
	 * safetensors file of them.
	 *
	 * @param wanted says of a name whether the tensor is wanted
	 * @param whole what the file must be from which they are taken, if the host
	 *          says what it is; or null if that isn't known
	 * @param sha256 what the new file must be, or null if that isn't known
	 * @return what the new file is
	 * @throws SoulstylerException as {@link #whole}; also if the host can't give
	 *           parts of files
	 */
	FileStamp tensors(final URI uri, final Path target,
		final Predicate<String> wanted, final @Nullable String whole,
		final @Nullable String sha256) throws SoulstylerException
	{
		try (PartFile part = PartFile.open(target, room)) {
			persist(uri, part, () -> fetchTensors(uri, target, part, wanted, whole));
			return finish(uri, target, part, sha256);
		}
	}

	// -- Attempts --

	private interface Attempt {

		void run() throws IOException, SoulstylerException;
	}

	/** Tries again after a connection was lost, as long as that brings anything. */
	private void persist(final URI uri, final PartFile part,
		final Attempt attempt) throws SoulstylerException
	{
		int failures = 0;
		while (true) {
			final long before = part.size();
			try {
				attempt.run();
				return;
			}
			catch (final IOException e) {
				failures = part.size() > before ? 1 : failures + 1;
				if (failures >= MAX_FAILURES) throw new SoulstylerException(
					Failure.MODEL, Address.shown(uri) + " can't be fetched: " + e
						.getMessage() +
						". Is this computer connected, and is a proxy needed? " + //
						"What has arrived so far is kept; the next attempt goes on " +
						"from there.", e);
				listener.notice("Trying again: " + e.getMessage() + ".");
				rest(pause.multipliedBy(failures));
			}
		}
	}

	private void rest(final Duration duration) throws SoulstylerException {
		final long end = System.nanoTime() + duration.toNanos();
		do {
			checkCancelled();
			try {
				Thread.sleep(Math.min(100, duration.toMillis()));
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new SoulstylerException(Failure.CANCELLED,
					"The download was interrupted.", e);
			}
		}
		while (System.nanoTime() < end);
	}

	/**
	 * @param certain whether the file's checksum is known, so that going on
	 *          without an entity tag can do no harm
	 * @return the checksum that the host states, or null
	 */
	private @Nullable String fetchWhole(final URI uri, final Path target,
		final PartFile part, final boolean certain) throws IOException,
		SoulstylerException
	{
		final Origin known = part.origin();
		final Origin before = known != null && known.uri().equals(uri.toString()) &&
			(known.validator() != null || certain) ? known : null;
		final long have = before == null ? 0 : part.size();
		try (Answer answer = source.get(uri, have, -1, before == null ? null
			: before.validator(), this::checkCancelled))
		{
			if (answer.status() == 416) {
				// Either all is there already, or the file has become smaller.
				if (before == null || have == 0) throw new SoulstylerException(
					Failure.MODEL, Address.shown(uri) +
						" refuses to send the file from its beginning (416).");
				if (have != before.total()) {
					part.restart(new Origin(uri.toString(), null, -1));
					throw new IOException("the file at the host has changed");
				}
				return answer.sha256();
			}
			final boolean same = before != null && have > 0 && answer
				.status() == 206 && answer.total() == before.total() && (before
					.validator() == null || before.validator().equals(answer
						.validator()));
			if (answer.status() == 206 && answer.start() != (same ? have : 0)) {
				part.restart(new Origin(uri.toString(), null, -1));
				throw new IOException(
					"the host sent another part than it was asked for");
			}
			if (!same) part.restart(new Origin(uri.toString(), answer.validator(),
				answer.total()));
			if (answer.total() >= 0) part.requireRoom(answer.total());
			copy(answer, part, answer.total(), target, answer.total());
			if (answer.total() >= 0 && part.size() < answer.total()) {
				throw new IOException("the host stopped at " + part.size() + " of " +
					answer.total() + " bytes");
			}
			return answer.sha256();
		}
	}

	private void fetchTensors(final URI uri, final Path target,
		final PartFile part, final Predicate<String> wanted,
		final @Nullable String whole) throws IOException, SoulstylerException
	{
		listener.stage("Asking which parts of " + Address.shown(uri) +
			" are needed");
		final @Nullable Answer[] first = { null };
		final byte[] start = range(uri, new Stretch(0, 8), null, first);
		final Answer file = Objects.requireNonNull(first[0]);
		if (whole != null && file.sha256() != null && !whole.equalsIgnoreCase(file
			.sha256())) throw new SoulstylerException(Failure.MODEL, Address.shown(
				uri) +
				" is not the file that was expected: its host says that its SHA-256 " +
				"is " + file.sha256() + ", and it should be " + whole + ".");
		final byte[] json = range(uri, new Stretch(8, SafetensorsExcerpt
			.headerLength(start, file.total())), file, first);
		final SafetensorsExcerpt excerpt = SafetensorsExcerpt.of(json, file.total(),
			wanted);

		final Origin origin = new Origin(uri + "#" + excerpt.total(), file
			.validator(), excerpt.total());
		if (file.validator() == null || !origin.equals(part.origin()) || part
			.size() < excerpt.header().length) part.restart(origin);
		part.requireRoom(excerpt.total());
		if (part.size() == 0) part.append(ByteBuffer.wrap(excerpt.header()));

		long begin = excerpt.header().length;
		for (final Stretch stretch : excerpt.stretches()) {
			final long done = Math.max(0, part.size() - begin);
			if (done < stretch.length()) fetch(uri, new Stretch(stretch.from() + done,
				stretch.length() - done), file, part, target, excerpt.total());
			begin += stretch.length();
		}
	}

	private void fetch(final URI uri, final Stretch stretch, final Answer file,
		final PartFile part, final Path target, final long total)
		throws IOException, SoulstylerException
	{
		try (Answer answer = ask(uri, stretch, file)) {
			final long end = part.size() + stretch.length();
			copy(answer, part, end, target, total);
			if (part.size() < end) throw new IOException(
				"the host stopped in the middle of a part");
		}
	}

	/** A short stretch, in memory. */
	private byte[] range(final URI uri, final Stretch stretch,
		final @Nullable Answer file, final @Nullable Answer[] answered)
		throws IOException, SoulstylerException
	{
		try (Answer answer = ask(uri, stretch, file)) {
			answered[0] = answer;
			final ByteBuffer bytes = ByteBuffer.allocate((int) stretch.length());
			List<ByteBuffer> chunk;
			while (bytes.hasRemaining() && (chunk = answer.body().take(source
				.silence(), this::checkCancelled)) != null)
			{
				for (final ByteBuffer piece : chunk) {
					if (piece.remaining() > bytes.remaining()) throw tooMuch(uri);
					bytes.put(piece);
				}
			}
			if (bytes.hasRemaining()) throw new IOException(
				"the host stopped in the middle of a part");
			return bytes.array();
		}
	}

	/** @param file what an earlier part was of, or null */
	private Answer ask(final URI uri, final Stretch stretch,
		final @Nullable Answer file) throws IOException, SoulstylerException
	{
		final Answer answer = source.get(uri, stretch.from(), stretch.from() +
			stretch.length() - 1, file == null ? null : file.validator(),
			this::checkCancelled);
		if (answer.status() == 206 && answer.start() == stretch.from() &&
			(file == null || answer.total() == file.total())) return answer;
		answer.close();
		if (file == null) throw new SoulstylerException(Failure.MODEL, Address
			.shown(uri) +
			" can't be had in parts from this host. Get the file in another way " +
			"and install it from a folder.");
		throw new IOException("the file at the host has changed");
	}

	/**
	 * Appends the body to the part.
	 *
	 * @param end where the part must end then, or -1 if unknown
	 */
	private void copy(final Answer answer, final PartFile part, final long end,
		final Path target, final long total) throws IOException, SoulstylerException
	{
		List<ByteBuffer> chunk;
		while ((chunk = answer.body().take(source.silence(),
			this::checkCancelled)) != null)
		{
			for (final ByteBuffer piece : chunk) {
				if (end >= 0 && part.size() + piece.remaining() > end) {
					part.discard();
					throw tooMuch(target.getFileName());
				}
				part.append(piece);
			}
			listener.arrived(target.getFileName().toString(), part.size(), total);
		}
	}

	private FileStamp finish(final URI uri, final Path target,
		final PartFile part, final @Nullable String sha256)
		throws SoulstylerException
	{
		listener.stage("Checking " + target.getFileName());
		final FileStamp stamp = new FileStamp(part.sha256(), part.size());
		if (sha256 != null && !sha256.equalsIgnoreCase(stamp.sha256())) {
			part.discard();
			throw new WrongChecksumException("What came from " + Address.shown(uri) +
				" is not the file that was expected, and was thrown away: its " +
				"SHA-256 is " + stamp.sha256() + " and should be " + sha256 + ".");
		}
		checkCancelled();
		part.finish();
		return stamp;
	}

	private void checkCancelled() throws SoulstylerException {
		if (listener.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"The download was cancelled. What has arrived so far is kept; the next " +
				"attempt goes on from there.");
	}

	private static SoulstylerException tooMuch(final Object what) {
		return new SoulstylerException(Failure.MODEL, "The host sent more of " +
			what + " than it said; it was thrown away.");
	}
}
