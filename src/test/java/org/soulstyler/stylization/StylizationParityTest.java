package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.network.Clip;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.PromptTemplates;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.Tensors;
import org.soulstyler.torch.TorchOps;

/**
 * The loop at full size, with ViT-B/32, VGG-19 and the paper's StyleNet, against
 * CLIPstyler's public code (models/reference/parity_stylization.py), with the
 * same crops: each step from the reference's parameters, and ten steps from the
 * same start. Run by the profile {@code parity}; writes
 * {@code target/parity-losses.md}.
 */
@Tag("models")
@EnabledIfSystemProperty(named = "parity.dir", matches = ".+")
class StylizationParityTest {

	private static final double ALLOWED = 1e-3;

	private static Path file(final String name) {
		return Path.of(System.getProperty("parity.dir"), name);
	}

	@Test
	void tenStepsAreAsInThePublicCode() throws Exception {
		assumeTrue(Files.exists(file("stylization-golden.json")),
			"see parity_stylization.py");
		final JsonObject golden = JsonParser.parseString(Files.readString(file(
			"stylization-golden.json"))).getAsJsonObject();
		final Map<String, Double> each = errors(golden, true);
		final Map<String, Double> free = errors(golden, false);
		write(each, free);
		each.forEach((name, error) -> assertTrue(error <= ALLOWED, name + ": " +
			error));
		// Rounding grows tenfold with a step: see models/README.md.
		assertTrue(free.get("total") <= 10 * ALLOWED, free.toString());
	}

	/**
	 * The largest error of each loss over ten steps.
	 *
	 * @param led whether each step starts from the reference's parameters
	 */
	private static Map<String, Double> errors(final JsonObject golden,
		final boolean led) throws Exception
	{
		final JsonArray steps = golden.getAsJsonArray("steps");
		final StylizationSettings settings = Preset.PAPER.settings().with(golden
			.getAsJsonObject("settings"));
		assertEquals(PromptTemplates.imageNet(), settings.prompts().templates(),
			"the public code's templates");
		final Map<String, Double> errors = new TreeMap<>();
		try (NDManager manager = NDManager.newBaseManager(Devices.choose(DeviceWish
			.parse(System.getProperty("parity.device", "cpu"))).device(), "PyTorch"))
		{
			final TorchOps ops = TorchOps.open(manager);
			final StyleNetworks networks = new StyleNetworks(Clip.open(file(
				"clip-huggingface.safetensors"), file("tokenizer.json"), ops, manager),
				FeatureNetwork.open(file("features.safetensors"), ops, manager), null,
				null);
			final SafeTensors arrays = SafeTensors.open(file(
				"stylization-golden.safetensors"));
			final StyleNet net = StyleNet.create(ops, manager, settings, new Random(
				golden.get("seed").getAsLong()));
			assertArrayEquals(arrays.floats("parameters.0"), net.parameters()
				.toFloatArray(), 1e-7f);
			try (StylizationRun run = new StylizationRun(networks, ops,
				StylizationRunTest.scene(Tensors.read(arrays, "picture", manager)),
				null, net, null, null, StylizationRunTest.recorded(steps), golden.get(
					"text").getAsString(), settings, stage -> {}))
			{
				for (int i = 0; i < steps.size(); i++) {
					final JsonObject expected = steps.get(i).getAsJsonObject()
						.getAsJsonObject("losses");
					if (led) net.load(arrays.floats("parameters." + i));
					run.step((losses, output) -> {
						assertEquals(expected.keySet(), losses.keySet());
						losses.forEach((name, loss) -> errors.merge(name, Math.abs(loss /
							expected.get(name).getAsDouble() - 1), Math::max));
						return true;
					});
				}
			}
		}
		return errors;
	}

	private static void write(final Map<String, Double> each,
		final Map<String, Double> free) throws Exception
	{
		final List<String> table = new ArrayList<>(List.of(
			"| largest relative error over 10 steps | each step | from one start |",
			"|---|---|---|"));
		each.forEach((name, error) -> table.add(String.format(Locale.ROOT,
			"| %s | %.1e | %.1e |", name, error, free.get(name))));
		Files.write(Path.of("target", "parity-losses.md"), table);
	}
}
