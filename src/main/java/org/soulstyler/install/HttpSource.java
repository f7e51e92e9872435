package org.soulstyler.install;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Address;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Asks hosts for files or parts of them: https only, through the system's proxy.
 * Redirects are followed here and not by the client, since a file's first host
 * often says its checksum before it sends us on, and since none may lead to
 * plain http.
 */
final class HttpSource {

	/** How long a host may be silent before we think the connection dead. */
	static final Duration SILENCE = Duration.ofSeconds(60);

	/** The system property that lets tests use http with this very machine. */
	static final String LOOPBACK_PROPERTY = "soulstyler.download.loopback";

	private static final int MAX_REDIRECTS = 10;
	private static final Pattern RANGE = Pattern.compile(
		"bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
	private static final Pattern SHA256 = Pattern.compile(
		"\"?([0-9a-fA-F]{64})\"?");

	private final HttpClient client = HttpClient.newBuilder().followRedirects(
		Redirect.NEVER).connectTimeout(SILENCE).proxy(Optional.ofNullable(
			ProxySelector.getDefault()).orElse(HttpClient.Builder.NO_PROXY)).build();
	private final Duration silence;
	private final boolean loopback;

	HttpSource() {
		this(SILENCE, Boolean.getBoolean(LOOPBACK_PROPERTY));
	}

	/** @param loopback whether plain http to this machine is allowed */
	HttpSource(final Duration silence, final boolean loopback) {
		this.silence = silence;
		this.loopback = loopback;
	}

	Duration silence() {
		return silence;
	}

	/**
	 * A host's answer of status 200, 206 or 416.
	 *
	 * @param start where the body begins in the file
	 * @param total the file's size, or -1 where the host doesn't say
	 * @param validator the file's strong entity tag, or null
	 * @param sha256 the checksum that the host states for the file, or null
	 */
	record Answer(int status, long start, long total, @Nullable String validator,
			@Nullable String sha256, ChunkQueue body) implements Closeable {

		@Override
		public void close() {
			body.cancel();
		}
	}

	/**
	 * Asks for a file from some byte on.
	 *
	 * @param from the first byte that is wanted
	 * @param to the last byte that is wanted, or -1 for all
	 * @param validator a part is wanted only of the file with this tag, else the
	 *          whole; may be null
	 * @throws IOException if the host can't be reached or breaks off: worth
	 *           another attempt
	 * @throws SoulstylerException if another attempt would not help
	 */
	Answer get(final URI uri, final long from, final long to,
		final @Nullable String validator,
		final ChunkQueue.Cancellation cancellation) throws IOException,
		SoulstylerException
	{
		URI at = uri;
		String sha256 = null;
		for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
			requireSecure(at, uri);
			final HttpResponse<ChunkQueue> response = send(request(at, from, to,
				validator), cancellation);
			final HttpHeaders headers = response.headers();
			if (sha256 == null) sha256 = statedChecksum(headers);
			final int status = response.statusCode();
			if (status == 200 || status == 206 || status == 416) return answer(uri,
				response, sha256);
			response.body().cancel();
			if (status / 100 != 3 || headers.firstValue("Location").isEmpty()) {
				throw refused(at, status);
			}
			at = resolve(at, headers.firstValue("Location").get());
		}
		throw new SoulstylerException(Failure.MODEL, Address.shown(uri) +
			" leads from one address to the next without end.");
	}

	private HttpRequest request(final URI uri, final long from, final long to,
		final @Nullable String validator)
	{
		final HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(
			silence).header("User-Agent", "Soulstyler-Fiji").header("Accept-Encoding",
				"identity");
		if (from > 0 || to >= 0) {
			request.header("Range", "bytes=" + from + "-" + (to < 0 ? "" : to));
			if (validator != null) request.header("If-Range", validator);
		}
		return request.build();
	}

	private HttpResponse<ChunkQueue> send(final HttpRequest request,
		final ChunkQueue.Cancellation cancellation) throws IOException,
		SoulstylerException
	{
		final CompletableFuture<HttpResponse<ChunkQueue>> answer = client.sendAsync(
			request, info -> new ChunkQueue());
		try {
			while (true) {
				cancellation.check();
				try {
					return answer.get(100, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					// The request has a time limit of its own.
				}
			}
		}
		catch (final ExecutionException e) {
			throw new IOException(request.uri().getHost() + " can't be reached" +
				because(e.getCause()), e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("the download was interrupted", e);
		}
		finally {
			if (!answer.isDone()) answer.cancel(true);
		}
	}

	private static String because(final @Nullable Throwable cause) {
		return cause == null || cause.getMessage() == null ? "" : " (" + cause
			.getMessage() + ")";
	}

	private static Answer answer(final URI uri,
		final HttpResponse<ChunkQueue> response, final @Nullable String sha256)
		throws SoulstylerException
	{
		final HttpHeaders headers = response.headers();
		final String validator = headers.firstValue("ETag").filter(tag -> !tag
			.startsWith("W/")).orElse(null);
		if (response.statusCode() == 206) {
			final Matcher range = RANGE.matcher(headers.firstValue("Content-Range")
				.orElse(""));
			if (!range.matches()) {
				response.body().cancel();
				throw new SoulstylerException(Failure.MODEL, Address.shown(uri) +
					" sent a part of a file without saying which.");
			}
			return new Answer(206, Long.parseLong(range.group(1)), Long.parseLong(
				range.group(3)), validator, sha256, response.body());
		}
		final long length = response.statusCode() == 416 ? -1 : headers
			.firstValueAsLong("Content-Length").orElse(-1);
		return new Answer(response.statusCode(), 0, length, validator, sha256,
			response.body());
	}

	/** Hugging Face says a large file's SHA-256 before it redirects. */
	private static @Nullable String statedChecksum(final HttpHeaders headers) {
		final Matcher tag = SHA256.matcher(headers.firstValue("X-Linked-ETag")
			.orElse(""));
		return tag.matches() ? tag.group(1).toLowerCase(Locale.ROOT) : null;
	}

	private void requireSecure(final URI uri, final URI first)
		throws SoulstylerException
	{
		if (uri.getRawUserInfo() != null) throw new SoulstylerException(
			Failure.MODEL, Address.shown(first) + (uri == first ? "" : " leads to " +
				Address.shown(uri) + ", which") +
				" holds a user's name or password; such an " +
				"address is not followed.");
		if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null)
			return;
		if (loopback && "http".equals(uri.getScheme()) && isLoopback(uri)) return;
		throw new SoulstylerException(Failure.MODEL, uri == first ? Address.shown(
			uri) + " is not an https address; models are fetched by https only."
			: Address.shown(first) + " leads to " + Address.shown(uri) +
				", which is not an https address; it was not followed.");
	}

	private static boolean isLoopback(final URI uri) {
		// Compared as text: a name must not be looked up to be refused.
		return uri.getHost() != null && (uri.getHost().equals("localhost") || uri
			.getHost().equals(InetAddress.getLoopbackAddress().getHostAddress()));
	}

	private static URI resolve(final URI at, final String location)
		throws SoulstylerException
	{
		try {
			return at.resolve(location);
		}
		catch (final IllegalArgumentException e) {
			throw new SoulstylerException(Failure.MODEL, Address.shown(at) +
				" leads to an address that is none.", e);
		}
	}

	private static SoulstylerException refused(final URI uri, final int status)
		throws IOException
	{
		if (status >= 500 || status == 408 || status == 429) {
			throw new IOException(uri.getHost() + " is busy or out of order (" +
				status + ")");
		}
		final String why = status == 404 || status == 410 ? "is no longer there"
			: status == 401 || status == 403 ? "is not given to everybody"
				: "can't be had";
		return new SoulstylerException(Failure.MODEL, uri + " " + why + " (" +
			status + "). Get the file in another way and install it from a " +
			"folder.");
	}
}
