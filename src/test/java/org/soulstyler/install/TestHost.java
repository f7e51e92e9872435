package org.soulstyler.install;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host of files on this machine, as well or as badly behaved as a test wants
 * it.
 */
public final class TestHost implements AutoCloseable {

	/** Answers one request; the exchange is closed afterwards. */
	public interface Manners {

		void answer(HttpExchange exchange, byte[] file) throws Exception;
	}

	/** Serves parts and tags, as a good host does. */
	public static final Manners GOOD = (exchange, file) -> {
		exchange.getResponseHeaders().set("ETag", tag(file));
		final long[] range = range(exchange, file);
		if (range == null) send(exchange, 200, file);
		else if (range[0] >= file.length) send(exchange, 416, new byte[0]);
		else {
			sayRange(exchange, range[0], range[1], file.length);
			send(exchange, 206, Arrays.copyOfRange(file, (int) range[0],
				(int) range[1] + 1));
		}
	};

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final Map<String, byte[]> files = new ConcurrentHashMap<>();
	private final Map<String, Manners> manners = new ConcurrentHashMap<>();
	private final List<String> requests = new CopyOnWriteArrayList<>();

	public TestHost() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::handle);
		server.start();
	}

	/** Offers a file, with good manners. */
	public URI offer(final String path, final byte[] file) {
		return offer(path, file, GOOD);
	}

	public URI offer(final String path, final byte[] file, final Manners how) {
		files.put(path, file);
		manners.put(path, how);
		return URI.create("http://" + InetAddress.getLoopbackAddress()
			.getHostAddress() + ":" + server.getAddress().getPort() + path);
	}

	/** Every request so far: path, a space, and the range asked for or "all". */
	public List<String> requests() {
		return requests;
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}

	private void handle(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		final String range = exchange.getRequestHeaders().getFirst("Range");
		requests.add(path + " " + (range == null ? "all" : range));
		try (exchange) {
			final Manners how = manners.get(path);
			if (how == null) send(exchange, 404, new byte[0]);
			else how.answer(exchange, files.get(path));
		}
		catch (final Exception e) {
			// The client went away, which some tests want.
		}
	}

	// -- For manners --

	static String tag(final byte[] file) {
		return "\"" + Integer.toHexString(Arrays.hashCode(file)) + "\"";
	}

	/** First and last byte asked for, or null for the whole file. */
	static long[] range(final HttpExchange exchange, final byte[] file) {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		final String only = exchange.getRequestHeaders().getFirst("If-Range");
		if (range == null || only != null && !only.equals(tag(file))) return null;
		final Matcher matcher = RANGE.matcher(range);
		if (!matcher.matches()) return null;
		final long last = matcher.group(2).isEmpty() ? file.length - 1 : Math.min(
			file.length - 1, Long.parseLong(matcher.group(2)));
		return new long[] { Long.parseLong(matcher.group(1)), last };
	}

	static void sayRange(final HttpExchange exchange, final long first,
		final long last, final long total)
	{
		exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" +
			last + "/" + total);
	}

	static void send(final HttpExchange exchange, final int status,
		final byte[] body) throws IOException
	{
		exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
		if (body.length > 0) exchange.getResponseBody().write(body);
	}
}
