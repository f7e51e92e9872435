package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.InstallPlan.Source;
import org.soulstyler.progress.Progress;

/** A bundle from a small catalogue on a host on this machine, and its end. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ModelInstallerTest extends InstallerFixture {

	// -- Installing --

	@Test
	void installsABundleThatTheStoreFinds() throws Exception {
		final ModelBundle bundle = install(List.of());
		assertEquals("tiny", bundle.name());
		assertEquals("splitter/model.gguf", bundle.splitter().model());
		assertEquals(0.4, bundle.segmenter().threshold());
		assertEquals(List.of(21, 30), bundle.features().layers());
		for (final String name : bundle.checksums().keySet()) {
			bundle.file(name);
		}
		assertEquals(Set.of("tiny"), new ModelStore(List.of(store)).bundles()
			.keySet());
		assertTrue(Files.size(bundle.file("features/vgg.safetensors")) < 500);
		assertEquals(1, host.requests().stream().filter(request -> request
			.startsWith("/tokenizer")).count(), "a file for two parts comes once");
	}

	@Test
	void saysBeforehandWhatItWouldDo() throws Exception {
		final InstallPlan plan = installer.plan(null, List.of(), null, false);
		final String text = String.join("\n", plan.lines());
		for (final String said : List.of("CLIPSeg, tiny", "Apache-2.0",
			"https://example.org/clipseg", "3.0 MB from 127.0.0.1",
			"SHA-256 recorded at this first download", "only the parts needed",
			"About 7.0 MB will be downloaded"))
		{
			assertTrue(text.contains(said), text);
		}
		assertEquals(List.of(), host.requests());
		assertFalse(Files.exists(store));
	}

	@Test
	void fetchesNothingTwice() throws Exception {
		install(List.of());
		final int requests = host.requests().size();
		final InstallPlan again = installer.plan(null, List.of(), null, false);
		assertTrue(again.steps().stream().allMatch(step -> step
			.source() == Source.KEPT));
		installer.install(again, Progress.NONE);
		assertEquals(requests, host.requests().size());
	}

	@Test
	void goesOnWithWhatACancelledInstallationHasLeft() throws Exception {
		final InstallPlan plan = installer.plan(null, List.of(), null, false);
		final SoulstylerException cancelled = assertThrows(
			SoulstylerException.class, () -> installer.install(plan, new Progress()
			{

				private boolean stop;

				@Override
				public void stage(final String message) {
					stop = message.startsWith("Fetching segmenter");
				}

				@Override
				public boolean cancelled() {
					return stop;
				}
			}));
		assertEquals(Failure.CANCELLED, cancelled.failure());
		assertFalse(ModelBundle.isBundle(store.resolve("tiny")));
		assertEquals(Source.KEPT, installer.plan(null, List.of(), null, false)
			.steps().get(0).source());
		install(List.of());
		assertEquals(1, host.requests().stream().filter(request -> request
			.startsWith("/model.gguf")).count());
	}

	@Test
	void repairsAnAlteredFile() throws Exception {
		final ModelBundle bundle = install(List.of());
		final Path file = bundle.file("splitter/model.gguf");
		Files.writeString(file, "altered");
		assertEquals(1, ModelInstaller.verify(bundle, Progress.NONE).size());
		install(List.of());
		assertEquals(List.of(), ModelInstaller.verify(ModelBundle.read(bundle
			.folder()), Progress.NONE));
	}

	@Test
	void installsInTwoPlacesOfThisProcessAtOnce() throws Exception {
		final InstallPlan plan = installer.plan(null, List.of(), null, false);
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			final List<Future<ModelBundle>> both = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				both.add(threads.submit(() -> installer(catalogue(host)).install(plan,
					Progress.NONE)));
			}
			for (final Future<ModelBundle> one : both) {
				assertEquals(List.of(), ModelInstaller.verify(one.get(),
					Progress.NONE));
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertEquals(1, host.requests().stream().filter(request -> request
			.startsWith("/model.gguf")).count());
	}

	@Test
	void installsFromTwoProcessesAtOnce() throws Exception {
		catalogue(host);
		final URI slow = host.offer("/model.gguf", bytes("a language model"), (
			exchange, file) -> {
			Thread.sleep(500); // so that the other process gets there meanwhile
			TestHost.GOOD.answer(exchange, file);
		});
		final List<Process> both = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			final ProcessBuilder builder = new ProcessBuilder(Path.of(System
				.getProperty("java.home"), "bin", "java").toString(), "-cp", System
					.getProperty("java.class.path"), OtherProcess.class.getName(), slow
						.resolve("/").toString(), store.toString()).redirectErrorStream(
							true);
			builder.environment().put("LC_ALL", "C.UTF-8");
			both.add(builder.start());
		}
		for (final Process one : both) {
			final String said = new String(one.getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
			assertEquals(0, one.waitFor(), said);
		}
		assertEquals(List.of(), ModelInstaller.verify(ModelBundle.read(store
			.resolve("tiny")), Progress.NONE));
		assertEquals(1, host.requests().stream().filter(request -> request
			.startsWith("/model.gguf")).count());
	}

	/** Plans and installs, as any other program on this machine might. */
	static final class OtherProcess {

		public static void main(final String... args) throws Exception {
			final ModelInstaller installer = new ModelInstaller(catalogue(URI.create(
				args[0])), Path.of(args[1]), new HttpSource(HttpSource.SILENCE, true),
				PartFile.Room.REAL);
			installer.install(installer.plan(null, List.of(), null, false),
				Progress.NONE);
			System.exit(0);
		}
	}

	// -- Disks --

	@Test
	@EnabledOnOs(OS.LINUX)
	void goesOnWhenAFullDiskHasRoomAgain() throws Exception {
		final Path disk = Files.createDirectory(temporary.resolve("a small disk"));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256k", "small", disk
			.toString()) == 0, "only an administrator can make a small disk");
		try {
			final Path fill = Files.write(disk.resolve("others' files"),
				new byte[200_000]);
			final byte[] model = new byte[120_000];
			Arrays.fill(model, (byte) 7);
			final Catalogue catalogue = catalogue(host);
			host.offer("/model.gguf", model);
			final ModelInstaller careful = new ModelInstaller(catalogue, disk,
				new HttpSource(HttpSource.SILENCE, true), PartFile.Room.REAL);
			assertTrue(diskFailure(careful).contains("too full for model.gguf"));
			// Other programs may fill it while we write.
			final ModelInstaller trusting = new ModelInstaller(catalogue, disk,
				new HttpSource(HttpSource.SILENCE, true), folder -> Long.MAX_VALUE);
			final String message = diskFailure(trusting);
			assertTrue(message.contains("No space left") && message.contains(
				"goes on from there"), message);
			assertFalse(ModelBundle.isBundle(disk.resolve("tiny")));
			Files.delete(fill);
			host.requests().clear();
			assertEquals(List.of(), ModelInstaller.verify(careful.install(careful
				.plan(null, List.of(), null, false), Progress.NONE), Progress.NONE));
			assertFalse(host.requests().contains("/model.gguf all"), host.requests()
				.toString());
		}
		finally {
			run("umount", disk.toString());
		}
	}

	private static String diskFailure(final ModelInstaller installer)
		throws Exception
	{
		final InstallPlan plan = installer.plan(null, List.of(), null, false);
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> installer.install(plan, Progress.NONE));
		assertEquals(Failure.OUTPUT, e.failure(), e.getMessage());
		return e.getMessage();
	}

	/** @return the exit status; -1 if there is no such command */
	private static int run(final String... command) throws Exception {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		}
		catch (final IOException e) {
			return -1;
		}
	}

	// -- Removing --

	@Test
	void removesWhatItInstalledAndNothingElse() throws Exception {
		final ModelBundle bundle = install(List.of());
		final Path own = Files.writeString(bundle.folder().resolve(
			"clip/notes.txt"), "mine");
		assertFalse(installer.remove("tiny", Progress.NONE));
		assertTrue(Files.exists(own));
		assertFalse(Files.exists(bundle.folder().resolve("splitter")));
		Files.delete(own);
		install(List.of());
		assertTrue(installer.remove("tiny", Progress.NONE));
		assertTrue(refusal(() -> installer.remove("tiny", Progress.NONE)).contains(
			"no bundle"));
	}
}
