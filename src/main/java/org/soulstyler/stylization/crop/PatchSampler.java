package org.soulstyler.stylization.crop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.soulstyler.settings.StylizationSettings;

/**
 * Draws crops of the object and of its surroundings (Soulstyler, section 3.3).
 * <p>
 * The mask never changes during a run, so all squares that qualify are listed
 * once, by the mask's integral image, and a draw is a look-up: nothing is tried
 * and rejected. An object that holds no square of the wanted size and coverage
 * gets smaller squares, and one thinner than these its best-covered squares; a
 * mask with anything in it always yields crops.
 */
final class PatchSampler {

	/** Sizes offered between the smallest and the largest crop. */
	private static final int SIZES = 4;
	/** A crop never shrinks below this fraction of the smallest wanted. */
	private static final double SMALLEST_FRACTION = 0.25;
	private static final int SMALLEST_SIZE = 8;
	/** Where coverage stays low, squares this close to the best one serve. */
	private static final double NEAR_BEST = 0.8;

	private final CoverageMap map;
	private final List<Squares> object;
	private final List<Squares> outside;

	/** Squares of one size, as y · width + x of their top left corners. */
	private record Squares(int size, int[] corners) {
	}

	/**
	 * @param map of a mask that is not empty
	 * @param settings for sizes and coverages
	 */
	PatchSampler(final CoverageMap map, final StylizationSettings settings) {
		this.map = map;
		final int limit = map.shortSide();
		final int smallest = Math.min(limit, settings.crops().minCropSize());
		final int[] sizes = sizes(smallest, Math.min(limit, settings.crops()
			.maxCropSize()));
		object = objectSquares(sizes, smallest, settings.crops().coverage());
		outside = outsideSquares(sizes, smallest, settings.crops()
			.outsideCoverage());
	}

	/** Crops of the object, every size that fits being equally likely. */
	List<CropWindow> object(final int count, final Random random) {
		return draw(object, count, random);
	}

	/** Crops beside the object; none where the object leaves no room. */
	List<CropWindow> outside(final int count, final Random random) {
		return draw(outside, count, random);
	}

	private List<CropWindow> draw(final List<Squares> lists, final int count,
		final Random random)
	{
		final List<CropWindow> windows = new ArrayList<>(count);
		for (int i = 0; i < count && !lists.isEmpty(); i++) {
			final Squares squares = lists.get(random.nextInt(lists.size()));
			final int corner = squares.corners()[random.nextInt(squares
				.corners().length)];
			windows.add(new CropWindow(corner % map.width(), corner / map.width(),
				squares.size()));
		}
		return windows;
	}

	private List<Squares> objectSquares(final int[] sizes, final int smallest,
		final double wanted)
	{
		final List<Squares> found = squares(sizes, wanted, Double.MAX_VALUE);
		if (!found.isEmpty()) return found;
		final int floor = Math.min(smallest, Math.max(SMALLEST_SIZE,
			(int) (smallest * SMALLEST_FRACTION)));
		int size = smallest;
		while (size > floor) {
			size = Math.max(floor, size * 3 / 4);
			final List<Squares> smaller = squares(new int[] { size }, wanted,
				Double.MAX_VALUE);
			if (!smaller.isEmpty()) return smaller;
		}
		final double best = best(floor);
		return squares(new int[] { floor }, Math.max(best * NEAR_BEST,
			Double.MIN_VALUE), Double.MAX_VALUE);
	}

	private List<Squares> outsideSquares(final int[] sizes, final int smallest,
		final double below)
	{
		final List<Squares> found = squares(sizes, 0, below);
		if (!found.isEmpty()) return found;
		return squares(new int[] { Math.max(1, smallest / 2) }, 0, below);
	}

	private List<Squares> squares(final int[] sizes, final double from,
		final double below)
	{
		final List<Squares> lists = new ArrayList<>();
		for (final int size : sizes) {
			int[] corners = new int[1024];
			int count = 0;
			for (int y = 0; y + size <= map.height(); y++) {
				for (int x = 0; x + size <= map.width(); x++) {
					if (!map.isInOne(x, y, size)) continue;
					final double coverage = map.coverage(x, y, size);
					// Sums of many floats: allow for their last digits.
					if (coverage + 1e-9 < from || coverage >= below) continue;
					if (count == corners.length) corners = Arrays.copyOf(corners, 2 *
						count);
					corners[count++] = y * map.width() + x;
				}
			}
			if (count > 0) lists.add(new Squares(size, Arrays.copyOf(corners,
				count)));
		}
		return lists;
	}

	private double best(final int size) {
		double best = 0;
		for (int y = 0; y + size <= map.height(); y++) {
			for (int x = 0; x + size <= map.width(); x++) {
				if (map.isInOne(x, y, size)) best = Math.max(best, map.coverage(x, y,
					size));
			}
		}
		return best;
	}

	private static int[] sizes(final int smallest, final int largest) {
		final int[] sizes = new int[SIZES];
		for (int i = 0; i < SIZES; i++) {
			sizes[i] = smallest + Math.round((largest - smallest) * i / (SIZES - 1f));
		}
		return Arrays.stream(sizes).distinct().toArray();
	}
}
