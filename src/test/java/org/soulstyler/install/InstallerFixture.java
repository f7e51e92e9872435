package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;

/** A small catalogue on a host on this machine. */
abstract class InstallerFixture {

	static final byte[] VGG = tensors();

	@TempDir
	Path temporary;

	TestHost host;
	Path store;
	Path brought;
	ModelInstaller installer;

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

	// -- Helpers --

	ModelBundle install(final List<String> wanted) throws SoulstylerException {
		return installer.install(installer.plan(null, wanted, null, false),
			Progress.NONE);
	}

	ModelInstaller installer(final Catalogue catalogue) {
		return new ModelInstaller(catalogue, store, new HttpSource(
			HttpSource.SILENCE, true), PartFile.Room.REAL);
	}

	/** The shape of the real one, in small. */
	static Catalogue catalogue(final TestHost at) throws Exception {
		at.offer("/model.gguf", bytes("a language model"));
		at.offer("/clipseg.onnx", bytes("a graph"));
		at.offer("/tokenizer.json", bytes("{}"));
		at.offer("/pinned.pt", bytes("two towers"));
		at.offer("/vgg", VGG);
		final URI clip = at.offer("/clip", bytes("two towers"));
		return catalogue(clip.resolve("/"));
	}

	static Catalogue catalogue(final URI at, final String... replaced)
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

	static byte[] bytes(final String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Two convolutions that are needed and a classifier that is not. */
	static byte[] tensors() {
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

	interface Action {

		void run() throws Exception;
	}

	static String refusal(final Action action) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			action::run);
		assertEquals(Failure.MODEL, e.failure(), e.getMessage());
		return e.getMessage();
	}
}
