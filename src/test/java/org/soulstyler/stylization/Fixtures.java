package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.Clip;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.network.StartPredictor;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.crop.CropCutter;
import org.soulstyler.stylization.crop.CropWindow;
import org.soulstyler.stylization.crop.Perspective;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.Tensors;
import org.soulstyler.torch.TorchOps;

/**
 * What PyTorch computed (models/reference/golden_stylization.py), and the small
 * random networks that it used.
 */
public final class Fixtures implements AutoCloseable {

	public static final String TEXT = "blue waves";
	private static final String THREADS = "ai.djl.pytorch.num_threads";

	public final NDManager manager;
	public final TorchOps ops;
	public final JsonObject expected;

	private Fixtures() throws SoulstylerException {
		// Networks this small lose more by threads than they win.
		if (System.getProperty(THREADS) == null) System.setProperty(THREADS, "1");
		manager = NDManager.newBaseManager(Devices.choose(DeviceWish.CPU).device(),
			"PyTorch");
		ops = TorchOps.open(manager);
		try {
			expected = JsonParser.parseString(Files.readString(file("expected.json")))
				.getAsJsonObject();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	public static Fixtures open() throws SoulstylerException {
		return new Fixtures();
	}

	@Override
	public void close() {
		ops.close();
		manager.close();
	}

	public NDArray array(final String name) throws SoulstylerException {
		return Tensors.read(SafeTensors.open(file("expected.safetensors")), name,
			manager);
	}

	public float[] values(final String name) throws SoulstylerException {
		return array(name).toFloatArray();
	}

	public StyleNetworks networks() throws SoulstylerException {
		final Clip clip = Clip.open(networkFile("clip.safetensors"), networkFile(
			"tokenizer.json"), ops, manager);
		return new StyleNetworks(clip, FeatureNetwork.open(networkFile(
			"features.safetensors"), ops, manager), StatisticsPredictor.open(
				networkFile("statistics.safetensors"), clip.levelChannels(), ops,
				manager), StartPredictor.open(networkFile("start.safetensors"), ops,
					manager));
	}

	public Stylizer stylizer() throws SoulstylerException {
		return new Stylizer(networks(), ops, manager);
	}

	/** Settings that the small networks can run in a moment. */
	public static StylizationSettings small() {
		final JsonObject json = JsonParser.parseString("""
				{"iterations": 3, "cropCount": 6, "minCropSize": 16, "maxCropSize": 32,
				"contentLayers": [5, 12], "baseChannels": 4, "workingSize": 64,
				"templates": ["{}"], "source": "the dog"}""").getAsJsonObject();
		return Preset.PAPER.settings().with(json);
	}

	/** All that a starter bundle turns on, on top of {@link #small()}. */
	public static StylizationSettings starter() {
		final JsonObject json = JsonParser.parseString("""
				{"learningRate": 0.012, "residual": true, "noiseChannels": 4,
				"gradientClip": 1, "patchWeight": 0.3, "absoluteWeight": 0.7,
				"contrastWeight": 0.2, "statisticsWeight": 0.5, "contentWeight": 0.03,
				"tvWeight": 0.001, "backgroundWeight": 1, "threshold": 0.3,
				"extraCrops": false, "anchors": ["fire", "a mosaic of green tiles"]}""")
			.getAsJsonObject();
		return small().with(json);
	}

	public static CropWindow window(final JsonElement crop) {
		final JsonArray c = crop.getAsJsonArray();
		return new CropWindow(c.get(0).getAsInt(), c.get(1).getAsInt(), c.get(2)
			.getAsInt());
	}

	public static List<CropWindow> windows(final JsonElement crops) {
		final List<CropWindow> windows = new ArrayList<>();
		crops.getAsJsonArray().forEach(c -> windows.add(window(c)));
		return windows;
	}

	public static List<CropCutter.View> views(final JsonElement crops) {
		final List<CropCutter.View> views = new ArrayList<>();
		crops.getAsJsonArray().forEach(c -> views.add(new CropCutter.View(window(c),
			Perspective.of(window(c).size(), corners(c)))));
		return views;
	}

	public static double[][] corners(final JsonElement crop) {
		final JsonArray corners = crop.getAsJsonArray().get(3).getAsJsonArray();
		final double[][] values = new double[4][];
		for (int i = 0; i < 4; i++) {
			final JsonArray corner = corners.get(i).getAsJsonArray();
			values[i] = new double[] { corner.get(0).getAsDouble(), corner.get(1)
				.getAsDouble() };
		}
		return values;
	}

	public static void assertClose(final String what, final float[] expected,
		final float[] actual, final double tolerance)
	{
		assertTrue(expected.length == actual.length, what + ": length " +
			actual.length + " instead of " + expected.length);
		double difference = 0, norm = 0;
		for (int i = 0; i < expected.length; i++) {
			difference += Math.pow(actual[i] - expected[i], 2);
			norm += Math.pow(expected[i], 2);
		}
		final double error = Math.sqrt(difference / Math.max(norm, 1e-30));
		assertTrue(error <= tolerance, what + " is off by " + error +
			" (relative), more than " + tolerance);
	}

	public static Path file(final String name) {
		return resource("/org/soulstyler/stylization/" + name);
	}

	private static Path networkFile(final String name) {
		return resource("/org/soulstyler/network/style/" + name);
	}

	private static Path resource(final String name) {
		try {
			return Path.of(Fixtures.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
