package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;
import org.soulstyler.torch.EngineChoice;
import org.soulstyler.torch.PyTorchFolder;

/** PyTorch for GPUs comes from a host laid out as DJL's, and only when planned. */
class CudaPyTorchTest {

	private static final String SETTINGS = "soulstyler.settings";
	private static final String PLACE = "cu128/linux-x86_64/native/lib/";

	@TempDir
	private Path temporary;

	private TestHost host;
	private URI base;
	private Path folder;

	@BeforeEach
	void offer() throws IOException {
		System.setProperty(SETTINGS, temporary.resolve("settings").toString());
		folder = Files.createDirectory(temporary.resolve("natives"));
		host = new TestHost();
		final StringBuilder list = new StringBuilder(
			"cpu/linux-x86_64/native/lib/libtorch.so.gz\n");
		for (final String name : new String[] { "torch", "torch_cpu",
			"torch_cuda" })
		{
			final String path = PLACE + System.mapLibraryName(name) + ".gz";
			host.offer("/" + path, gzip(name));
			list.append(path).append('\n');
		}
		host.offer("/" + PLACE + "libstdc++.so.6.gz", gzip("std"));
		list.append(PLACE).append("libstdc%2B%2B.so.6.gz\n");
		base = host.offer("/files.txt", list.toString().getBytes(
			StandardCharsets.UTF_8)).resolve("/");
	}

	@AfterEach
	void close() {
		System.clearProperty(SETTINGS);
		host.close();
	}

	@Test
	void whatIsPlannedIsFetchedUnpackedAndChosen() throws Exception {
		final CudaPyTorch pytorch = pytorch();
		final CudaPyTorch.Plan plan = pytorch.plan("linux-x86_64", Progress.NONE);
		assertEquals(4, plan.files().size());
		assertTrue(plan.bytes() > 0);
		assertTrue(plan.lines().toString().contains("NVIDIA's own terms"));
		assertEquals(Optional.empty(), EngineChoice.folder());
		final PyTorchFolder installed = pytorch.install(plan, Progress.NONE);
		assertTrue(installed.cuda());
		assertEquals("2.7.1+cu128", installed.version());
		assertArrayEquals("torch_cuda".getBytes(), Files.readAllBytes(installed
			.folder().resolve(System.mapLibraryName("torch_cuda"))));
		assertTrue(Files.exists(installed.folder().resolve("libstdc++.so.6")));
		assertEquals(Optional.of(installed.folder()), EngineChoice.folder());
		try (var files = Files.list(installed.folder())) {
			assertEquals(5, files.count());
		}
	}

	@Test
	void whatHasArrivedIsNotFetchedAgain() throws Exception {
		final CudaPyTorch pytorch = pytorch();
		final CudaPyTorch.Plan plan = pytorch.plan("linux-x86_64", Progress.NONE);
		final Path next = plan.target().resolveSibling(plan.target().getFileName() +
			".new");
		Files.createDirectory(next);
		Files.setAttribute(next, "unix:mode", 0700);
		Files.writeString(next.resolve(System.mapLibraryName("torch_cpu")),
			"there already");
		final int before = host.requests().size();
		pytorch.install(plan, Progress.NONE);
		assertEquals(before + 3, host.requests().size());
		assertEquals("there already", Files.readString(plan.target().resolve(System
			.mapLibraryName("torch_cpu"))));
	}

	@Test
	void whereThereIsNoneThatIsSaid() {
		assertTrue(assertThrows(SoulstylerException.class, () -> pytorch().plan(
			"osx-aarch64", Progress.NONE)).getMessage().contains(
				"no PyTorch with CUDA for osx-aarch64"));
	}

	@ParameterizedTest
	@ValueSource(strings = { PLACE + "../../x.gz", PLACE + "a%2Fb.gz", PLACE +
		"..%2Fb.gz", PLACE + "x.so", PLACE + "x y.gz" })
	void aListCantReachOutOfTheFolder(final String line) {
		host.offer("/files.txt", line.getBytes(StandardCharsets.UTF_8));
		assertTrue(assertThrows(SoulstylerException.class, () -> pytorch().plan(
			"linux-x86_64", Progress.NONE)).getMessage().contains(
				"not a valid name"));
	}

	// -- Helper methods --

	private CudaPyTorch pytorch() {
		return new CudaPyTorch(base, new HttpSource(Duration.ofSeconds(5), true),
			folder);
	}

	private static byte[] gzip(final String text) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}
}
