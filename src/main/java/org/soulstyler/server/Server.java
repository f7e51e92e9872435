package org.soulstyler.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Does for other programs, and for a page in a browser, what the command line
 * does. Clients send pictures and sentences; no path that a client names is
 * opened.
 */
public final class Server implements AutoCloseable {

	private static final int BACKLOG = 1024;

	/** Each that listens to events has a thread. */
	private static final int THREADS = 512;

	/** What the page may do: ask its own server, and show what it has. */
	private static final String POLICY =
		"default-src 'none'; script-src 'self';" +
			" style-src 'self'; img-src 'self' blob: data:; connect-src 'self';" +
			" form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

	static {
		// Small answers at once; what never ends does not hold a thread. (A listener
		// to events goes on with Last-Event-ID.)
		setUnlessSet("sun.net.httpserver.nodelay", "true");
		setUnlessSet("sun.net.httpserver.maxReqTime", "120");
		setUnlessSet("sun.net.httpserver.maxRspTime", "3600");
		setUnlessSet("sun.net.httpserver.maxReqHeaderSize", "32768");
	}

	private final HttpServer http;
	private final ThreadPoolExecutor threads;
	private final Gate gate;
	private final Pipeline pipeline;
	private final Spool spool;
	private final Jobs jobs;
	private final PipelineRoutes answers;
	private final List<Route> routes;
	private final Consumer<String> log;
	private volatile boolean ending;

	private Server(final Pipeline pipeline, final ServerSettings settings,
		final Consumer<String> log) throws IOException
	{
		this.pipeline = pipeline;
		this.log = log;
		http = HttpServer.create(new InetSocketAddress(settings.address(), settings
			.port()), BACKLOG);
		threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(), work -> {
				final Thread thread = new Thread(work, "Soulstyler answers");
				thread.setDaemon(true);
				return thread;
			});
		threads.allowCoreThreadTimeOut(true);
		gate = new Gate(settings);
		final Limits limits = settings.limits();
		spool = new Spool(limits.uploadBytes());
		jobs = new Jobs(limits, spool);
		answers = new PipelineRoutes(pipeline, limits, spool, jobs);
		routes = new ArrayList<>(PageRoutes.routes());
		routes.addAll(answers.routes());
		routes.addAll(new JobRoutes(pipeline, answers, limits, spool, jobs, log)
			.routes());
		http.setExecutor(threads);
		http.createContext("/", this::answer);
		http.start();
	}

	/**
	 * Starts to listen.
	 *
	 * @param soulstyler is closed with the server
	 * @param log receives faults, without what clients sent
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if the port is taken
	 */
	public static Server open(final Soulstyler soulstyler,
		final ServerSettings settings, final Consumer<String> log)
		throws SoulstylerException
	{
		return open(new ModelPipeline(soulstyler), settings, log);
	}

	static Server open(final Pipeline pipeline, final ServerSettings settings,
		final Consumer<String> log) throws SoulstylerException
	{
		try {
			return new Server(pipeline, settings, log);
		}
		catch (final BindException exc) {
			throw new SoulstylerException(Failure.ENVIRONMENT,
				"The server cannot listen at port " + settings.port() + " of " +
					settings.address().getHostAddress() + ": " + exc.getMessage() +
					". Choose another with --port.", exc);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.ENVIRONMENT,
				"The server cannot be started: " + exc.getMessage(), exc);
		}
	}

	/** Where its page is, on this computer. */
	public URI address() {
		final InetSocketAddress address = http.getAddress();
		final String host = address.getAddress().isAnyLocalAddress() ? "localhost"
			: address.getAddress().getHostAddress();
		return URI.create("http://" + (host.contains(":") ? "[" + host + "]"
			: host) + ":" + address.getPort() + "/");
	}

	/**
	 * Accepts nothing more, tells waiting clients that it shuts down, and waits
	 * for the work in progress to stop.
	 */
	@Override
	public void close() {
		if (ending) return;
		ending = true;
		jobs.close();
		answers.close();
		awaitAnswers();
		http.stop(0);
		threads.shutdownNow();
		spool.close();
		pipeline.close();
	}

	List<Route> routes() {
		return routes;
	}

	/** Where pictures wait, until it is closed. */
	Path folder() {
		return spool.folder();
	}

	// -- Helper methods --

	/**
	 * Waits until nobody is being answered, for a second at the most. (The HTTP
	 * server's own way of waiting takes its whole time, whether or not there is
	 * anybody.)
	 */
	private void awaitAnswers() {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
		try {
			while (System.nanoTime() < end && !(threads.getActiveCount() == 0 &&
				threads.getQueue().isEmpty()))
				Thread.sleep(5);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // who closes it has no time
		}
	}

	private void answer(final HttpExchange exchange) {
		final ClientRequest plain = new ClientRequest(exchange, Map.of());
		try (exchange) {
			describe(exchange.getResponseHeaders());
			try {
				if (ending) throw Problem.busy("The server is shutting down.");
				dispatch(exchange);
			}
			catch (final Problem exc) {
				refuse(plain, exc);
			}
			catch (final SoulstylerException exc) {
				refuse(plain, Problem.of(exc));
			}
			catch (final OutOfMemoryError exc) {
				refuse(plain, new Problem(500,
					"There is not enough memory for this picture."));
			}
			catch (final RuntimeException | LinkageError exc) {
				log.accept("A request failed because of a fault in the program: " +
					exc);
				refuse(plain, Problem.fault());
			}
		}
		catch (final IOException exc) {
			// The client has gone.
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // the server ends
		}
	}

	private void dispatch(final HttpExchange exchange) throws IOException,
		Problem, SoulstylerException, InterruptedException
	{
		final Headers headers = exchange.getRequestHeaders();
		gate.requireOwnName(headers);
		final String path = exchange.getRequestURI().getRawPath();
		final Set<String> methods = new LinkedHashSet<>();
		for (final Route route : routes) {
			final Map<String, String> values = route.match(path);
			if (values == null) continue;
			methods.add(route.method());
			if (!route.method().equals(exchange.getRequestMethod())) continue;
			if (!route.open()) gate.requireToken(headers);
			route.handler().answer(new ClientRequest(exchange, values));
			return;
		}
		if (methods.isEmpty()) throw new Problem(404,
			"There is nothing here. /openapi.json describes what there is.");
		exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
		throw new Problem(405, "This takes " + String.join(" or ", methods) + ".");
	}

	private static void describe(final Headers headers) {
		headers.set("Cache-Control", "no-store");
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
	}

	private static void refuse(final ClientRequest request, final Problem problem)
		throws IOException
	{
		final Headers headers = request.exchange().getResponseHeaders();
		if (problem.status() == 401) headers.set("WWW-Authenticate", "Bearer");
		if (problem.status() == 503) headers.set("Retry-After", "5");
		if (problem.status() == 413) headers.set("Connection", "close");
		request.reply(problem.status(), problem.toJson());
	}

	private static void setUnlessSet(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property,
			value);
	}
}
