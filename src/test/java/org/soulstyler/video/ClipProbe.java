package org.soulstyler.video;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.evaluation.OnnxJudge;
import org.soulstyler.evaluation.StyleJudge;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

/**
 * Restyles drawn clips whose motion is known, measures how much they flicker
 * along it beside their sources, and how alike neighbours are to the encoder of
 * the evaluation, and draws frames and the same row of pixels over time: {@code
 * ClipProbe FOLDER FRAMES SCENARIO[,SCENARIO] STYLE SETTINGS [each]}; with "each",
 * frame by frame, too, and a sheet of both. CONTRIBUTING.md has the command.
 */
final class ClipProbe {

	private static final int WIDTH = 160;
	private static final int HEIGHT = 120;
	/** A camera's noise: two and a half levels of 255. */
	private static final double GRAIN = 0.01;

	public static void main(final String[] arguments) throws Exception {
		final Path folder = Files.createDirectories(Path.of(arguments[0]));
		final int size = Integer.parseInt(arguments[1]);
		final String style = arguments[3];
		try (Soulstyler soulstyler = Soulstyler.open(ModelStore.standard().open(
			null), DeviceWish.CPU))
		{
			final StylizationSettings settings = soulstyler.defaults().with(
				arguments[4]);
			for (final String name : arguments[2].split(","))
				measure(soulstyler, settings, folder, name, new KnownClip(WIDTH, HEIGHT,
					size, KnownClip.Scenario.valueOf(name.toUpperCase(Locale.ROOT)),
					GRAIN), style, arguments.length > 5);
		}
		System.exit(0);
	}

	private static void measure(final Soulstyler soulstyler,
		final StylizationSettings settings, final Path folder, final String name,
		final KnownClip clip, final String style, final boolean each)
		throws Exception
	{
		final List<ColorImage> ours = new ArrayList<>();
		final List<Mask> masks = new ArrayList<>();
		final double begun = cpu();
		final double[] trained = new double[1];
		new VideoStylizer(soulstyler, settings, VideoSettings.DEFAULTS).run(clip,
			"the red ball", style, (i, frame, mask) -> {
				if (i == 0) trained[0] = cpu();
				ours.add(frame);
				masks.add(mask);
			}, new Progress() {

				@Override
				public void stage(final String message) {
					System.out.printf(Locale.ROOT, "  %.1f s %s%n", cpu() - begun,
						message);
				}
			});
		final double done = cpu();
		System.out.printf(Locale.ROOT,
			"%s: %.1f processor s before the first frame, then %.3f a frame; IoU of masks %.3f%n",
			name, trained[0] - begun, (done - trained[0]) / (clip.size() - 1),
			overlap(clip, masks));
		final List<ColorImage> source = new ArrayList<>();
		for (int i = 0; i < clip.size(); i++)
			source.add(clip.frame(i));
		draw(folder.resolve(name + "-source"), source);
		draw(folder.resolve(name + "-clip"), ours);
		final double own = report(folder, name, "source", clip, source, masks, 0);
		report(folder, name, "clip", clip, ours, masks, own);
		drawErrors(folder.resolve(name + "-errors.png"), clip, ours, masks);
		report(folder, name, "in both masks", clip, ours, masks, own);
		report(folder, name, "first frame moved", clip, moved(clip, ours.get(0)),
			masks, own);
		if (!each) return;
		final List<ColorImage> apart = new ArrayList<>();
		for (int i = 0; i < clip.size(); i++)
			apart.add(masks.get(i).coverage() > 0 ? soulstyler.stylize(clip.frame(i),
				masks.get(i), style, settings, Progress.NONE).picture() : clip.frame(
					i));
		draw(folder.resolve(name + "-each"), apart);
		report(folder, name, "frame by frame", clip, apart, masks, own);
		sheet(folder.resolve(name + ".jpg"), apart, ours);
	}

	/** Mean cosine of the objects' embeddings in neighbouring frames. */
	private static double similarity(final List<ColorImage> frames,
		final List<Mask> masks) throws SoulstylerException
	{
		try (StyleJudge judge = OnnxJudge.open(Path.of("models", "evaluation",
			"set", "judge.onnx")))
		{
			double sum = 0;
			int pairs = 0;
			double[] former = null;
			for (int t = 0; t < frames.size(); t++) {
				final double[] here = masks.get(t).coverage() > 0 ? judge.embed(frames
					.get(t), masks.get(t).samples()) : null;
				if (former != null && here != null) {
					sum += cosine(former, here);
					pairs++;
				}
				former = here;
			}
			return sum / pairs;
		}
	}

	private static double cosine(final double[] a, final double[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** Frames and a row of pixels over time, of both ways. */
	private static void sheet(final Path file, final List<ColorImage> apart,
		final List<ColorImage> ours) throws IOException
	{
		final int text = 16, gap = 12, columns = 6;
		final BufferedImage sheet = new BufferedImage(WIDTH * (columns + 1) + gap,
			2 * (HEIGHT + text), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = sheet.createGraphics();
		graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
		graphics.setColor(Color.BLACK);
		for (int row = 0; row < 2; row++) {
			final int top = row * (HEIGHT + text);
			final int right = columns * WIDTH + gap;
			graphics.drawString(row == 0 ? "frame by frame" : "as a clip", 4, top +
				12);
			graphics.drawString("a row of pixels over time", right, top + 12);
			graphics.drawImage(strip(row == 0 ? apart : ours), 0, top + text, null);
			graphics.drawImage(slice(row == 0 ? apart : ours), right, top + text,
				WIDTH, HEIGHT, null);
		}
		ImageIO.write(sheet, "jpg", file.toFile());
	}

	/**
	 * Writes the warping error of each pair of frames into a table beside the
	 * pictures, and prints that of all.
	 *
	 * @return that of all
	 */
	private static double report(final Path folder, final String name,
		final String what, final KnownClip clip, final List<ColorImage> frames,
		final List<Mask> masks, final double own) throws IOException,
		SoulstylerException
	{
		final WarpingError error = new WarpingError();
		final StringBuilder pairs = new StringBuilder("first\terror\tpixels\n");
		for (int i = 0; i + 1 < clip.size(); i++) {
			final boolean[] seen = clip.seen(i, i + 1);
			for (int k = 0; k < seen.length; k++)
				seen[k] &= masks.get(i).samples()[k] > 0.99f;
			if (what.equals("in both masks")) {
				final float[] next = clip.flow(i, i + 1).pull(masks.get(i + 1)
					.samples(), 0);
				for (int k = 0; k < seen.length; k++)
					seen[k] &= next[k] > 0.99f;
			}
			final WarpingError pair = new WarpingError();
			for (final WarpingError sum : List.of(pair, error))
				sum.add(frames.get(i), frames.get(i + 1), clip.flow(i, i + 1), seen,
					null);
			int pixels = 0;
			for (final boolean shown : seen)
				pixels += shown ? 1 : 0;
			pairs.append(String.format(Locale.ROOT, "%d\t%.6f\t%d%n", i, pair.mean(),
				pixels));
		}
		Files.writeString(folder.resolve(name + "-" + what.replace(' ', '-') +
			".tsv"), pairs);
		System.out.printf(Locale.ROOT,
			"  %-15s neighbours alike %.4f, warping error %.6f (RMS %.4f)%s%n", what,
			similarity(frames, masks), error.mean(), Math.sqrt(error.mean()), own == 0
				? "" : String.format(Locale.ROOT, ", %.2f times the source's", error
					.mean() / own));
		return error.mean();
	}

	/**
	 * The first frame's result, moved with the object: what the measure says of a
	 * style that is stuck to it.
	 */
	private static List<ColorImage> moved(final KnownClip clip,
		final ColorImage first)
	{
		final List<ColorImage> moved = new ArrayList<>();
		for (int t = 0; t < clip.size(); t++) {
			final Flow flow = clip.flow(t, 0);
			final float[] samples = new float[first.samples().length];
			for (int i = 0; i < samples.length; i++) {
				final int k = i % (WIDTH * HEIGHT);
				samples[i] = cubic(first.samples(), i - k, k % WIDTH + flow.dx()[k], k /
					WIDTH + flow.dy()[k]);
			}
			moved.add(ColorImage.of(samples, WIDTH, HEIGHT));
		}
		return moved;
	}

	/** Catmull and Rom's interpolation, which blurs little. */
	private static float cubic(final float[] samples, final int plane,
		final double x, final double y)
	{
		final int left = (int) Math.floor(x), top = (int) Math.floor(y);
		double sum = 0;
		for (int v = -1; v <= 2; v++)
			for (int u = -1; u <= 2; u++)
				sum += weight(x - left - u) * weight(y - top - v) * samples[plane +
					WIDTH * Math.max(0, Math.min(HEIGHT - 1, top + v)) + Math.max(0, Math
						.min(WIDTH - 1, left + u))];
		return (float) Math.max(0, Math.min(1, sum));
	}

	private static double weight(final double distance) {
		final double d = Math.abs(distance);
		return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d -
			4) * d + 2 : 0;
	}

	private static double overlap(final KnownClip clip, final List<Mask> masks) {
		double both = 0, either = 0;
		for (int t = 0; t < clip.size(); t++)
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				final boolean mine = masks.get(t).samples()[i] > 0.5f;
				final boolean its = clip.covers(t, i % WIDTH, i / WIDTH);
				both += mine && its ? 1 : 0;
				either += mine || its ? 1 : 0;
			}
		return both / either;
	}

	/** Of the process, seconds. */
	private static double cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
	}

	private static void draw(final Path name, final List<ColorImage> frames)
		throws IOException
	{
		ImageIO.write(strip(frames), "png", name.resolveSibling(name.getFileName() +
			"-strip.png").toFile());
		ImageIO.write(slice(frames), "png", name.resolveSibling(name.getFileName() +
			"-xt.png").toFile());
	}

	/** Six frames. */
	private static BufferedImage strip(final List<ColorImage> frames) {
		final int shown = Math.min(6, frames.size());
		final BufferedImage strip = new BufferedImage(WIDTH * shown, HEIGHT,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < shown; i++)
			strip.createGraphics().drawImage(ImageConversion.toColorProcessor(frames
				.get(i * (frames.size() - 1) / Math.max(1, shown - 1)))
				.getBufferedImage(), i * WIDTH, 0, null);
		return strip;
	}

	/** The middle row of each frame. */
	private static BufferedImage slice(final List<ColorImage> frames) {
		final int thick = Math.max(1, HEIGHT / frames.size());
		final BufferedImage slice = new BufferedImage(WIDTH, thick * frames.size(),
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < frames.size(); i++) {
			final var frame = ImageConversion.toColorProcessor(frames.get(i));
			for (int x = 0; x < WIDTH; x++)
				for (int k = 0; k < thick; k++)
					slice.setRGB(x, thick * i + k, frame.getPixel(x, HEIGHT / 2) |
						0xff000000);
		}
		return slice;
	}

	/** Where each pair's frames differ along the motion: white is a fifth. */
	private static void drawErrors(final Path file, final KnownClip clip,
		final List<ColorImage> frames, final List<Mask> masks) throws IOException
	{
		final int columns = 6;
		final BufferedImage sheet = new BufferedImage(WIDTH * columns, HEIGHT *
			((clip.size() + columns - 2) / columns), BufferedImage.TYPE_INT_RGB);
		for (int t = 0; t + 1 < clip.size(); t++) {
			final boolean[] seen = clip.seen(t, t + 1);
			final Flow way = clip.flow(t, t + 1);
			for (int c = 0; c < 3; c++) {
				final float[] next = way.pull(frames.get(t + 1).samples(), c);
				for (int i = 0; i < seen.length; i++) {
					final float error = Math.abs(frames.get(t).samples()[c * seen.length +
						i] - next[i]);
					final int x = t % columns * WIDTH + i % WIDTH;
					final int y = t / columns * HEIGHT + i / WIDTH;
					final int level = !seen[i] ? 0 : !(masks.get(t).samples()[i] > 0.99f)
						? 40 : (int) Math.min(255, 5 * 255 * error);
					sheet.setRGB(x, y, sheet.getRGB(x, y) & 0xffffff | level << 8 * (2 -
						c));
				}
			}
		}
		ImageIO.write(sheet, "png", file.toFile());
	}

	private ClipProbe() {}
}
