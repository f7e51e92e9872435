package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.soulstyler.bundle.FileStamp;
import org.soulstyler.failure.Failure;

/** Parts of files, by byte ranges. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class TensorDownloadTest extends DownloadFixture {

	@Test
	void fetchesOnlyTheTensorsThatAreNeeded() throws Exception {
		final byte[] large = safetensors("features.0.weight", 400,
			"features.2.weight", 4000, "head.fc.weight", 200_000, "features.30.bias",
			40);
		final URI uri = host.offer("/vgg", large);
		final FileStamp stamp = download().tensors(uri, target, name -> name
			.startsWith("features."), null, null);
		assertEquals(Files.size(target), stamp.bytes());
		assertTrue(stamp.bytes() < 5000);
		assertEquals(sha256(Files.readAllBytes(target)), stamp.sha256());
		final JsonObject header = header(Files.readAllBytes(target));
		assertEquals(List.of("features.0.weight", "features.2.weight",
			"features.30.bias"), List.copyOf(header.keySet()));
		for (final String name : header.keySet()) {
			assertArrayEquals(data(large, name), data(Files.readAllBytes(target),
				name), name);
		}
		assertEquals(4, host.requests().size(),
			"the header in two pieces, then two stretches");
	}

	@Test
	void goesOnInTheMiddleOfAPart() throws Exception {
		final byte[] large = safetensors("a", 100_000, "x", 50_000, "b", 120_000);
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/vgg", large, breaking(4, calls));
		download().tensors(uri, target, name -> !name.equals("x"), null, null);
		for (final String name : List.of("a", "b")) {
			assertArrayEquals(data(large, name), data(Files.readAllBytes(target),
				name), name);
		}
		assertTrue(host.requests().stream().noneMatch(request -> request.endsWith(
			"all")));
	}

	@Test
	void saysThatAHostGivesNoParts() {
		final URI uri = host.offer("/vgg", safetensors("a", 100), (exchange,
			file) -> TestHost.send(exchange, 200, file));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(uri, target,
			name -> true, null, null)).contains("in parts"));
	}

	@Test
	void refusesATensorFileThatLies() {
		final byte[] lie = safetensors("a", 100);
		lie[5] = 1;
		final URI uri = host.offer("/vgg", lie);
		assertTrue(failure(Failure.MODEL, () -> download().tensors(uri, target,
			name -> true, null, null)).contains("as a safetensors file"));
		final byte[] outside = safetensors("a", 100);
		final URI short_ = host.offer("/short", Arrays.copyOf(outside,
			outside.length - 1));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(short_, target,
			name -> true, null, null)).contains("lies outside"));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(host.offer(
			"/vgg", outside), target, name -> false, null, null)).contains(
				"none of the tensors"));
	}

	@Test
	void takesNoTensorsOfAFileThatIsAnother() throws Exception {
		final byte[] file = safetensors("a", 100);
		final URI uri = host.offer("/vgg", file, (exchange, bytes) -> {
			exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + sha256(bytes) +
				"\"");
			TestHost.GOOD.answer(exchange, bytes);
		});
		final String message = failure(Failure.MODEL, () -> download().tensors(uri,
			target, name -> true, sha256(OTHER), null));
		assertTrue(message.contains("its host says"), message);
		download().tensors(uri, target, name -> true, sha256(file), null);
		assertTrue(Files.exists(target));
	}
}
