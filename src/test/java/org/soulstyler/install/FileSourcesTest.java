package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.soulstyler.bundle.KnownChecksums;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.install.Catalogue.PublishedFile;
import org.soulstyler.progress.Progress;

/** Where an installed file comes from, and what is believed of it. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FileSourcesTest extends InstallerFixture {

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
		assertEquals(List.of(), ModelInstaller.verify(bundle, Progress.NONE));
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
			"pinned"), brought, false), Progress.NONE)).contains("should be"));
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
}
