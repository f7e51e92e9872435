package org.soulstyler;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.progress.Progress;

/**
 * Tells when the previews of a run are there, in seconds since Java was started:
 * {@code PreviewProbe IMAGE INSTRUCTION}.
 */
public final class PreviewProbe {

	private PreviewProbe() {}

	/** Measures. */
	public static void main(final String[] args) throws Exception {
		try (LibraryLoading loading = LibraryLoading.begin();
				Soulstyler soulstyler = Soulstyler.open(ModelStore.standard().open(
					"starter"), DeviceWish.AUTO))
		{
			soulstyler.prepare();
			final ColorImage picture = ImageConversion.render(ImageFiles.read(Path.of(
				args[0]))).picture();
			soulstyler.run(picture, args[1], soulstyler.defaults(), new Progress() {

				@Override
				public void stage(final String message) {
					say(message);
				}

				@Override
				public void begun(final Supplier<ColorImage> preview) {
					preview.get();
					say("first preview");
				}

				@Override
				public boolean iteration(final int iteration, final int iterations,
					final Map<String, Double> losses, final Supplier<ColorImage> preview)
				{
					say("iteration " + iteration);
					return true;
				}
			});
			say("picture");
		}
		System.exit(0);
	}

	private static void say(final String what) {
		System.out.println(String.format(Locale.ROOT, "%.2f s  %s", (System
			.currentTimeMillis() - ManagementFactory.getRuntimeMXBean()
				.getStartTime()) / 1e3, what));
	}
}
