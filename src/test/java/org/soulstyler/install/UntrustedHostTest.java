package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsServer;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.progress.Progress;

/** Hosts that lie or send elsewhere, and disks that are full. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class UntrustedHostTest extends DownloadFixture {

	// -- Hosts that lie --

	@Test
	void throwsAwayWrongBytes() throws Exception {
		final URI uri = host.offer("/model", OTHER);
		final String message = failure(Failure.MODEL, () -> download().whole(uri,
			target, sha256(MODEL)));
		assertTrue(message.contains(sha256(OTHER)) && message.contains(sha256(
			MODEL)), message);
		assertNothingLeft();
	}

	@Test
	void refusesMoreThanTheHostSaid() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", MODEL, (exchange, file) -> {
			final long[] range = TestHost.range(exchange, file);
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			TestHost.sayRange(exchange, range[0], file.length - 1, file.length);
			exchange.sendResponseHeaders(206, 0);
			exchange.getResponseBody().write(file);
		});
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("more of model.gguf than it said"));
		assertNothingLeft();
	}

	@Test
	void beginsAnewIfTheHostSendsAnotherPart() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", MODEL, (exchange, file) -> {
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			if (TestHost.range(exchange, file) == null) TestHost.send(exchange, 200,
				file);
			else {
				TestHost.sayRange(exchange, 5, 9, file.length);
				TestHost.send(exchange, 206, Arrays.copyOfRange(file, 5, 10));
			}
		});
		download().whole(uri, target, null);
		assertArrived(MODEL);
	}

	@Test
	void refusesAPartThatDoesNotSayWhichItIs() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, 206, file));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("without saying which"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 410 })
	void saysThatAFileIsNotGiven(final int status) {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, status, new byte[0]));
		final String message = failure(Failure.MODEL, () -> download().whole(uri,
			target, null));
		assertTrue(message.contains("(" + status + ")") && message.contains(
			"from a folder"), message);
		assertEquals(1, host.requests().size());
	}

	@Test
	void refusesAFileThatHasNoBeginning() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, 416, new byte[0]));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("416"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.org/model",
		"ftp://example.org/model", "file:///etc/passwd" })
	void neverLeavesHttps(final String elsewhere) {
		final URI uri = host.offer("/model", MODEL, redirect(elsewhere));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains(elsewhere + ", which is not an https address"));
		assertTrue(failure(Failure.MODEL, () -> download().whole(URI.create(
			elsewhere), target, null)).contains("by https only"));
	}

	@Test
	void usesNoHttpAtAllOutsideOfTests() {
		final URI uri = host.offer("/model", MODEL);
		final Download strict = new Download(new HttpSource(), Progress.NONE);
		assertTrue(failure(Failure.MODEL, () -> strict.whole(uri, target, null))
			.contains("by https only"));
	}

	@Test
	void refusesAHostThatCannotProveItsName() throws Exception {
		final HttpsServer impostor = impostor();
		try {
			final URI uri = URI.create("https://localhost:" + impostor.getAddress()
				.getPort() + "/model");
			assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target,
				null)).contains("certification path"));
		}
		finally {
			impostor.stop(0);
		}
	}

	@Test
	void goesThroughTheSystemsProxy() throws Exception {
		final URI proxy = host.offer("/model", MODEL);
		final ProxySelector before = ProxySelector.getDefault();
		ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(proxy
			.getHost(), proxy.getPort())));
		try {
			// Nothing listens there.
			download().whole(URI.create("http://127.0.0.1:1/model"), target, null);
		}
		finally {
			ProxySelector.setDefault(before);
		}
		assertArrived(MODEL);
	}

	@Test
	void endsOnRedirectsInACircle() {
		final URI uri = host.offer("/model", MODEL, redirect("/model"));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("without end"));
	}

	// -- Disks --

	@Test
	void saysBeforehandThatTheDiskIsTooFull() {
		final URI uri = host.offer("/model", MODEL);
		final Download download = new Download(new HttpSource(HttpSource.SILENCE,
			true), folder -> 1000, Duration.ZERO, Progress.NONE);
		assertTrue(failure(Failure.OUTPUT, () -> download.whole(uri, target, null))
			.contains("0.3 MB are needed and 0.0 MB are free"));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void saysThatTheDiskBecameFull() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		Files.createDirectories(target.getParent());
		Files.createSymbolicLink(target.resolveSibling("model.gguf.part"), Path.of(
			"/dev/full"));
		final String message = failure(Failure.OUTPUT, () -> download().whole(uri,
			target, null));
		assertTrue(message.contains("can't be written"), message);
	}
}
