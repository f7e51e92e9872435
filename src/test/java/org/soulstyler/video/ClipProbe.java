package org.soulstyler.video;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

import ij.process.ColorProcessor;

/**
 * Restyles a clip whose apple goes, turns, leaves and comes back, as a clip and
 * frame by frame, measures how much each flickers, and draws some frames of each
 * and the same row of pixels over time: {@code ClipProbe FOLDER FRAMES SCENARIO
 * [each]}, SCENARIO one of pan, turn, leave, light.
 */
final class ClipProbe {

	private static final int WIDTH = 320;
	private static final int HEIGHT = 240;
	private static final String STYLE = "a mosaic";

	public static void main(final String[] arguments) throws Exception {
		final Path folder = Files.createDirectories(Path.of(arguments[0]));
		final int size = Integer.parseInt(arguments[1]);
		final String scenario = arguments[2];
		try (Soulstyler soulstyler = Soulstyler.open(ModelStore.standard().open(null),
			DeviceWish.CPU))
		{
			final StylizationSettings settings = soulstyler.defaults();
			final FrameSource clip = new AppleClip(soulstyler, size, scenario);
			final List<ColorImage> ours = new ArrayList<>();
			final List<Mask> masks = new ArrayList<>();
			final long start = System.nanoTime();
			new VideoStylizer(soulstyler, settings, VideoSettings.DEFAULTS).run(clip,
				"the red apple", STYLE, (i, frame, mask) -> {
					ours.add(frame);
					masks.add(mask);
				}, Progress.NONE);
			System.out.printf(Locale.ROOT, "clip: %.1f s for %d frames%n", (System
				.nanoTime() - start) / 1e9, size);
			draw(folder.resolve(scenario + "-clip"), ours);
			final List<ColorImage> each = new ArrayList<>();
			if (arguments.length > 3) {
				for (int i = 0; i < size; i++)
					each.add(masks.get(i).coverage() > 0 ? soulstyler.stylize(clip.frame(i),
						masks.get(i), STYLE, settings.withSeed(i), Progress.NONE).picture()
						: clip.frame(i));
				draw(folder.resolve(scenario + "-each"), each);
			}
			report(clip, ours, each, masks);
		}
		System.exit(0);
	}

	private static void report(final FrameSource clip,
		final List<ColorImage> ours, final List<ColorImage> each,
		final List<Mask> masks) throws SoulstylerException
	{
		final FlowEstimator estimator = new FlowEstimator();
		final WarpingError source = new WarpingError();
		final WarpingError clipError = new WarpingError();
		final WarpingError eachError = new WarpingError();
		for (int i = 0; i + 1 < clip.size(); i++) {
			final ColorImage a = clip.frame(i);
			final ColorImage b = clip.frame(i + 1);
			final Flow there = estimator.flow(estimator.gray(a), estimator.gray(b));
			final boolean[] seen = there.visible(estimator.flow(estimator.gray(b),
				estimator.gray(a)));
			final boolean[] within = new boolean[seen.length];
			for (int k = 0; k < seen.length; k++)
				within[k] = masks.get(i).samples()[k] > 0.5f;
			source.add(a, b, there, seen, within);
			clipError.add(ours.get(i), ours.get(i + 1), there, seen, within);
			if (!each.isEmpty()) eachError.add(each.get(i), each.get(i + 1), there,
				seen, within);
		}
		System.out.printf(Locale.ROOT,
			"warping error on the object: source %.6f, clip %.6f (%.2f times), frame by frame %.6f (%.2f times)%n",
			source.mean(), clipError.mean(), clipError.mean() / source.mean(), eachError
				.mean(), eachError.mean() / source.mean());
	}

	private static void draw(final Path name, final List<ColorImage> frames)
		throws Exception
	{
		final int shown = Math.min(8, frames.size());
		final BufferedImage strip = new BufferedImage(WIDTH * shown, HEIGHT,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < shown; i++)
			strip.createGraphics().drawImage(ImageConversion.toColorProcessor(frames.get(
				i * (frames.size() - 1) / Math.max(1, shown - 1))).getBufferedImage(), i *
					WIDTH, 0, null);
		ImageIO.write(strip, "png", name.resolveSibling(name.getFileName() +
			"-strip.png").toFile());
		final BufferedImage slice = new BufferedImage(WIDTH, 4 * frames.size(),
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < frames.size(); i++) {
			final ColorProcessor frame = ImageConversion.toColorProcessor(frames.get(
				i));
			for (int x = 0; x < WIDTH; x++)
				for (int k = 0; k < 4; k++)
					slice.setRGB(x, 4 * i + k, frame.getPixel(x, HEIGHT / 2) | 0xff000000);
		}
		ImageIO.write(slice, "png", name.resolveSibling(name.getFileName() +
			"-xt.png").toFile());
	}

	/** The example's apple, cut out and moved over what is left of the example. */
	private static final class AppleClip implements FrameSource {

		private final int size;
		private final String scenario;
		private final ColorImage scene;
		private final float[] wall;
		private final Mask mask;

		AppleClip(final Soulstyler soulstyler, final int size,
			final String scenario) throws SoulstylerException
		{
			this.size = size;
			this.scenario = scenario;
			scene = ImageConversion.toColorImage((ColorProcessor) new ColorProcessor(
				ExampleScene.APPLE.render()).resize(WIDTH, HEIGHT, true));
			mask = soulstyler.segment(scene, "the red apple").mask();
			final int plane = WIDTH * HEIGHT;
			wall = new float[3 * plane];
			final float[] known = new float[plane];
			for (int i = 0; i < plane; i++)
				known[i] = mask.samples()[i] > 0 ? 0 : 1;
			for (int c = 0; c < 3; c++)
				System.arraycopy(Inpainting.fill(java.util.Arrays.copyOfRange(scene
					.samples(), c * plane, (c + 1) * plane), known, WIDTH, HEIGHT), 0, wall, c *
						plane, plane);
		}

		@Override
		public int size() {
			return size;
		}

		@Override
		public ColorImage frame(final int t) {
			final double u = (double) t / (size - 1);
			final double turn = scenario.equals("turn") ? 0.8 * u : 0;
			final double dx = scenario.equals("leave") ? 260 * Math.sin(Math.PI * u)
				: 60 * (u - 0.5);
			final double pan = scenario.equals("pan") ? 40 * u : 0;
			final float light = scenario.equals("light") ? (float) (1 - 0.4 * u) : 1;
			final int plane = WIDTH * HEIGHT;
			final float[] samples = new float[3 * plane];
			final double cx = WIDTH / 2.0, cy = HEIGHT * 0.55;
			for (int y = 0, i = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++, i++) {
					final double rx = x - cx - dx, ry = y - cy;
					final float sx = (float) (cx + rx * Math.cos(turn) + ry * Math.sin(
						turn));
					final float sy = (float) (cy - rx * Math.sin(turn) + ry * Math.cos(
						turn));
					final boolean inside = sx >= 0 && sy >= 0 && sx < WIDTH && sy < HEIGHT;
					final float m = inside ? Resampler.sample(mask.samples(), 0, WIDTH,
						HEIGHT, sx, sy) : 0;
					for (int c = 0; c < 3; c++) {
						final float back = Resampler.sample(wall, c * plane, WIDTH, HEIGHT,
							(float) (x + pan), y);
						samples[c * plane + i] = light * (m == 0 ? back : m * Resampler.sample(
							scene.samples(), c * plane, WIDTH, HEIGHT, sx, sy) + (1 - m) * back);
					}
				}
			}
			return ColorImage.of(samples, WIDTH, HEIGHT);
		}
	}
}
