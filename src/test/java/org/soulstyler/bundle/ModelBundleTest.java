package org.soulstyler.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** A bundle says what is wrong with its files before anybody loads them. */
@Tag("models")
class ModelBundleTest {

	@TempDir
	private Path temporary;

	private Path bundle;

	@BeforeEach
	void writeBundle() throws IOException {
		bundle = temporary.resolve("módels 模型").resolve("tiny");
		Files.createDirectories(bundle.resolve("splitter"));
		Files.writeString(bundle.resolve("splitter/s.gguf"), "a splitter");
		describe("splitter/s.gguf");
	}

	@Test
	void aWholeFileIsGivenByItsPath() throws Exception {
		final ModelBundle read = ModelBundle.read(bundle);
		assertEquals(bundle.resolve("splitter/s.gguf"), read.file(read.splitter()
			.model()));
		assertEquals("tiny", read.name());
		assertEquals(0.35, read.segmenter().threshold());
		assertTrue(read.statistics().isEmpty());
		assertEquals(5, read.stylization().get("iterations").getAsInt());
	}

	@Test
	void aThresholdOfZeroIsNotAnAbsentOne() throws Exception {
		final Path description = bundle.resolve("bundle.json");
		Files.writeString(description, Files.readString(description).replace(
			"\"tokenizer\": \"t.json\"},\n\"clip\"",
			"\"tokenizer\": \"t.json\", \"threshold\": 0, \"output\": {\"presenceThreshold\": 0}},\n\"clip\""));
		final SegmenterSection read = ModelBundle.read(bundle).segmenter();
		assertEquals(0., read.threshold());
		assertEquals(0., read.output().presenceThreshold());
		assertEquals(0.5, MaskOutput.CRIS.presenceThreshold());
	}

	@Test
	void aMissingFileIsNamed() throws Exception {
		Files.delete(bundle.resolve("splitter/s.gguf"));
		assertSays("s.gguf is missing");
	}

	@Test
	void aTruncatedFileIsNamed() throws Exception {
		Files.writeString(bundle.resolve("splitter/s.gguf"), "a split");
		assertSays("truncated");
	}

	@Test
	void anAlteredFileIsNamed() throws Exception {
		Files.writeString(bundle.resolve("splitter/s.gguf"), "a splitteR");
		assertSays("altered");
	}

	@Test
	void aFileAlteredAfterItsFirstUseIsNoticed() throws Exception {
		final ModelBundle read = ModelBundle.read(bundle);
		read.file("splitter/s.gguf");
		final Path file = bundle.resolve("splitter/s.gguf");
		Files.writeString(file, "b splitter");
		Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(
			1));
		assertThrows(SoulstylerException.class, () -> read.file("splitter/s.gguf"));
	}

	@Test
	void aNameThatPointsOutOfTheBundleIsRefused() throws Exception {
		for (final String name : List.of("../secret", "/etc/passwd", "a/../../b",
			"c:/x", "a\\\\..\\\\b", "."))
		{
			describe(name);
			final SoulstylerException refusal = assertThrows(
				SoulstylerException.class, () -> ModelBundle.read(bundle));
			assertTrue(refusal.getMessage().contains("refused"), refusal
				.getMessage());
		}
	}

	@Test
	void aDescriptionThatIsNoJsonIsASentence() throws Exception {
		Files.writeString(bundle.resolve("bundle.json"), "{\"name\": ");
		assertSays("bundle.json cannot be used: it is not valid JSON (line 1, " +
			"column 10). Please");
		Files.writeString(bundle.resolve("bundle.json"), "");
		assertSays("bundle.json cannot be used: it is empty. Please");
		Files.writeString(bundle.resolve("bundle.json"), "{}");
		assertSays("does not say \"splitter.model\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"\"layers\": [3]        | \"layers\": null          | does not say \"features.layers\"",
		"\"layers\": [3]        | \"layers\": [null]        | does not say \"features.layers\"",
		"\"layers\": [3]        | \"layers\": [\"3rd\"]     | its features.layers[0] has the wrong type",
		"\"iterations\": 5}     | \"iterations\": 5}, \"files\": 7 | its files has the wrong type",
		"{\"graph\": \"g.onnx\" | {\"threshold\": \"x\", \"graph\": \"g\" | its segmenter.threshold has the wrong",
		"{\"graph\": \"g.onnx\" | {\"threshold\": 7, \"graph\": \"g\" | does not say \"segmenter.threshold between 0 and 1\"",
		"\"splitter/s.gguf\": {  | \"a\": null, \"splitter/s.gguf\": { | does not say \"files\"",
		"\"splitter/s.gguf\": {  | \"\\ud800\": {}, \"splitter/s.gguf\": { | not a file inside the bundle" })
	void aDescriptionThatIsWrongSaysWhere(final String right, final String wrong,
		final String said) throws Exception
	{
		final Path file = bundle.resolve("bundle.json");
		final String whole = Files.readString(file);
		assertTrue(whole.contains(right), right);
		Files.writeString(file, whole.replace(right, wrong));
		assertSays(said);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"\"clip\": {\"weights\": \"c.safetensors\", \"tokenizer\": \"t.json\"} | \"clip\": {\"type\": \"siglip\", \"model\": \"x\"}",
		"\"splitter\": {\"model\": \"splitter/s.gguf\"} | \"splitter\": {\"type\": \"rules\"}",
		"\"graph\": \"g.onnx\" | \"type\": \"sam\"" })
	void anotherKindOfEngineNeedsNoneOfOursFields(final String ours,
		final String theirs) throws Exception
	{
		final Path file = bundle.resolve("bundle.json");
		final String whole = Files.readString(file);
		assertTrue(whole.contains(ours), whole);
		Files.writeString(file, whole.replace(ours, theirs));
		final String type = theirs.replaceAll(".*\"type\": \"(\\w+)\".*", "$1");
		final ModelBundle read = ModelBundle.read(bundle);
		assertTrue(List.of("clip", "splitter", "segmenter").stream().anyMatch(
			section -> read.type(section, "ours").equals(type)));
	}

	@Test
	void aSegmenterOfAnotherMakeIsDescribed() throws Exception {
		describeSegmenter("\"image\": {\"input\": \"pixel_values\", " +
			"\"size\": 352, \"fit\": \"stretch\"}, \"text\": {\"input\": " +
			"\"input_ids\", \"mask\": \"attention_mask\"}, \"weights\": \"w.pth\"");
		final SegmenterSection segmenter = ModelBundle.read(bundle).segmenter();
		assertTrue(segmenter.image().stretch());
		assertEquals(352, segmenter.image().size());
		assertEquals(0.48145466, segmenter.image().mean().get(0));
		assertEquals("attention_mask", segmenter.text().mask());
		assertEquals("logits", segmenter.output().output());
		assertEquals("w.pth", segmenter.weights());
	}

	@Test
	void aSegmenterDescribedWithoutSenseIsRefused() throws Exception {
		for (final String nonsense : List.of("\"image\": {\"fit\": \"squeeze\"}",
			"\"image\": {\"mean\": [0.5]}", "\"image\": {\"std\": [1, 0, 1]}",
			"\"image\": {\"size\": -1}", "\"text\": {\"length\": 1}",
			"\"output\": {\"activation\": \"softmax\"}"))
		{
			describe("splitter/s.gguf");
			describeSegmenter(nonsense);
			assertSays("in terms that make sense");
		}
	}

	@Test
	void aStoreFindsBundlesByNameAndByPath() throws Exception {
		final ModelStore store = new ModelStore(List.of(bundle.getParent()));
		assertEquals(bundle, store.open("tiny").folder());
		assertEquals(bundle, store.open(null).folder());
		assertEquals(bundle, new ModelStore(List.of()).open(bundle.toString())
			.folder());
		final SoulstylerException none = assertThrows(SoulstylerException.class,
			() -> store.open("huge"));
		assertTrue(none.getMessage().contains("Installed are: tiny"));
		assertEquals(Failure.MODEL, none.failure());
	}

	@Test
	void theWorkingDirectoryIsNotSearched() {
		final Path here = Path.of("").toAbsolutePath();
		assertFalse(ModelStore.standard().places().contains(here));
	}

	// -- Helper methods --

	private void assertSays(final String part) {
		final SoulstylerException failure = assertThrows(SoulstylerException.class,
			() -> ModelBundle.read(bundle).file("splitter/s.gguf"));
		assertEquals(Failure.MODEL, failure.failure());
		assertTrue(failure.getMessage().contains(part), failure.getMessage());
	}

	private void describeSegmenter(final String parts) throws IOException {
		final Path file = bundle.resolve("bundle.json");
		Files.writeString(file, Files.readString(file).replace(
			"\"graph\": \"g.onnx\"", "\"graph\": \"g.onnx\", " + parts));
	}

	private void describe(final String splitter) throws IOException {
		Files.writeString(bundle.resolve("bundle.json"), """
				{"name": "tiny", "license": "BSD-2-Clause",
				"splitter": {"model": "%1$s"},
				"segmenter": {"graph": "g.onnx", "tokenizer": "t.json"},
				"clip": {"weights": "c.safetensors", "tokenizer": "t.json"},
				"features": {"weights": "f.safetensors", "layers": [3]},
				"stylization": {"iterations": 5},
				"files": {"%1$s": {"sha256": "%2$s", "bytes": 10}}}
				""".formatted(splitter, FileCheck.sha256(bundle.resolve(
			"splitter/s.gguf"))));
	}
}
