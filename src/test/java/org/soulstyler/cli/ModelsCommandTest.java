package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.install.Catalogue;
import org.soulstyler.install.TestHost;

/** The models of a small catalogue, from a host on this machine. */
@Tag("models")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ModelsCommandTest {

	private static final String LOOPBACK = "soulstyler.download.loopback";

	@TempDir
	Path temporary;

	private final InputStream keyboard = System.in;
	private TestHost host;
	private Path store;
	private Path catalogue;
	private String out;
	private String err;

	@BeforeEach
	void open() throws Exception {
		System.setProperty(LOOPBACK, "true");
		host = new TestHost();
		store = temporary.resolve("Modelle für Fiji");
		for (final String file : new String[] { "/model.gguf", "/clipseg.onnx",
			"/tokenizer.json", "/clip" })
		{
			host.offer(file, file.getBytes(StandardCharsets.UTF_8));
		}
		final URI vgg = host.offer("/vgg", vgg());
		catalogue = Files.writeString(temporary.resolve("catalogue.json"), Files
			.readString(Path.of(Catalogue.class.getResource("catalogue.json")
				.toURI())).replace("https://host.example/", vgg.resolve("/")
					.toString()));
	}

	@AfterEach
	void close() {
		System.clearProperty(LOOPBACK);
		System.setIn(keyboard);
		host.close();
	}

	@Test
	void installsListsChecksAndRemoves() throws Exception {
		assertEquals(0, models("install", "--yes"), () -> err);
		final Path bundle = store.resolve("tiny");
		assertEquals(bundle.toString(), out.strip());
		assertTrue(err.contains("Licence: Apache-2.0") && err.contains(
			"3.0 MB from 127.0.0.1"), err);

		assertEquals(0, models("list"));
		assertTrue(out.contains("Tiny models of no use") && out.contains(bundle
			.toString()) && out.contains("* clipseg: CLIPSeg, tiny"), out);

		assertEquals(0, models("verify", "tiny"));
		assertEquals("tiny", out.strip());
		Files.writeString(bundle.resolve("splitter/model.gguf"), "altered");
		assertEquals(ExitStatus.of(Failure.MODEL), models("verify", "tiny"));
		assertTrue(err.contains("model.gguf"), err);

		assertEquals(0, models("remove", "tiny", "--yes"));
		assertFalse(Files.exists(bundle));
	}

	@Test
	void fetchesNothingWithoutConsent() {
		answer("n\n");
		assertEquals(ExitStatus.of(Failure.CANCELLED), models("install"));
		assertTrue(err.contains("About 7.0 MB will be downloaded") && err.contains(
			"[y/N]"), err);
		answer("");
		assertEquals(ExitStatus.of(Failure.CANCELLED), models("install"));
		assertTrue(host.requests().isEmpty());
		assertFalse(Files.exists(store));
	}

	@Test
	void installsWhenTheUserSaysYes() {
		answer("yes\n");
		assertEquals(0, models("install", "mine"), () -> err);
		assertTrue(ModelBundle.isBundle(store.resolve("mine")));
		answer("y\n");
		assertEquals(0, models("remove", "mine"), () -> err);
	}

	@Test
	void installsByHandWithoutTheInternet() throws Exception {
		final Path brought = Files.createDirectories(temporary.resolve(
			"Von Hand/hub"));
		Files.writeString(brought.resolve("tokenizer.json"), "{}");
		for (final String file : new String[] { "model.gguf", "best_model.pth",
			"clip.safetensors" })
		{
			Files.writeString(brought.resolveSibling(file), file);
		}
		Files.write(brought.resolveSibling("vgg.safetensors"), vgg());
		assertEquals(0, models("install", "--with", "cris", "--from", brought
			.getParent().toString(), "--offline", "-y"), () -> err);
		assertTrue(host.requests().isEmpty());
		assertEquals(0, models("verify", "tiny"), () -> err);
	}

	@Test
	void saysWhichFilesMustBeBrought() {
		assertEquals(ExitStatus.of(Failure.MODEL), models("install", "--with",
			"cris", "--yes"));
		assertTrue(err.contains("best_model.pth"), err);
	}

	@Test
	void saysThatThereIsNoSuchBundle() {
		assertEquals(ExitStatus.of(Failure.MODEL), models("verify", "none"));
		assertEquals(ExitStatus.of(Failure.MODEL), models("remove", "none", "-y"));
	}

	// -- Helpers --

	/** Runs a subcommand on the test's store and catalogue. */
	private int models(final String subcommand, final String... more) {
		final String[] arguments = new String[more.length + 6];
		arguments[0] = "models";
		arguments[1] = subcommand;
		arguments[2] = "--into";
		arguments[3] = store.toString();
		arguments[4] = "--catalogue";
		arguments[5] = catalogue.toString();
		System.arraycopy(more, 0, arguments, 6, more.length);
		final ByteArrayOutputStream standard = new ByteArrayOutputStream();
		final ByteArrayOutputStream error = new ByteArrayOutputStream();
		final int status = SoulstylerCli.run(stream(standard), stream(error),
			arguments);
		out = standard.toString(StandardCharsets.UTF_8);
		err = error.toString(StandardCharsets.UTF_8);
		return status;
	}

	private static PrintStream stream(final ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static void answer(final String text) {
		System.setIn(new ByteArrayInputStream(text.getBytes(
			StandardCharsets.UTF_8)));
	}

	/** One tensor, of four bytes. */
	private static byte[] vgg() {
		final String header =
			"{\"features.0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
		return ((char) header.length() + "\0\0\0\0\0\0\0" + header + "\1\2\3\4")
			.getBytes(StandardCharsets.ISO_8859_1);
	}
}
