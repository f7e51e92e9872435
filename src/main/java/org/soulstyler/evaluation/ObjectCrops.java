package org.soulstyler.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.soulstyler.image.ColorImage;

/**
 * Pieces of an object as an encoder of textures wants them: the object, cut out
 * on grey, is brought to a fixed size, and square windows that it fills are cut
 * from a regular grid. The same picture gives the same pieces.
 */
final class ObjectCrops {

	/** The object's longest side while it is cut, and a window's there, pixels. */
	private static final int OBJECT = 224, WINDOW = 84;
	private static final int STEP = 20, MOST = 16;
	private static final double FILLED = 0.75;
	private static final float GREY = 0.5f;

	private ObjectCrops() {}

	private record Window(int x, int y, double filled) {
	}

	/**
	 * @param object 1 where it is, (height, width), not empty
	 * @param side of the pieces, pixels
	 * @return pieces of (3, side, side), one after the other
	 */
	static List<float[]> of(final ColorImage picture, final float[] object,
		final int side)
	{
		final int width = picture.width(), height = picture.height();
		int left = width, top = height, right = 0, bottom = 0;
		for (int i = 0; i < object.length; i++) {
			if (object[i] < 0.5) continue;
			left = Math.min(left, i % width);
			right = Math.max(right, i % width + 1);
			top = Math.min(top, i / width);
			bottom = Math.max(bottom, i / width + 1);
		}
		final double scale = (double) OBJECT / Math.max(right - left, bottom - top);
		// Windows on the object's own pixels; small sides get one window, widened.
		final double window = WINDOW / scale;
		final List<Window> windows = new ArrayList<>();
		final int columns = steps((right - left) * scale), rows = steps((bottom -
			top) * scale);
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				final int x = (int) Math.round(place(left, right, window, c, columns));
				final int y = (int) Math.round(place(top, bottom, window, r, rows));
				windows.add(new Window(x, y, filled(object, width, height, x, y,
					(int) Math.round(window))));
			}
		}
		windows.sort(Comparator.comparingDouble(Window::filled).reversed());
		final List<Window> full = windows.stream().filter(w -> w.filled >= FILLED)
			.toList();
		final List<Window> chosen = full.size() <= MOST ? windows.subList(0, Math
			.min(MOST, windows.size())) : spread(full);
		return chosen.stream().map(w -> cut(picture, object, w, (int) Math.round(
			window), side)).toList();
	}

	private static int steps(final double length) {
		return Math.max(1, (int) Math.floor((length - WINDOW) / STEP) + 1);
	}

	private static double place(final int from, final int to, final double window,
		final int i, final int count)
	{
		return count == 1 ? (from + to - window) / 2 : from + (to - from - window) *
			i / (count - 1);
	}

	/** Every so many of them, by place. */
	private static List<Window> spread(final List<Window> windows) {
		final List<Window> ordered = windows.stream().sorted(Comparator
			.comparingInt(Window::y).thenComparingInt(Window::x)).toList();
		final List<Window> some = new ArrayList<>();
		for (int i = 0; i < MOST; i++)
			some.add(ordered.get(i * ordered.size() / MOST));
		return some;
	}

	private static double filled(final float[] object, final int width,
		final int height, final int left, final int top, final int side)
	{
		double sum = 0;
		for (int y = Math.max(0, top); y < Math.min(height, top + side); y++)
			for (int x = Math.max(0, left); x < Math.min(width, left + side); x++)
				sum += object[y * width + x];
		return sum / ((double) side * side);
	}

	/** By means where it shrinks, by lines between pixels where it grows. */
	private static float[] cut(final ColorImage picture, final float[] object,
		final Window window, final int length, final int side)
	{
		final float[] piece = new float[3 * side * side];
		final double step = (double) length / side;
		final int samples = Math.max(2, (int) Math.ceil(step));
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final double[] sum = new double[3];
				for (int k = 0; k < samples * samples; k++) {
					final int row = k / samples, column = k % samples;
					final double px = window.x + (x + (column + 0.5) / samples) * step -
						0.5;
					final double py = window.y + (y + (row + 0.5) / samples) * step - 0.5;
					add(picture, object, px, py, sum);
				}
				for (int c = 0; c < 3; c++)
					piece[(c * side + y) * side + x] = (float) (sum[c] / (samples *
						samples));
			}
		}
		return piece;
	}

	private static void add(final ColorImage picture, final float[] object,
		final double px, final double py, final double[] sum)
	{
		final int width = picture.width(), height = picture.height(), plane =
			width * height;
		final int x0 = (int) Math.floor(px), y0 = (int) Math.floor(py);
		for (int k = 0; k < 4; k++) {
			final int x = x0 + k % 2, y = y0 + k / 2;
			final double w = (k % 2 == 0 ? 1 - (px - x0) : px - x0) * (k / 2 == 0
				? 1 - (py - y0) : py - y0);
			final boolean there = x >= 0 && x < width && y >= 0 && y < height;
			final float m = there ? object[y * width + x] : 0;
			for (int c = 0; c < 3; c++)
				sum[c] += w * (GREY + (there ? m * (picture.samples()[c * plane + y *
					width + x] - GREY) : 0));
		}
	}
}
