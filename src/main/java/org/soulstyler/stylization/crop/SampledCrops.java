package org.soulstyler.stylization.crop;

import ai.djl.ndarray.NDArray;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.TorchOps;

/** Crops drawn at random around the mask (Soulstyler, section 3.3). */
public final class SampledCrops implements CropPlan {

	/** Extra crops per crop of the object. */
	private static final double EXTRA_SHARE = 0.1;

	private final StylizationSettings settings;
	private final Random random;
	private final PatchSampler sampler;
	private final @Nullable SurroundingCrops surroundings;

	/**
	 * @param picture the original, (1, 3, H, W)
	 * @param mask (H, W), not empty
	 * @param tileWidth,tileHeight of one picture where several lie side by side
	 */
	public SampledCrops(final TorchOps ops, final ImageTextEncoder clip,
		final NDArray picture, final float[] mask, final int tileWidth,
		final int tileHeight, final StylizationSettings settings,
		final Random random)
	{
		this.settings = settings;
		this.random = random;
		sampler = new PatchSampler(new CoverageMap(mask, (int) picture.getShape()
			.get(3), (int) picture.getShape().get(2), tileWidth, tileHeight),
			settings);
		surroundings = settings.losses().backgroundWeight() > 0 || settings.crops()
			.extraCrops() ? new SurroundingCrops(ops, clip, picture, sampler, settings
				.crops().cropCount(), random) : null;
	}

	@Override
	public void prepare() {
		if (surroundings != null) surroundings.prepare();
	}

	@Override
	public List<CropCutter.View> styled() {
		final List<CropWindow> windows = new ArrayList<>(sampler.object(settings
			.crops().cropCount(), random));
		if (surroundings != null && settings.crops().extraCrops()) {
			windows.addAll(surroundings.extra((int) Math.ceil(EXTRA_SHARE * settings
				.crops().cropCount()), random));
		}
		final List<CropCutter.View> views = new ArrayList<>();
		for (final CropWindow window : windows) {
			views.add(new CropCutter.View(window, settings.crops().perspective() == 0
				? null : Perspective.random(window.size(), settings.crops()
					.perspective(), random)));
		}
		return views;
	}

	@Override
	public List<CropWindow> background() {
		return surroundings == null ? List.of() : surroundings.background(settings
			.crops().cropCount(), random);
	}
}
