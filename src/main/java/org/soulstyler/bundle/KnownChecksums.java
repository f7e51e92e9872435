package org.soulstyler.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.Renaming;

/**
 * What the files of addresses whose checksums nobody could tell us beforehand
 * were when they came for the first time. Kept in the folder of bundles, so that
 * it outlives a bundle that is removed and installed again. Change it under a
 * {@code FolderLock} only.
 */
public final class KnownChecksums {

	/** The file's name, beside the downloaded models. */
	public static final String NAME = "checksums.json";

	/** @param first the day, as in ISO 8601 */
	record Known(String sha256, long bytes, String first) {
	}

	private final Path file;
	private final Map<String, Known> known;

	private KnownChecksums(final Path file, final Map<String, Known> known) {
		this.file = file;
		this.known = known;
	}

	/**
	 * @throws SoulstylerException if it is there and can't be read: to begin anew
	 *           would be to trust whatever comes next
	 */
	public static KnownChecksums read(final Path folder)
		throws SoulstylerException
	{
		final Path file = folder.resolve(NAME);
		final Map<String, Known> known = new TreeMap<>();
		if (Files.exists(file)) {
			try {
				final Map<String, Known> read = new Gson().fromJson(Files.readString(
					file), new TypeToken<Map<String, Known>>()
				{}.getType());
				if (read != null) known.putAll(read);
			}
			catch (final IOException | JsonParseException e) {
				throw new SoulstylerException(Failure.MODEL, file +
					" can't be read. It holds what was downloaded before; repair it, " +
					"or delete it to trust the hosts anew.", e);
			}
		}
		return new KnownChecksums(file, known);
	}

	/** @return null if nothing is known */
	public @Nullable String sha256(final @Nullable String identity) {
		final Known entry = identity == null ? null : known.get(identity);
		return entry == null ? null : entry.sha256();
	}

	/** Notes what a file is, if that is not known yet. */
	public void remember(final @Nullable String identity, final FileStamp stamp)
		throws SoulstylerException
	{
		if (identity == null || known.putIfAbsent(identity, new Known(stamp
			.sha256(), stamp.bytes(), LocalDate.now(ZoneId.systemDefault())
				.toString())) != null) return;
		try {
			final Path next = file.resolveSibling(NAME + ".new");
			Files.writeString(next, new GsonBuilder().setPrettyPrinting()
				.disableHtmlEscaping().create().toJson(known));
			Renaming.move(next, file);
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.OUTPUT, file +
				" can't be written (" + e.getMessage() + ").", e);
		}
	}
}
