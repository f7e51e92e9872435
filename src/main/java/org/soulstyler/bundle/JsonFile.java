package org.soulstyler.bundle;

import com.google.gson.Gson;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Reads records from JSON that can come from anywhere, and says in plain words
 * what is wrong with it.
 */
public final class JsonFile {

	/** The largest of ours has some kilobytes. */
	private static final int MAX_BYTES = 16 << 20;

	/** As Gson says where it was. */
	private static final Pattern LINE = Pattern.compile(
		"line (\\d+) column (\\d+)");

	private JsonFile() {}

	/**
	 * Reads a file.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if it can't be read or
	 *           is not JSON of the record's form
	 */
	public static <T> T read(final Path file, final Class<T> type)
		throws SoulstylerException
	{
		try (InputStream in = Files.newInputStream(file)) {
			return read(in, file.toString(), type);
		}
		catch (final IOException exc) {
			throw unusable(file.toString(), exc instanceof NoSuchFileException
				? "it does not exist" : "it cannot be read", exc);
		}
	}

	/**
	 * Reads a stream.
	 *
	 * @param name of the file, for people
	 */
	public static <T> T read(final InputStream in, final String name,
		final Class<T> type) throws IOException, SoulstylerException
	{
		final byte[] bytes = in.readNBytes(MAX_BYTES + 1);
		if (bytes.length > MAX_BYTES) throw unusable(name, "it is too large", null);
		final String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (final CharacterCodingException exc) {
			throw unusable(name, "it is not text in UTF-8", exc);
		}
		final JsonReader reader = new JsonReader(new StringReader(text));
		final T value;
		try {
			value = new Gson().fromJson(reader, type);
			if (value != null && reader.peek() != JsonToken.END_DOCUMENT)
				throw new MalformedJsonException("more follows");
		}
		catch (final IOException | RuntimeException exc) {
			// Gson throws of many kinds for what does not fit, and wraps what records'
			// constructors do.
			throw unusable(name, fault(exc, reader.getPath()), exc);
		}
		if (value == null) throw unusable(name, "it is empty", null);
		return value;
	}

	/** The error for a file that cannot be used. */
	public static SoulstylerException unusable(final String name,
		final String why, final @Nullable Exception exc)
	{
		return new SoulstylerException(Failure.MODEL, name + " cannot be used: " +
			why + ".", exc);
	}

	private static String fault(final Exception exc, final String path) {
		String line = "";
		boolean malformed = false;
		for (Throwable at = exc; at != null; at = at.getCause()) {
			malformed |= at instanceof MalformedJsonException ||
				at instanceof EOFException;
			final Matcher where = LINE.matcher(String.valueOf(at.getMessage()));
			if (where.find()) line = " (line " + where.group(1) + ", column " + where
				.group(2) + ")";
		}
		return malformed ? "it is not valid JSON" + line : (path.equals("$") ? "it"
			: "its " + path.replaceFirst("^\\$\\.?", "")) +
			" has the wrong type or value";
	}
}
