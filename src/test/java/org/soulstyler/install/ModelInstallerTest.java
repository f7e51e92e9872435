package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.KnownChecksums;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.Catalogue.Choice;
import org.soulstyler.install.Catalogue.PublishedFile;
import org.soulstyler.install.InstallPlan.Source;
import org.soulstyler.progress.Progress;

/** A small catalogue on a host on this machine. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ModelInstallerTest {

	private static final byte[] VGG = tensors();

	@TempDir
	Path temporary;

	private TestHost host;
	private Path store;
	private Path brought;
	private ModelInstaller installer;

	@BeforeEach
	void open() throws Exception {
		host = new TestHost();
		store = temporary.resolve("Modelle für Fiji");
		brought = Files.createDirectory(temporary.resolve("Von Hand"));
		installer = installer(catalogue(host));
	}

	@AfterEach
	void close() {
		host.close();
	}

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
			SoulstylerException.class, () -> installer.install(plan,
				new Progress()
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
		assertEquals(1, ModelInstaller.verify(bundle, Progress.NONE)
			.size());
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
				.plan(null, List.of(), null, false), Progress.NONE),
				Progress.NONE));
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

	// -- Trust --

	@Test
	void remembersWhatCameFirst() throws Exception {
		install(List.of());
		installer.remove("tiny", Progress.NONE);
		host.offer("/model.gguf", bytes("another model"));
		final String message = refusal(() -> install(List.of()));
		assertTrue(message.contains("recorded when it was first downloaded"),
			message);
		assertTrue(message.contains(KnownChecksums.NAME), message);
	}

	@Test
	void refusesAFileThatIsNotThePinnedOne() throws Exception {
		host.offer("/pinned.pt", bytes("not what was pinned"));
		final String message = refusal(() -> install(List.of("pinned")));
		assertTrue(message.contains("not the file that was expected"), message);
		assertFalse(ModelBundle.isBundle(store.resolve("tiny")));
	}

	@Test
	void doesNotForgetSilentlyWhatItKnew() throws Exception {
		Files.createDirectories(store);
		Files.writeString(store.resolve(KnownChecksums.NAME), "{ broken");
		assertTrue(refusal(() -> install(List.of())).contains("trust"));
	}

	/** What the installer has just read, the program need not read again. */
	@Test
	void whatWasJustInstalledIsKnown() throws Exception {
		final ModelBundle bundle = install(List.of());
		final Path file = bundle.folder().resolve("splitter/model.gguf");
		final FileTime time = Files.getLastModifiedTime(file);
		Files.writeString(file, "A LANGUAGE MODEL");
		Files.setLastModifiedTime(file, time);
		bundle.file("splitter/model.gguf");
		assertTrue(refusal(() -> ModelBundle.read(bundle.folder()).file(
			"splitter/model.gguf")).contains("was altered"), "but not for ever");
		Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() +
			1000));
		assertTrue(refusal(() -> bundle.file("splitter/model.gguf")).contains(
			"was altered"));
	}

	@Test
	void whatCameByHandSaysNothingAboutTheHost() throws Exception {
		Files.write(brought.resolve("model.gguf"), bytes("half a language"));
		installer.install(installer.plan(null, List.of(), brought, false),
			Progress.NONE);
		assertEquals("half a language", Files.readString(store.resolve(
			"tiny/splitter/model.gguf")));
		Files.delete(store.resolve("tiny/splitter/model.gguf"));
		assertEquals("a language model", Files.readString(install(List.of()).file(
			"splitter/model.gguf")));
	}

	// -- By hand --

	@Test
	void installsFromFilesBroughtByHand() throws Exception {
		Files.write(brought.resolve("model.gguf"), bytes("a language model"));
		Files.write(brought.resolve("clipseg.onnx"), bytes("a graph"));
		Files.write(brought.resolve("clip.safetensors"), bytes("two towers"));
		Files.createDirectory(brought.resolve("hub"));
		Files.write(brought.resolve("hub/tokenizer.json"), bytes("{}"));
		Files.write(brought.resolve("vgg.safetensors"), VGG);
		final InstallPlan plan = installer.plan("mine", List.of(), brought, true);
		final ModelBundle bundle = installer.install(plan, Progress.NONE);
		assertEquals("mine", bundle.name());
		assertEquals(List.of(), ModelInstaller.verify(bundle,
			Progress.NONE));
		assertEquals(List.of(), host.requests());
		assertTrue(Files.exists(brought.resolve("model.gguf")));
	}

	@Test
	void makesTheSameExcerptByHandAsByRanges() throws Exception {
		final byte[] fetched = Files.readAllBytes(install(List.of()).file(
			"features/vgg.safetensors"));
		Files.write(brought.resolve("vgg.safetensors"), VGG);
		final ModelBundle byHand = installer.install(installer.plan("mine", List
			.of(), brought, false), Progress.NONE);
		assertArrayEquals(fetched, Files.readAllBytes(byHand.file(
			"features/vgg.safetensors")));
	}

	@Test
	void mixesFilesByHandWithOthersFromTheirHosts() throws Exception {
		Files.write(brought.resolve("best_model.pth"), bytes("a checkpoint"));
		final ModelBundle bundle = installer.install(installer.plan(null, List.of(
			"cris"), brought, false), Progress.NONE);
		assertEquals("a checkpoint", Files.readString(bundle.file(
			"segmenter/cris.pth")));
		assertTrue(Files.size(bundle.file("segmenter/cris-r50.onnx")) > 100_000);
	}

	@Test
	void saysWhatIsMissing() {
		final String byHand = refusal(() -> installer.plan(null, List.of("cris"),
			null, false));
		assertTrue(byHand.contains("best_model.pth") && byHand.contains(
			"Ask its authors."), byHand);
		final String offline = refusal(() -> installer.plan(null, List.of(),
			brought, true));
		assertTrue(offline.contains("model.gguf") && offline.contains(
			"clip.safetensors") && offline.contains(brought.toString()), offline);
		assertTrue(refusal(() -> installer.plan(null, List.of(), brought.resolve(
			"none"), false)).contains("no folder"));
	}

	@Test
	void refusesAPinnedFileByHandThatIsAnother() throws Exception {
		Files.write(brought.resolve("pinned.pt"), bytes("something else"));
		assertTrue(refusal(() -> installer.install(installer.plan(null, List.of(
			"pinned"), brought, false), Progress.NONE)).contains(
				"should be"));
	}

	@Test
	void takesNoTensorsOfADamagedFileByHand() throws Exception {
		final PublishedFile vgg = Catalogue.files(installer.catalogue().choose(List
			.of())).stream().filter(file -> file.tensors() != null).findFirst()
			.orElseThrow();
		final byte[] damaged = VGG.clone();
		damaged[VGG.length - 1] ^= 1;
		Files.write(brought.resolve("vgg.safetensors"), damaged);
		final ModelInstaller knowing = installer(catalogue(host.offer("/", VGG),
			"\"tensors\"", "\"whole\": \"" + HexFormat.of().formatHex(MessageDigest
				.getInstance("SHA-256").digest(VGG)) + "\", \"tensors\""));
		assertTrue(refusal(() -> knowing.install(knowing.plan(null, List.of(),
			brought, false), Progress.NONE)).contains("or damaged"));
		Files.write(brought.resolve("vgg.safetensors"), VGG);
		assertTrue(Files.exists(knowing.install(knowing.plan(null, List.of(),
			brought, false), Progress.NONE).file(vgg.name())));
	}

	// -- Names --

	@Test
	void refusesChoicesThatAreNone() {
		assertTrue(refusal(() -> installer.plan(null, List.of("gpt"), null, false))
			.contains("clipseg, cris"));
		assertTrue(refusal(() -> installer.plan(null, List.of("clipseg", "cris"),
			null, false)).contains("same purpose"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "../x", "/tmp/x", "a/b", "a\\b", "", ".hidden",
		"C:" })
	void refusesNamesThatLeaveTheStore(final String name) {
		assertTrue(refusal(() -> installer.plan(name, List.of(), null, false))
			.contains("bundle's name"));
		assertTrue(refusal(() -> installer.remove(name, Progress.NONE))
			.contains("bundle's name"));
	}

	// -- Removing --

	@Test
	void removesWhatItInstalledAndNothingElse() throws Exception {
		final ModelBundle bundle = install(List.of());
		final Path own = Files.writeString(bundle.folder().resolve("clip/notes.txt"),
			"mine");
		assertFalse(installer.remove("tiny", Progress.NONE));
		assertTrue(Files.exists(own));
		assertFalse(Files.exists(bundle.folder().resolve("splitter")));
		Files.delete(own);
		install(List.of());
		assertTrue(installer.remove("tiny", Progress.NONE));
		assertTrue(refusal(() -> installer.remove("tiny", Progress.NONE))
			.contains("no bundle"));
	}

	// -- The catalogue that comes with the program --

	@Test
	void theCatalogueIsComplete() throws Exception {
		final Catalogue catalogue = Catalogue.standard();
		assertEquals(4, catalogue.choose(List.of()).size());
		final Set<String> ids = new HashSet<>();
		for (final Catalogue.Part part : catalogue.parts()) {
			for (final Choice choice : part.choices()) {
				assertTrue(ids.add(choice.id()), choice.id());
				assertTrue(choice.license() != null && choice.title() != null);
				assertEquals("https", URI.create(choice.page()).getScheme());
				assertTrue(choice.bundle().has(part.part()), choice.id());
				for (final PublishedFile file : choice.files()) {
					check(file);
				}
			}
		}
	}

	private static void check(final PublishedFile file) {
		if (file.resource() != null) {
			assertTrue(ModelInstaller.class.getResource("official/" + file
				.resource()) != null, file.resource());
			return;
		}
		assertTrue(file.about() > 0, file.name());
		assertFalse(file.names().isEmpty(), file.name());
		assertTrue(file.url() != null ^ file.hand() != null, file.name());
		if (file.url() != null) assertEquals("https", URI.create(file.url())
			.getScheme());
	}

	/** Any combination makes a description that the plugin accepts. */
	@ParameterizedTest
	@ValueSource(strings = { "", "llama-2-7b-chat,cris-r50,clip-openai",
		"smollm2-360m,cris-r101" })
	void everyChoiceMakesABundle(final String wanted) throws Exception {
		final Catalogue catalogue = new Gson().fromJson(new Gson().toJson(Catalogue
			.standard()).replaceAll("\"(sha256|whole)\":\"\\w+\",?", ""),
			Catalogue.class);
		final List<String> ids = wanted.isEmpty() ? List.of() : Arrays.asList(wanted
			.split(","));
		for (final PublishedFile file : Catalogue.files(catalogue.choose(ids))) {
			final Path path = brought.resolve(file.name());
			Files.createDirectories(path.getParent());
			if (file.resource() == null) Files.write(path, file.tensors() == null
				? bytes(file.name()) : VGG);
		}
		final ModelInstaller official = new ModelInstaller(catalogue, store);
		final ModelBundle bundle = official.install(official.plan(null, ids, brought,
			true), Progress.NONE);
		assertEquals("official", bundle.name());
		assertEquals(List.of(), ModelInstaller.verify(bundle,
			Progress.NONE));
	}

	/** The real files are the only ones with their SHA-256. */
	@ParameterizedTest
	@CsvSource({ "'', 6eb923e7", "llama-2-7b-chat, 08a5566d",
		"smollm2-360m, 2fa3f013" })
	void onlyThePublishedModelIsTakenForIt(final String wanted,
		final String begins) throws Exception
	{
		final List<String> ids = wanted.isEmpty() ? List.of() : List.of(wanted);
		final Catalogue catalogue = Catalogue.standard();
		for (final PublishedFile file : Catalogue.files(catalogue.choose(ids))) {
			final Path path = brought.resolve(file.name());
			Files.createDirectories(path.getParent());
			Files.write(path, bytes("another"));
		}
		final ModelInstaller official = new ModelInstaller(catalogue, store);
		final String message = refusal(() -> official.install(official.plan(null,
			ids, brought, true), Progress.NONE));
		assertTrue(message.contains("should be " + begins), message);
	}

	// -- Helpers --

	private ModelBundle install(final List<String> wanted)
		throws SoulstylerException
	{
		return installer.install(installer.plan(null, wanted, null, false),
			Progress.NONE);
	}

	private ModelInstaller installer(final Catalogue catalogue) {
		return new ModelInstaller(catalogue, store, new HttpSource(
			HttpSource.SILENCE, true), PartFile.Room.REAL);
	}

	/** The shape of the real one, in small. */
	private static Catalogue catalogue(final TestHost at) throws Exception {
		at.offer("/model.gguf", bytes("a language model"));
		at.offer("/clipseg.onnx", bytes("a graph"));
		at.offer("/tokenizer.json", bytes("{}"));
		at.offer("/pinned.pt", bytes("two towers"));
		at.offer("/vgg", VGG);
		final URI clip = at.offer("/clip", bytes("two towers"));
		return catalogue(clip.resolve("/"));
	}

	private static Catalogue catalogue(final URI at, final String... replaced)
		throws Exception
	{
		String json = Files.readString(Path.of(ModelInstallerTest.class.getResource(
			"catalogue.json").toURI())).replace("https://host.example/", at
				.toString());
		for (int i = 0; i < replaced.length; i += 2) {
			json = json.replace(replaced[i], replaced[i + 1]);
		}
		return new Gson().fromJson(json, Catalogue.class);
	}

	private static byte[] bytes(final String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Two convolutions that are needed and a classifier that is not. */
	private static byte[] tensors() {
		final byte[] header = bytes(
			"{\"features.0.weight\":{\"dtype\":\"F32\",\"shape\":[4]," +
				"\"data_offsets\":[0,16]},\"head.fc.weight\":{\"dtype\":\"F32\"," +
				"\"shape\":[250],\"data_offsets\":[16,1016]},\"features.30.bias\":{" +
				"\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[1016,1024]}}");
		final byte[] data = new byte[1024];
		for (int i = 0; i < data.length; i++) {
			data[i] = (byte) i;
		}
		return ByteBuffer.allocate(8 + header.length + data.length).order(
			ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data)
			.array();
	}

	private interface Action {

		void run() throws Exception;
	}

	private static String refusal(final Action action) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			action::run);
		assertEquals(Failure.MODEL, e.failure(), e.getMessage());
		return e.getMessage();
	}
}
