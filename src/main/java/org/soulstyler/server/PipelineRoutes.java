package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.MaskFile;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.segmentation.Segmentation;

/** What is answered at once: split, segment, and what works here. */
final class PipelineRoutes implements AutoCloseable {

	private final Pipeline pipeline;
	private final Limits limits;
	private final Spool spool;
	private final Jobs jobs;
	private final TurnQueue reading;
	private final TurnQueue looking;

	PipelineRoutes(final Pipeline pipeline, final Limits limits,
		final Spool spool, final Jobs jobs)
	{
		this.pipeline = pipeline;
		this.limits = limits;
		this.spool = spool;
		this.jobs = jobs;
		reading = new TurnQueue("reads", limits.queue(), limits.queuePerClient());
		looking = new TurnQueue("looks", limits.queue(), limits.queuePerClient());
	}

	List<Route> routes() {
		return List.of( //
			new Route("GET", "/v1/health", true, this::health), //
			new Route("GET", "/v1/models", false, this::models), //
			new Route("POST", "/v1/split", false, this::split), //
			new Route("POST", "/v1/segment", false, this::segment));
	}

	@Override
	public void close() {
		reading.close();
		looking.close();
	}

	/** What an instruction means, when it is the client's turn. */
	StyleInstruction understand(final ClientRequest request,
		final String instruction) throws Problem, SoulstylerException,
		InterruptedException
	{
		return inTurn(reading, request, () -> pipeline.split(instruction));
	}

	// -- Helper methods --

	private void health(final ClientRequest request) throws IOException {
		request.reply(200, Json.object("status", "ok", "version", Soulstyler
			.version(), "waiting", jobs.waiting()));
	}

	private void models(final ClientRequest request) throws IOException, Problem,
		SoulstylerException, InterruptedException
	{
		request.reply(200, inTurn(reading, request, pipeline::describe));
	}

	private void split(final ClientRequest request) throws IOException, Problem,
		SoulstylerException, InterruptedException
	{
		final String instruction = Json.string(request.json(), "instruction");
		request.reply(200, Understood.json(understand(request, instruction)));
	}

	private void segment(final ClientRequest request) throws IOException, Problem,
		SoulstylerException, InterruptedException
	{
		final Segmented seen;
		try (Upload upload = Upload.read(request, spool, limits,
			"picture"::equals))
		{
			final String objects = upload.requireText("objects");
			final String name = upload.requirePicture("picture").name();
			final Path picture = new UploadedPictures(limits).check(upload,
				"picture");
			seen = inTurn(looking, request, () -> look(picture, name, objects));
		}
		final String accepted = request.header("Accept");
		if (accepted == null || !accepted.startsWith(ClientRequest.PNG)) {
			request.reply(200, seen.toJson());
			return;
		}
		if (seen.png() == null) throw new Problem(422, seen.segmentation()
			.notFound() + ".");
		request.reply(200, ClientRequest.PNG, seen.png());
	}

	/** @param png null where it was not found */
	private record Segmented(Segmentation segmentation, byte[] png,
			List<String> notices) {

		JsonObject toJson() {
			final boolean found = png != null;
			return Json.object("objects", segmentation.expression(), "found", found,
				"certainty", segmentation.certainty(), "reason", found ? null
					: segmentation.notFound() + ".", "coverage", found ? segmentation
						.mask().coverage() : null, "mask", found ? Base64.getEncoder()
							.encodeToString(png) : null, "notices", notices);
		}
	}

	private Segmented look(final Path picture, final String name,
		final String objects) throws SoulstylerException, IOException
	{
		final PictureFile source = UploadedPictures.open(picture, name);
		final Rendering rendering = ImageConversion.render(source.image());
		final Segmentation seen = pipeline.segment(rendering.picture(), objects);
		final List<String> notices = new ArrayList<>(source.notices());
		notices.addAll(rendering.notices());
		notices.addAll(seen.notices());
		if (!seen.found()) return new Segmented(seen, null, notices);
		final Path file = spool.place();
		try {
			MaskFile.encoder(seen.mask()).write(file);
			return new Segmented(seen, Files.readAllBytes(file), notices);
		}
		finally {
			Spool.delete(file);
		}
	}

	/** Waits until it is done. */
	private <T> T inTurn(final TurnQueue queue, final ClientRequest request,
		final Callable<T> work) throws Problem, SoulstylerException,
		InterruptedException
	{
		final FutureTask<T> task = queue.submit(request.client(), work);
		try {
			return task.get(limits.requestTime().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (final TimeoutException | CancellationException exc) {
			queue.remove(task);
			throw Problem.busy("The server is busy. Try again later.");
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof SoulstylerException)
				throw (SoulstylerException) exc.getCause();
			throw new IllegalStateException(exc.getCause());
		}
	}
}
