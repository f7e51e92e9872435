package org.soulstyler.stylization;

import ai.djl.ndarray.NDManager;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.network.Clip;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.network.StartPredictor;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.TorchOps;

/**
 * Run by hand: restyles a photograph within an outline drawn by hand.
 *
 * <pre>
 * StylizationProbe style-folder photo polygons.json text out.png [settings]
 * </pre>
 *
 * The folder holds a bundle's style files and their {@code bundle.json}; the
 * settings are a JSON object on top of those. {@code -Dpixels=512} resizes the
 * picture's longest side first.
 */
final class StylizationProbe {

	private StylizationProbe() {}

	public static void main(final String[] args) throws Exception {
		final Path folder = Path.of(args[0]);
		final BufferedImage photo = resize(ImageIO.read(new File(args[1])));
		final ColorImage image = toImage(photo);
		final Mask mask = outline(args[1], Path.of(args[2]), photo.getWidth(), photo
			.getHeight());
		final JsonObject bundle = JsonParser.parseString(Files.readString(folder
			.resolve("bundle.json"))).getAsJsonObject();
		final StylizationSettings settings = settings(bundle).with(args.length > 5
			? JsonParser.parseString(args[5]).getAsJsonObject() : new JsonObject());
		final long start = System.nanoTime();
		try (NDManager manager = NDManager.newBaseManager(Devices.choose(
			DeviceWish.AUTO).device(), "PyTorch");
				TorchOps ops = TorchOps.open(manager))
		{
			final Clip clip = Clip.open(file(folder, bundle, "clip", "weights"), file(
				folder, bundle, "clip", "tokenizer"), ops, manager);
			final FeatureNetwork features = FeatureNetwork.open(file(folder, bundle,
				"features", "weights"), ops, manager);
			final StatisticsPredictor statistics = bundle.has("statistics")
				? StatisticsPredictor.open(file(folder, bundle, "statistics",
					"weights"), clip.levelChannels(), ops, manager) : null;
			final StartPredictor predictor = bundle.has("start") ? StartPredictor
				.open(file(folder, bundle, "start", "weights"), ops, manager) : null;
			System.out.printf("loaded after %.1f s%n", (System.nanoTime() - start) /
				1e9);
			final StylizationResult result = new Stylizer(new StyleNetworks(clip,
				features, statistics, predictor), ops, manager).stylize(image, mask,
					args[3], settings, new Progress()
					{

						@Override
						public boolean iteration(final int iteration, final int of,
							final Map<String, Double> losses,
							final Supplier<ColorImage> preview)
					{
							if (iteration == 1 || iteration % 25 == 0) System.out.printf(
								"%4d %6.1f s %s%n", iteration, (System.nanoTime() - start) /
									1e9, losses);
							return true;
						}
					});
			System.out.printf("%d iterations, %.1f s on %s%n", result.iterations(),
				result.seconds(), result.device());
			ImageIO.write(toPicture(result.picture()), "png", new File(args[4]));
		}
		System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
			.filter(l -> l.startsWith("VmHWM")).findFirst().orElse(""));
	}

	private static StylizationSettings settings(final JsonObject bundle) {
		final JsonObject settings = bundle.has("stylization") ? bundle
			.getAsJsonObject("stylization").deepCopy() : new JsonObject();
		final JsonObject clip = bundle.getAsJsonObject("clip");
		for (final String name : new String[] { "templates", "source" }) {
			if (clip.has(name)) settings.add(name, clip.get(name));
		}
		settings.add("contentLayers", bundle.getAsJsonObject("features").get(
			"layers"));
		return Preset.PAPER.settings().with(settings);
	}

	/** Bundle paths start at the bundle's root; the folder is "style" in it. */
	private static Path file(final Path folder, final JsonObject bundle,
		final String section, final String name)
	{
		return folder.resolve(Path.of(bundle.getAsJsonObject(section).get(name)
			.getAsString()).getFileName());
	}

	private static BufferedImage resize(final BufferedImage photo) {
		final Integer pixels = Integer.getInteger("pixels");
		if (pixels == null) return photo;
		final double scale = pixels / (double) Math.max(photo.getWidth(), photo
			.getHeight());
		final BufferedImage resized = new BufferedImage((int) Math.round(photo
			.getWidth() * scale), (int) Math.round(photo.getHeight() * scale),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = resized.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(photo, 0, 0, resized.getWidth(), resized.getHeight(),
			null);
		graphics.dispose();
		return resized;
	}

	private static Mask outline(final String photo, final Path polygons,
		final int width, final int height) throws Exception
	{
		final String name = new File(photo).getName();
		final BufferedImage mask = new BufferedImage(width, height,
			BufferedImage.TYPE_BYTE_GRAY);
		final Graphics2D graphics = mask.createGraphics();
		for (final JsonElement e : JsonParser.parseString(Files.readString(
			polygons)).getAsJsonObject().getAsJsonArray("photos"))
		{
			final JsonObject entry = e.getAsJsonObject();
			if (!entry.get("photo").getAsString().equals(name)) continue;
			final double sx = width / entry.get("width").getAsDouble();
			final double sy = height / entry.get("height").getAsDouble();
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
				RenderingHints.VALUE_ANTIALIAS_ON);
			for (final String part : new String[] { "outlines", "holes" }) {
				graphics.setColor(part.equals("holes") ? Color.BLACK : Color.WHITE);
				for (final JsonElement outline : entry.getAsJsonArray(part)) {
					final Polygon polygon = new Polygon();
					for (final JsonElement p : outline.getAsJsonArray()) {
						final JsonArray point = p.getAsJsonArray();
						polygon.addPoint((int) (point.get(0).getAsDouble() * sx),
							(int) (point.get(1).getAsDouble() * sy));
					}
					graphics.fill(polygon);
				}
			}
		}
		graphics.dispose();
		final float[] samples = new float[width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = mask.getRaster().getSample(i % width, i / width, 0) / 255f;
		return Mask.of(samples, width, height);
	}

	private static ColorImage toImage(final BufferedImage picture) {
		final int width = picture.getWidth(), height = picture.getHeight();
		final float[] samples = new float[3 * width * height];
		for (int i = 0; i < width * height; i++) {
			final int rgb = picture.getRGB(i % width, i / width);
			for (int c = 0; c < 3; c++)
				samples[c * width * height + i] = (rgb >> 16 - 8 * c & 255) / 255f;
		}
		return ColorImage.of(samples, width, height);
	}

	private static BufferedImage toPicture(final ColorImage image) {
		final int width = image.width(), height = image.height();
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++) {
			int rgb = 0;
			for (int c = 0; c < 3; c++)
				rgb = rgb << 8 | Math.round(255 * image.samples()[c * width * height +
					i]);
			picture.setRGB(i % width, i / width, rgb);
		}
		return picture;
	}
}
