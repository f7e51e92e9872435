package org.soulstyler.stylization.crop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * Crops beside the object, told apart by what CLIP sees in them (Soulstyler,
 * section 3.3): those unlike the object are background, which shall not change;
 * those like it may be parts that the mask missed.
 * <p>
 * Neither picture nor mask change during a run, so a bounded number of
 * candidates is drawn once, and encoded once, when they are first asked for; the
 * public code encodes new ones one by one in every step.
 */
final class SurroundingCrops {

	/** For each crop of the object in a step; of the paper's 64 that makes 128. */
	private static final int CANDIDATES = 2;
	/** So many of them make one more crop of the object that all are compared with. */
	private static final int OBJECT_SHARE = 4;
	/** Of either, at least. */
	private static final int FEWEST = 16;

	/** "Unlike": further than this from more than that share of the object. */
	private static final double BACKGROUND_DISTANCE = 0.12;
	private static final double BACKGROUND_SHARE = 0.8;
	/** "Like": nearer than this to more than that share of the object. */
	private static final double EXTRA_DISTANCE = 0.10;
	private static final double EXTRA_SHARE = 0.1;

	/** What was found. */
	private record Kinds(List<CropWindow> background, List<CropWindow> extra) {
	}

	private final TorchOps ops;
	private final ImageTextEncoder clip;
	private final NDArray picture;
	private final List<CropWindow> outside;
	private final List<CropWindow> inside;
	private @Nullable Kinds kinds;

	/**
	 * @param picture the original, (1, 3, H, W), good as long as crops are asked for
	 * @param cropCount of the object in a step
	 */
	SurroundingCrops(final TorchOps ops, final ImageTextEncoder clip,
		final NDArray picture, final PatchSampler sampler, final int cropCount,
		final Random random)
	{
		this.ops = ops;
		this.clip = clip;
		this.picture = picture;
		final int candidates = Math.max(FEWEST, CANDIDATES * cropCount);
		outside = new ArrayList<>(new LinkedHashSet<>(sampler.outside(candidates,
			random)));
		// The cutter keeps the order of crops that are sorted by size.
		outside.sort(Comparator.comparingInt(CropWindow::size));
		inside = outside.isEmpty() ? List.of() : sampler.object(Math.max(FEWEST,
			candidates / OBJECT_SHARE), random);
	}

	/** Tells them apart, if nobody has asked yet. */
	void prepare() {
		kinds();
	}

	/** Up to so many crops of the background, none twice. */
	List<CropWindow> background(final int count, final Random random) {
		return some(kinds().background, count, random);
	}

	/** Up to so many crops that may belong to the object, none twice. */
	List<CropWindow> extra(final int count, final Random random) {
		return some(kinds().extra, count, random);
	}

	// -- Helper methods --

	private Kinds kinds() {
		if (kinds == null) kinds = tellApart();
		return kinds;
	}

	private Kinds tellApart() {
		final List<CropWindow> background = new ArrayList<>();
		final List<CropWindow> extra = new ArrayList<>();
		final float[][] candidates = embed(outside);
		final float[][] object = embed(inside);
		for (int i = 0; i < candidates.length; i++) {
			int far = 0, near = 0;
			for (final float[] part : object) {
				final double distance = 1 - dot(candidates[i], part);
				if (distance > BACKGROUND_DISTANCE) far++;
				if (distance < EXTRA_DISTANCE) near++;
			}
			if (far > BACKGROUND_SHARE * object.length) background.add(outside.get(
				i));
			if (near > EXTRA_SHARE * object.length) extra.add(outside.get(i));
		}
		return new Kinds(background, extra);
	}

	private static List<CropWindow> some(final List<CropWindow> crops,
		final int count, final Random random)
	{
		final int n = Math.min(count, crops.size());
		for (int i = 0; i < n; i++)
			Collections.swap(crops, i, i + random.nextInt(crops.size() - i));
		return List.copyOf(crops.subList(0, n));
	}

	/**
	 * As the public code, without CLIP's mean and deviation: its distances were
	 * chosen so.
	 */
	private float[][] embed(final List<CropWindow> windows) {
		final CropCutter cutter = new CropCutter(ops, clip.inputSize());
		final float[][] rows = new float[windows.size()][];
		int at = 0;
		final int chunk = clip.chunk(); // another run may halve it meanwhile
		for (int i = 0; i < windows.size(); i += chunk) {
			final List<CropCutter.View> views = new ArrayList<>();
			for (final CropWindow window : windows.subList(i, Math.min(windows.size(),
				i + chunk)))
			{
				views.add(new CropCutter.View(window, null));
			}
			try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
				scope.suppressNotUsedWarning();
				final NDArray unit = ops.l2Normalise(clip.encodeImages(cutter.cut(
					picture, views)));
				final int width = (int) unit.getShape().get(1);
				final float[] values = unit.toFloatArray();
				for (int k = 0; k < views.size(); k++) {
					rows[at++] = Arrays.copyOfRange(values, k * width, (k + 1) * width);
				}
			}
		}
		return rows;
	}

	private static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
