package org.soulstyler.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.soulstyler.failure.SoulstylerException;

/** What takes its time: asked for, watched, and fetched when it is done. */
final class JobRoutes {

	/** Interval between writes, by which a lost listener is noticed. */
	private static final long HEARTBEAT_MILLIS = 1000;

	private final Pipeline pipeline;
	private final PipelineRoutes answers;
	private final Limits limits;
	private final Spool spool;
	private final Jobs jobs;
	private final Consumer<String> log;
	private final Semaphore listeners;

	/** @param answers read what instructions mean */
	JobRoutes(final Pipeline pipeline, final PipelineRoutes answers,
		final Limits limits, final Spool spool, final Jobs jobs,
		final Consumer<String> log)
	{
		this.pipeline = pipeline;
		this.answers = answers;
		this.limits = limits;
		this.spool = spool;
		this.jobs = jobs;
		this.log = log;
		listeners = new Semaphore(limits.listeners());
	}

	List<Route> routes() {
		final String job = "/v1/jobs/{id}";
		return List.of( //
			new Route("POST", "/v1/stylize", false, this::stylize), //
			new Route("GET", job, false, this::state), //
			new Route("DELETE", job, false, this::cancel), //
			new Route("GET", job + "/events", false, this::events), //
			new Route("GET", job + "/result", false, request -> send(request,
				ClientRequest.PNG, Stylization.results(done(request)).picture())), //
			new Route("GET", job + "/mask", false, request -> send(request,
				ClientRequest.PNG, Stylization.results(done(request)).mask())), //
			new Route("GET", job + "/report", false, request -> send(request,
				ClientRequest.JSON, Stylization.results(done(request)).report())));
	}

	// -- Helper methods --

	private void stylize(final ClientRequest request) throws IOException, Problem,
		SoulstylerException, InterruptedException
	{
		final Upload upload = Upload.read(request, spool, limits,
			Stylization::isPicture);
		final Job job;
		try {
			final Stylization wanted = Stylization.of(upload, limits, pipeline
				.defaults());
			if (wanted.hasMask()) wanted.requireTargets(answers.understand(request,
				wanted.instruction()));
			job = jobs.add(request.client(), upload, its -> wanted.run(its, pipeline,
				limits, log));
		}
		catch (final IOException | Problem | SoulstylerException
				| InterruptedException | RuntimeException exc)
		{
			upload.close();
			throw exc;
		}
		request.exchange().getResponseHeaders().set("Location", "/v1/jobs/" + job
			.id());
		request.reply(202, job.toJson(jobs.ahead(job)));
	}

	private void state(final ClientRequest request) throws IOException, Problem {
		final Job job = asked(request);
		request.reply(200, job.toJson(jobs.ahead(job)));
	}

	private void cancel(final ClientRequest request) throws IOException, Problem {
		jobs.cancel(asked(request), "Its client cancelled it.");
		request.replyNothing();
	}

	private void events(final ClientRequest request) throws IOException, Problem,
		InterruptedException
	{
		final Job job = asked(request);
		if (!listeners.tryAcquire()) throw Problem.busy(
			"Too many clients are listening. Ask for the job's state instead.");
		job.listen();
		try (OutputStream out = request.stream("text/event-stream")) {
			tell(job, last(request), out);
		}
		finally {
			job.unlisten();
			listeners.release();
		}
	}

	private void tell(final Job job, final long since, final OutputStream out)
		throws IOException, InterruptedException
	{
		long last = since;
		int ahead = -1;
		while (!job.events().isLast(last)) {
			final StringBuilder text = new StringBuilder();
			if (job.state() == Job.State.QUEUED && ahead != jobs.ahead(job)) {
				ahead = jobs.ahead(job);
				text.append("event: queued\ndata: ").append(Json.text(Json.object(
					"ahead", ahead))).append("\n\n");
			}
			for (final EventLog.Event event : job.events().after(last, text
				.length() > 0 ? 1 : HEARTBEAT_MILLIS))
			{
				text.append(event.text());
				last = event.id();
			}
			if (text.length() == 0) text.append(":\n\n");
			out.write(text.toString().getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
	}

	/** Where a listener goes on that lost its connection. */
	private static long last(final ClientRequest request) {
		final String said = request.header("Last-Event-ID");
		return said != null && said.matches("\\d{1,9}") ? Long.parseLong(said) : 0;
	}

	private Job asked(final ClientRequest request) throws Problem {
		final Job job = jobs.get(request.values().get("id"));
		job.asked();
		return job;
	}

	private Job done(final ClientRequest request) throws Problem {
		final Job job = asked(request);
		if (job.state() == Job.State.DONE) return job;
		throw new Problem(409, "The job has no result: it is " + job.state()
			.label() + ".");
	}

	private static void send(final ClientRequest request, final String type,
		final Path file) throws IOException, Problem
	{
		try {
			request.reply(200, type, Files.readAllBytes(file));
		}
		catch (final NoSuchFileException exc) {
			throw Problem.gone(request.values().get("id"));
		}
	}
}
