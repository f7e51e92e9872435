package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.tensorfile.TensorFile;

/**
 * CLIP's embeddings are those of transformers (models/reference/golden_clip.py),
 * from files in either naming.
 */
class ClipTest extends NetworkTest {

	private static final String HUGGING_FACE = "clip-huggingface.safetensors";
	private static final String OPEN_CLIP = "clip-openclip.safetensors";

	private static final List<String> TEXTS = List.of("a photo of a red apple.",
		"fire", "a bad photo of the white sailboat with three blue sails", "");

	private Clip open(final String weights) throws Exception {
		return Clip.open(Golden.file(weights), Golden.file("tokenizer.json"), ops,
			scope);
	}

	@ParameterizedTest
	@ValueSource(strings = { HUGGING_FACE, OPEN_CLIP })
	void imagesAndTextsAreTheReferences(final String weights) throws Exception {
		try (Clip clip = open(weights)) {
			final TensorFile golden = SafeTensors.open(Golden.file(
				"clip-golden.safetensors"));
			assertEquals(24, clip.inputSize());
			assertEquals(21, clip.contextLength());
			final NDArray normalised = clip.normalise(read(golden, "rgb"));
			Golden.assertClose("image embeddings", clip.encodeImages(normalised),
				read(golden, "image"), 1e-5);
			Golden.assertClose("text embeddings", clip.encodeTexts(TEXTS), read(
				golden, "text"), 1e-5);
			final NDArray direction = read(golden, "direction");
			Golden.assertClose("gradient", gradient(normalised.duplicate(), x -> clip
				.encodeImages(x).mul(direction).sum()), read(golden, "gradient"), 1e-4);
		}
	}

	@Test
	void manyImagesGoInChunksWithTheSameResultAndGradient() throws Exception {
		try (Clip clip = open(HUGGING_FACE)) {
			final TensorFile golden = SafeTensors.open(Golden.file(
				"clip-golden.safetensors"));
			final NDArray three = clip.normalise(read(golden, "rgb"));
			final NDArray nineteen = three.tile(new long[] { 7, 1, 1, 1 }).get(
				"0:19");
			final NDArray direction = read(golden, "direction").tile(new long[] { 7,
				1 }).get("0:19");
			final NDArray expected = read(golden, "image").tile(new long[] { 7, 1 })
				.get("0:19");
			Golden.assertClose("embeddings", clip.encodeImages(nineteen), expected,
				1e-5);
			final NDArray gradient = gradient(nineteen.duplicate(), x -> clip
				.encodeImages(x).mul(direction).sum());
			Golden.assertClose("gradient of the last", gradient.get("15:18"), read(
				golden, "gradient"), 1e-4);
		}
	}

	@Test
	void moreTextsThanAChunkKeepTheirOrder() throws Exception {
		try (Clip clip = open(OPEN_CLIP)) {
			final NDArray few = clip.encodeTexts(TEXTS);
			final NDArray many = clip.encodeTexts(Collections.nCopies(9, TEXTS)
				.stream().flatMap(List::stream).toList());
			assertEquals(36, many.getShape().get(0));
			Golden.assertClose("the last four", many.get("32:36"), few, 1e-5);
		}
	}

	@Test
	void weightsStayWithoutGradients() throws Exception {
		try (Clip clip = open(HUGGING_FACE)) {
			gradient(scope.zeros(new Shape(1, 3, 24, 24)), x -> clip.encodeImages(x)
				.sum());
			final NDArray texts = clip.encodeTexts(TEXTS);
			assertFalse(texts.hasGradient());
		}
	}

	@Test
	void aTowerWithoutLevelsHasNone() throws Exception {
		try (Clip clip = open(HUGGING_FACE);
				ImageEncoding encoding = clip.encodeImagesAndLevels(scope.zeros(
					new Shape(1, 3, 24, 24))))
		{
			assertTrue(encoding.levels().centred().isEmpty());
			assertTrue(clip.levelChannels().isEmpty(), "as it says beforehand");
		}
	}

	@Test
	void imagesOfAnotherSizeAreAMistake() throws Exception {
		try (Clip clip = open(HUGGING_FACE)) {
			final NDArray wrong = scope.zeros(new Shape(1, 3, 20, 24));
			assertThrows(IllegalArgumentException.class, () -> clip.encodeImages(
				wrong));
		}
	}

	@Test
	void aFileOfAnotherKindIsAModelFailure(@TempDir final Path folder)
		throws Exception
	{
		final Path tokenizer = Golden.file("tokenizer.json");
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> Clip.open(Golden.file("features.safetensors"), tokenizer, ops,
				scope));
		assertEquals(Failure.MODEL, exc.failure());
		assertTrue(exc.getMessage().contains("features.safetensors"), exc
			.getMessage());
		final byte[] bytes = Files.readAllBytes(Golden.file(HUGGING_FACE));
		final Path cut = Files.write(folder.resolve("cut.safetensors"),
			java.util.Arrays.copyOf(bytes, bytes.length / 2));
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> Clip.open(cut, tokenizer, ops, scope)).failure());
	}

	@Test
	void nothingIsLeftBehind() throws Exception {
		final int before = scope.getManagedArrays().size();
		try (Clip clip = open(HUGGING_FACE)) {
			final NDArray images = scope.zeros(new Shape(11, 3, 24, 24));
			for (int i = 0; i < 3; i++) {
				try (NDArray normalised = clip.normalise(images);
						NDArray a = clip.encodeImages(normalised);
						NDArray b = clip.encodeTexts(TEXTS))
				{
					NDArrays.concat(new ai.djl.ndarray.NDList(a, a)).close();
				}
			}
			images.close();
		}
		assertEquals(before, scope.getManagedArrays().size());
	}
}
