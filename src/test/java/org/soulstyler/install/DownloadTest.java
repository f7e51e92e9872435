package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.soulstyler.bundle.FileStamp;
import org.soulstyler.failure.Failure;
import org.soulstyler.progress.Progress;

/** Hosts that are good, and hosts that break off, on this machine. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DownloadTest extends DownloadFixture {

	// -- Good hosts --

	@Test
	void bringsAFileToItsPlace() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		final FileStamp stamp = download().whole(uri, target, sha256(MODEL));
		assertEquals(new FileStamp(sha256(MODEL), MODEL.length), stamp);
		assertArrived(MODEL);
	}

	@Test
	void saysWhatAFileIsWhoseChecksumNobodyKnows() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		assertEquals(sha256(MODEL), download().whole(uri, target, null).sha256());
	}

	@Test
	void takesAFileOfUnknownLength() throws Exception {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(file);
		});
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void takesAFileInSmallSteps() throws Exception {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, file.length);
			for (int i = 0; i < file.length; i += 50_000) {
				exchange.getResponseBody().write(file, i, 50_000);
				exchange.getResponseBody().flush();
				Thread.sleep(20);
			}
		});
		final AtomicLong seen = new AtomicLong();
		download(new Progress() {

			@Override
			public void arrived(final String file, final long bytes,
				final long total)
			{
				assertEquals("model.gguf", file);
				assertEquals(MODEL.length, total);
				assertTrue(bytes >= seen.getAndSet(bytes));
			}
		}).whole(uri, target, sha256(MODEL));
		assertEquals(MODEL.length, seen.get());
		assertArrived(MODEL);
	}

	@Test
	void followsRedirects() throws Exception {
		final URI file = host.offer("/far/away", MODEL);
		host.offer("/relative", MODEL, redirect("/far/away"));
		final URI uri = host.offer("/model", MODEL, redirect(file.resolve(
			"/relative").toString()));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void believesTheChecksumThatTheFirstHostStates() {
		host.offer("/storage", OTHER);
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + sha256(file) +
				"\"");
			redirect("/storage").answer(exchange, file);
		});
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("not the file that was expected"));
		assertNothingLeft();
	}

	// -- Hosts that break off --

	@Test
	void goesOnWhereTheConnectionBroke() throws Exception {
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/model", MODEL, breaking(3, calls));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertEquals("/model all", host.requests().get(0));
		assertTrue(host.requests().size() >= 4);
		assertTrue(host.requests().stream().skip(1).allMatch(request -> request
			.matches("/model bytes=[1-9]\\d*-")), host.requests().toString());
	}

	@Test
	void goesOnAfterTheUserCancelled() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		assertTrue(failure(Failure.CANCELLED, () -> download(cancelAfter(100_000))
			.whole(uri, target, sha256(MODEL))).contains("kept"));
		assertFalse(Files.exists(target));
		host.offer("/model", MODEL);
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertTrue(host.requests().get(1).matches("/model bytes=[1-9]\\d*-"));
	}

	@Test
	void beginsAnewIfTheFileAtTheHostHasChanged() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", OTHER);
		download().whole(uri, target, null);
		assertArrived(OTHER);
	}

	@Test
	void beginsAnewIfTheHostIgnoresRanges() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, sha256(MODEL)));
		host.offer("/model", MODEL, (exchange, file) -> TestHost.send(exchange, 200,
			file));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void neverMixesFilesOfTwoAddresses() throws Exception {
		final URI first = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(first,
			target, null));
		download().whole(host.offer("/other", OTHER), target, null);
		assertArrived(OTHER);
	}

	@Test
	void finishesAPartThatIsWholeAlready() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		Files.createDirectories(target.getParent());
		Files.write(target.resolveSibling("model.gguf.part"), MODEL);
		Files.writeString(target.resolveSibling("model.gguf.part.json"),
			"{\"uri\":\"" + uri + "\",\"validator\":" + new com.google.gson.Gson()
				.toJson(TestHost.tag(MODEL)) + ",\"total\":" + MODEL.length + "}");
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertEquals(List.of("/model bytes=300000-"), host.requests());
	}

	@Test
	void recoversFromARefusedRange() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, sha256(MODEL)));
		host.offer("/model", MODEL, (exchange, file) -> {
			if (exchange.getRequestHeaders().containsKey("Range")) TestHost.send(
				exchange, 416, new byte[0]);
			else TestHost.GOOD.answer(exchange, file);
		});
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void givesUpOnAHostThatNeverSendsMore() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> exchange
			.sendResponseHeaders(200, file.length));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("can't be fetched"));
		assertEquals(5, host.requests().size());
	}

	@Test
	void givesUpOnASilentHost() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, file.length);
			exchange.getResponseBody().flush();
			Thread.sleep(30_000);
		});
		final Download hasty = new Download(new HttpSource(Duration.ofMillis(150),
			true), PartFile.Room.REAL, Duration.ZERO, Progress.NONE);
		assertTrue(failure(Failure.MODEL, () -> hasty.whole(uri, target, null))
			.contains("can't be fetched"));
	}

	@Test
	void cancelsWhileAHostIsSilent() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> Thread
			.sleep(30_000));
		final AtomicInteger asked = new AtomicInteger();
		final Download download = download(new Progress() {

			@Override
			public boolean cancelled() {
				return asked.incrementAndGet() > 3;
			}
		});
		failure(Failure.CANCELLED, () -> download.whole(uri, target, null));
	}

	@Test
	void triesAgainWhenAHostIsBusy() throws Exception {
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			if (calls.incrementAndGet() < 3) TestHost.send(exchange, 503,
				new byte[0]);
			else TestHost.GOOD.answer(exchange, file);
		});
		download().whole(uri, target, null);
		assertArrived(MODEL);
	}
}
