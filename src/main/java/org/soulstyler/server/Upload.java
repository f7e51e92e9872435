package org.soulstyler.server;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;

/**
 * The fields of a form ({@code multipart/form-data}): texts, and pictures in files
 * of ours until it is closed.
 */
final class Upload implements AutoCloseable {

	private static final int BUFFER = 64 << 10;
	private static final int MOST_TEXT = 64 << 10;
	private static final int MOST_FIELDS = 16;

	/** @param name by which the client knows it; never a path of ours */
	record Picture(Path file, String name) {
	}

	private final Spool spool;
	private final long reserved;
	private final Map<String, String> texts = new HashMap<>();
	private final Map<String, Picture> pictures = new HashMap<>();
	private boolean closed;

	private Upload(final Spool spool, final long reserved) {
		this.spool = spool;
		this.reserved = reserved;
	}

	/**
	 * @param pictures which fields are pictures
	 * @throws Problem (400, 413, 415, 503) when it cannot be taken
	 */
	static Upload read(final ClientRequest request, final Spool spool,
		final Limits limits, final Predicate<String> pictures) throws IOException,
		Problem
	{
		final long length = length(request, limits.bodyBytes());
		final byte[] boundary = boundary(request.header("Content-Type"));
		spool.reserve(length);
		final Upload upload = new Upload(spool, length);
		try (InputStream in = request.exchange().getRequestBody()) {
			upload.read(new MultipartStream(new BoundedStream(in, length), boundary,
				BUFFER, null), pictures);
			return upload;
		}
		catch (final MultipartStream.MalformedStreamException
				| IllegalArgumentException exc)
		{
			upload.close();
			throw new Problem(400, "The form is malformed or truncated.");
		}
		catch (final IOException | Problem | RuntimeException exc) {
			upload.close();
			throw exc;
		}
	}

	/** @return null where there is none */
	String text(final String name) {
		return texts.get(name);
	}

	String requireText(final String name) throws Problem {
		final String text = text(name);
		if (text == null) throw new Problem(400, "The form's field \u201c" + name +
			"\u201d is missing.");
		return text;
	}

	/** @return null where there is none */
	Picture picture(final String name) {
		return pictures.get(name);
	}

	/** The fields that are pictures. */
	Set<String> pictures() {
		return Set.copyOf(pictures.keySet());
	}

	Picture requirePicture(final String name) throws Problem {
		final Picture picture = picture(name);
		if (picture == null) throw new Problem(400, "The form's field \u201c" +
			name + "\u201d, a file, is missing.");
		return picture;
	}

	/** The picture is elsewhere now. */
	void moved(final String name, final Path place) {
		pictures.computeIfPresent(name, (n, old) -> new Picture(place, old.name()));
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		pictures.values().forEach(picture -> Spool.delete(picture.file()));
		pictures.clear();
		spool.release(reserved);
	}

	// -- Helper methods --

	private void read(final MultipartStream stream, final Predicate<String> files)
		throws IOException, Problem
	{
		stream.setHeaderEncoding(StandardCharsets.UTF_8.name());
		int fields = 0;
		for (boolean more = stream.skipPreamble(); more; more = stream
			.readBoundary())
		{
			if (++fields > MOST_FIELDS) throw new Problem(400,
				"The form has too many fields.");
			final Map<String, String> said = disposition(stream.readHeaders());
			final String name = said.get("name");
			if (name == null || texts.containsKey(name) || pictures.containsKey(name))
				throw new Problem(400, "Each field of the form needs its " +
					"own name.");
			if (files.test(name)) {
				final Picture picture = new Picture(spool.place(), plain(said.get(
					"filename")));
				pictures.put(name, picture);
				try (OutputStream out = Files.newOutputStream(picture.file())) {
					stream.readBodyData(out);
				}
			}
			else texts.put(name, text(stream, name));
		}
	}

	private static String text(final MultipartStream stream, final String name)
		throws IOException, Problem
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final long length = stream.readBodyData(new OutputStream() {

			@Override
			public void write(final int one) {
				write(new byte[] { (byte) one }, 0, 1);
			}

			@Override
			public void write(final byte[] some, final int from, final int count) {
				if (bytes.size() < MOST_TEXT) bytes.write(some, from, count);
			}
		});
		if (length > MOST_TEXT) throw new Problem(413, "The form's field \u201c" +
			name + "\u201d is too long.");
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static Map<String, String> disposition(final String headers) {
		final ParameterParser parser = new ParameterParser();
		parser.setLowerCaseNames(true);
		for (final String line : headers.split("\r\n")) {
			final int colon = line.indexOf(':');
			if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(
				"Content-Disposition")) return parser.parse(line.substring(colon + 1),
					';');
		}
		return Map.of();
	}

	private static byte[] boundary(final String type) throws Problem {
		final ParameterParser parser = new ParameterParser();
		parser.setLowerCaseNames(true);
		final String boundary = type == null || !type.toLowerCase(Locale.ROOT)
			.startsWith("multipart/form-data") ? null : parser.parse(type, ';').get(
				"boundary");
		if (boundary == null || boundary.isEmpty()) throw new Problem(415,
			"Send a form, with Content-Type: multipart/form-data.");
		return boundary.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static long length(final ClientRequest request, final long most)
		throws Problem
	{
		final String said = request.header("Content-Length");
		if (said == null || !said.matches("\\d{1,18}")) throw new Problem(411,
			"State the length of the request in the header Content-Length.");
		final long length = Long.parseLong(said);
		if (length > most) throw new Problem(413, "The request has " + length +
			" bytes; this server takes " + most + ".");
		return length;
	}

	/** A title: the last part of a name, in letters that can be shown. */
	private static String plain(final String name) {
		if (name == null) return "picture";
		final String last = name.substring(Math.max(name.lastIndexOf('/'), name
			.lastIndexOf('\\')) + 1).replaceAll("\\p{C}", "").strip();
		return last.isEmpty() ? "picture" : last.substring(0, Math.min(100, last
			.length()));
	}

	/** What a client promised to send, and no more. */
	private static final class BoundedStream extends FilterInputStream {

		private long left;

		BoundedStream(final InputStream in, final long length) {
			super(in);
			left = length;
		}

		@Override
		public int read() throws IOException {
			final int one = left > 0 ? super.read() : -1;
			if (one >= 0) left--;
			return one;
		}

		@Override
		public int read(final byte[] bytes, final int from, final int count)
			throws IOException
		{
			if (left <= 0) return -1;
			final int done = super.read(bytes, from, (int) Math.min(count, left));
			if (done > 0) left -= done;
			return done;
		}
	}
}
