package org.soulstyler.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.install.Catalogue;
import org.soulstyler.install.ModelInstaller;
import org.soulstyler.segmentation.OnnxSegmenter;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;
import org.soulstyler.tokenizer.ClipTokenizer;
import org.soulstyler.vocabulary.Vocabulary;

/** Models' files, their descriptions and catalogues of them, damaged. */
@Tag("fuzz")
class ModelsFuzzTest {

	@TempDir
	private Path folder;

	@Test
	void damagedTensorFilesAreReadOrRefused() throws Exception {
		final List<Path> whole = List.of(resource("network/features.safetensors"),
			resource("network/style/clip.safetensors"), resource(
				"tensorfile/checkpoints/ViT-tiny.pt"), resource(
					"tensorfile/checkpoints/training-run.pth"), resource(
						"tensorfile/checkpoints/types-and-views.pth"));
		Fuzzer.run("tensor files", (random, number) -> {
			final Path bad = folder.resolve("bad");
			Files.write(bad, Mutation.of(Files.readAllBytes(whole.get(number % whole
				.size())), random));
			final TensorFile file = TensorFiles.open(bad);
			for (final String name : file.names())
				file.weights(name);
			return "read";
		});
	}

	@Test
	void damagedTokenizersAreReadOrRefused() throws Exception {
		final String whole = Files.readString(starter().file(starter().clip()
			.tokenizer()));
		Fuzzer.run("tokenizers", (random, number) -> {
			final Path bad = folder.resolve("tokenizer.json");
			Files.write(bad, number == 0 ? whole.getBytes() : number % 2 == 0
				? JsonMutation.of(whole, random) : Mutation.of(whole.getBytes(),
					random));
			try (ClipTokenizer tokenizer = ClipTokenizer.open(bad)) {
				tokenizer.encode("a red apple", 16);
			}
			return "read";
		});
	}

	@Test
	void damagedWordListsAreReadOrRefused() throws Exception {
		final String whole = Files.readString(starter().file(starter().clip()
			.vocabulary()));
		Fuzzer.run("word lists", (random, number) -> {
			final Path bad = folder.resolve("vocabulary.json");
			Files.write(bad, JsonMutation.of(whole, random));
			Vocabulary.read(bad);
			return "read";
		});
	}

	@Test
	void damagedGraphsAreReadOrRefused() throws Exception {
		final Path starter = starter().folder();
		final JsonObject description = JsonParser.parseString(Files.readString(
			starter.resolve(ModelBundle.DESCRIPTION))).getAsJsonObject();
		final JsonObject stamp = description.getAsJsonObject("files")
			.getAsJsonObject("segmenter/segmenter.onnx");
		final Path bundle = folder.resolve("own");
		final Path room = Files.createDirectories(bundle.resolve("segmenter"));
		for (final String name : List.of("nouns.json", "nouns.safetensors"))
			Files.copy(starter.resolve("segmenter").resolve(name), room.resolve(
				name));
		final byte[] whole = Files.readAllBytes(starter.resolve(
			"segmenter/segmenter.onnx"));
		Fuzzer.run("graphs", (random, number) -> {
			final byte[] graph = number == 0 ? whole : Mutation.of(whole, random);
			Files.write(room.resolve("segmenter.onnx"), graph);
			// A graph of somebody's own: its checksum fits.
			stamp.addProperty("bytes", graph.length);
			stamp.addProperty("sha256", HexFormat.of().formatHex(MessageDigest
				.getInstance("SHA-256").digest(graph)));
			Files.writeString(bundle.resolve(ModelBundle.DESCRIPTION), description
				.toString());
			OnnxSegmenter.open(ModelBundle.read(bundle), DeviceWish.CPU).close();
			return "read";
		});
	}

	@Test
	void damagedDescriptionsAreReadOrRefused() throws Exception {
		final Path starter = starter().folder();
		final String whole = Files.readString(starter.resolve(
			ModelBundle.DESCRIPTION));
		Fuzzer.run("descriptions", (random, number) -> {
			final Path bundle = Files.createDirectories(folder.resolve("bundle"));
			Files.write(bundle.resolve(ModelBundle.DESCRIPTION), JsonMutation.of(
				whole, random));
			final ModelBundle read = ModelBundle.read(bundle);
			read.checksums();
			try (Soulstyler soulstyler = Soulstyler.open(read, DeviceWish.CPU)) {
				soulstyler.defaults();
			}
			return "read";
		});
	}

	@Test
	void damagedCataloguesAreReadOrRefused() throws Exception {
		final String whole;
		try (var in = Catalogue.class.getResourceAsStream(
			"official/catalogue.json"))
		{
			whole = new String(in.readAllBytes());
		}
		final Path brought = Files.createDirectory(folder.resolve("brought"));
		Fuzzer.run("catalogues", (random, number) -> {
			final Path bad = folder.resolve("catalogue.json");
			Files.write(bad, JsonMutation.of(whole, random));
			final Catalogue catalogue = Catalogue.read(bad);
			catalogue.lines();
			final ModelInstaller installer = new ModelInstaller(catalogue, folder
				.resolve("models"));
			final var plan = installer.plan(null, List.of(), number % 2 == 0 ? null
				: brought, number % 3 == 0);
			plan.lines();
			for (final var step : plan.steps()) {
				if (step.path() != null && !step.path().startsWith(brought))
					throw new AssertionError(step.path() + " is none of ours");
				if (step.file().url() != null && URI.create(step.file().url())
					.getUserInfo() != null) throw new AssertionError("a password");
			}
			return "planned";
		});
	}

	// -- Helper methods --

	private static ModelBundle starter() throws Exception {
		return ModelStore.standard().open("starter");
	}

	private static Path resource(final String name) throws Exception {
		return Path.of(Soulstyler.class.getResource(name).toURI());
	}
}
