import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.progress.Progress;
import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.settings.StylizationSettings;

/**
 * Restyles many pictures with the product, opening the models once.
 *
 * java -cp "target/classes:target/lib/*" StylizeAll.java BUNDLE JOBS.json
 * [name=value ...], where JOBS.json is a list of {"image", "mask", "style",
 * "out"} and name=value replaces one of the bundle's settings. What is there
 * already is not made again.
 */
public final class StylizeAll {

	public static void main(final String[] args) throws Exception {
		final JsonArray jobs = new Gson().fromJson(Files.readString(Path.of(
			args[1])), JsonArray.class);
		final JsonObject replaced = new JsonObject();
		for (int i = 2; i < args.length; i++) {
			final String[] pair = args[i].split("=", 2);
			replaced.add(pair[0], new Gson().fromJson(pair[1], JsonElement.class));
		}
		try (Soulstyler soulstyler = Soulstyler.open(ModelBundle.read(Path.of(
			args[0])), DeviceWish.CPU))
		{
			final StylizationSettings settings = soulstyler.defaults().with(replaced);
			for (final JsonElement element : jobs) {
				final JsonObject job = element.getAsJsonObject();
				final Path out = Path.of(job.get("out").getAsString());
				if (Files.exists(out)) continue;
				final ImagePlus image = ImageFiles.read(Path.of(job.get("image")
					.getAsString()));
				final Mask mask = MaskOverlay.fromImagePlus(ImageFiles.read(Path.of(job
					.get("mask").getAsString())));
				final String style = job.get("style").getAsString();
				final Result result = soulstyler.stylize(ImageConversion.render(image)
					.picture(), mask, style, settings, Progress.NONE);
				ImageFiles.write(ImageConversion.toImagePlus(result.stylization()
					.picture(), image, style), out);
				System.out.printf(Locale.ROOT, "%s: %s, %.1f s%n", out.getFileName(),
					style, result.stylization().seconds());
			}
		}
	}
}
