package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;
import org.soulstyler.tokenizer.ClipTokenizer;
import org.soulstyler.torch.HalfStorage;
import org.soulstyler.torch.Precision;

/**
 * CLIP ViT-B/32 and VGG-19 at full size, with generated weights, against
 * transformers and torchvision (models/reference/parity.py). Run by the profile
 * {@code parity}; writes {@code target/parity.md}.
 */
@EnabledIfSystemProperty(named = "parity.dir", matches = ".+")
class ParityTest extends NetworkTest {

	private static final double OUTPUTS = 1e-4;
	private static final double GRADIENTS = 1e-3;

	private static final List<String> TABLE = new ArrayList<>(List.of(
		"| what | against | relative error | allowed |", "|---|---|---|---|"));

	private static Path file(final String name) {
		return Path.of(System.getProperty("parity.dir"), name);
	}

	@AfterAll
	static void writeTable() throws IOException {
		Files.write(Path.of("target", "parity.md"), TABLE);
	}

	private static void compare(final String what, final String reference,
		final NDArray ours, final NDArray theirs, final double allowed)
	{
		assertArrayEquals(theirs.getShape().getShape(), ours.getShape().getShape(),
			what);
		final double error = Golden.relativeError(ours.toFloatArray(), theirs
			.toFloatArray());
		TABLE.add(String.format(Locale.ROOT, "| %s | %s | %.1e | %.0e |", what,
			reference, error, allowed));
		assertTrue(error <= allowed, what + ": " + error);
	}

	@ParameterizedTest
	@CsvSource({ "huggingface, clip-huggingface.safetensors",
		"openclip, clip-openclip.safetensors", "OpenAI's archive, ViT-B-32.pt" })
	void clip(final String naming, final String weightsFile) throws Exception {
		assumeTrue(Files.exists(file(weightsFile)), "see parity.py");
		final TensorFile golden = TensorFiles.open(file("clip-golden.safetensors"));
		final Weights weights = new Weights(TensorFiles.open(file(weightsFile)),
			scope);
		final ImageTower tower = VisionTransformer.read(weights, Precision.FLOAT32,
			ops);
		final NDArray mean = Clip.channels(scope, new float[] { .48145466f,
			.4578275f, .40821073f });
		final NDArray deviation = Clip.channels(scope, new float[] { .26862954f,
			.26130258f, .27577711f });
		final NDArray x = read(golden, "rgb").sub(mean).div(deviation);
		compare("ViT-B/32 image embedding, " + naming, "transformers", tower.encode(
			x).embeddings(), read(golden, "image"), OUTPUTS);
		final NDArray direction = read(golden, "direction");
		compare("its gradient to the image", "transformers", gradient(x.duplicate(),
			i -> tower.encode(i).embeddings().mul(direction).sum()), read(golden,
				"gradient"), GRADIENTS);

		final float[] numbers = golden.floats("tokens");
		final int length = (int) golden.shape("tokens")[1];
		final long[][] tokens = new long[numbers.length / length][length];
		for (int i = 0; i < numbers.length; i++)
			tokens[i / length][i % length] = (long) numbers[i];
		compare("its text embedding", "transformers", new TextTower(weights,
			new HalfStorage(Precision.FLOAT32), ops).encode(tokens, scope), read(
				golden, "text"), OUTPUTS);
	}

	@Test
	void vgg() throws Exception {
		final TensorFile golden = TensorFiles.open(file(
			"features-golden.safetensors"));
		try (FeatureNetwork network = FeatureNetwork.open(file(
			"features.safetensors"), ops, scope))
		{
			final NDArray x = network.normalise(read(golden, "rgb"));
			final List<NDArray> features = network.features(x, 21, 30, 31);
			compare("VGG-19 conv4_2", "torchvision", features.get(0), read(golden,
				"out21"), OUTPUTS);
			compare("VGG-19 conv5_2", "torchvision", features.get(1), read(golden,
				"out30"), OUTPUTS);
			compare("VGG-19 relu5_2", "torchvision", features.get(2), read(golden,
				"out31"), OUTPUTS);
			final NDArray direction21 = read(golden, "direction21");
			final NDArray direction30 = read(golden, "direction30");
			final NDArray gradient = gradient(x.duplicate(), i -> {
				final List<NDArray> out = network.features(i, 21, 30);
				return out.get(0).mul(direction21).sum().add(out.get(1).mul(direction30)
					.sum());
			});
			compare("their gradient to the image", "torchvision, channels last",
				gradient, read(golden, "gradient.channels-last"), GRADIENTS);
			// Where a ReLU's input is nearly 0, rounding decides: torchvision's own
			// layouts are as far apart.
			compare("the same", "torchvision, channels first", gradient, read(golden,
				"gradient"), 3 * GRADIENTS);
		}
	}

	@Test
	void tokens() throws Exception {
		assumeTrue(Files.exists(file("tokens.json")), "see parity_tokens.py");
		final JsonArray sentences = JsonParser.parseString(Files.readString(file(
			"tokens.json"))).getAsJsonArray();
		int different = 0;
		try (ClipTokenizer tokenizer = ClipTokenizer.open(file("tokenizer.json"))) {
			for (final JsonElement e : sentences) {
				final long[] expected = new long[77];
				int n = 0;
				for (final JsonElement token : e.getAsJsonObject().getAsJsonArray(
					"tokens"))
					expected[n++] = token.getAsLong();
				if (!Arrays.equals(expected, tokenizer.encode(e.getAsJsonObject().get(
					"text").getAsString(), 77))) different++;
			}
		}
		TABLE.add("| tokens of " + sentences.size() +
			" sentences | transformers | " + different + " differ | 0 |");
		assertEquals(0, different);
	}
}
