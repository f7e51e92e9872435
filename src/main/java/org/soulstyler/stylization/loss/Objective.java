package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.progress.Stage;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.crop.CropCutter;
import org.soulstyler.stylization.crop.CropPlan;
import org.soulstyler.stylization.loss.LossTerm.View;
import org.soulstyler.torch.Lanes;
import org.soulstyler.torch.TorchOps;

/**
 * What is minimised: the weighted sum of the terms that the settings give a
 * weight, for one original picture and one text. The terms of the image encoder
 * and the others need nothing of each other: each have a gradient of their own,
 * and the two are added in this order, however many lanes there are.
 */
public final class Objective {

	private final TorchOps ops;
	private final ImageTextEncoder clip;
	private final StylizationSettings settings;
	private final CropPlan plan;
	private final CropCutter cutter;
	private final Consumer<Stage> stages;
	private final Lanes lanes;
	private final Map<View, List<LossTerm>> terms = new EnumMap<>(View.class);
	private final int chunk;
	private long encodedImages;

	/**
	 * @param original the picture before it is restyled, (1, 3, H, W) in [0, 1]
	 * @param plan says which crops each step looks at
	 * @param neighbours what shall look the same in a clip; null for a picture
	 * @param style what the object shall look like
	 * @param stages hears what is being computed; of two lanes, in the first
	 * @param lanes how the encoder's terms and the others are computed
	 */
	public Objective(final StyleNetworks networks, final TorchOps ops,
		final NDArray original, final CropPlan plan,
		final @Nullable Correspondence neighbours, final String style,
		final StylizationSettings settings, final Consumer<Stage> stages,
		final Lanes lanes)
	{
		this.lanes = lanes;
		this.ops = ops;
		this.settings = settings;
		this.plan = plan;
		this.stages = stages;
		clip = networks.clip();
		cutter = new CropCutter(ops, clip.inputSize());
		lanes.both(() -> addTerms(networks, original, neighbours, style),
			plan::prepare);
		chunk = of(View.CROPS).stream().anyMatch(LossTerm::needsAllCrops)
			? Integer.MAX_VALUE : clip.chunk();
	}

	/**
	 * The loss of a picture, and its gradient, which is added to the picture's.
	 *
	 * @param picture (1, 3, H, W) in [0, 1], a leaf that requires a gradient
	 * @return each term by name, not weighted, and their weighted sum as "total"
	 */
	public Map<String, Double> backward(final NDArray picture) {
		final LossSum seen = new LossSum(ops, picture);
		final LossSum rest = new LossSum(ops, picture);
		// Drawn before the background's, which the other lane draws.
		final List<CropCutter.View> views = of(View.CROPS).isEmpty() ? List.of()
			: plan.styled();
		final Consumer<Stage> beside = lanes.areTwo() ? stage -> {} : stages;
		lanes.both(() -> addEncoded(views, seen), () -> addOthers(rest, beside));
		if (lanes.areTwo()) stages.accept(Stage.OTHER_LOSSES);
		seen.addGradientTo(picture);
		rest.addGradientTo(picture);
		return seen.valuesWith(rest);
	}

	/** Images that the encoder has embedded so far. */
	public long encodedImages() {
		return encodedImages;
	}

	/** Operations of the terms' own networks for one value, see {@link LossTerm}. */
	public long operations(final int height, final int width) {
		return terms.values().stream().flatMap(List::stream).mapToLong(t -> t
			.operations(height, width)).sum();
	}

	// -- Helper methods --

	private List<LossTerm> of(final View view) {
		return terms.getOrDefault(view, List.of());
	}

	private void addTerms(final StyleNetworks networks, final NDArray original,
		final @Nullable Correspondence neighbours, final String style)
	{
		stages.accept(Stage.TEXT);
		final StyleText text = StyleText.encode(ops, clip, style, settings);
		stages.accept(Stage.PREPARE);
		final NDArray source = ops.l2Normalise(clip.encodeImages(clip.normalise(
			whole(original))));
		LossTerms.of(new LossContext(ops, networks, original, source, text,
			plan::background, neighbours, settings)).forEach(t -> terms
				.computeIfAbsent(t.view(), view -> new ArrayList<>()).add(t));
	}

	private void addEncoded(final List<CropCutter.View> views,
		final LossSum sum)
	{
		addCrops(views, sum);
		if (!of(View.REGION).isEmpty()) addRegion(sum);
	}

	private void addOthers(final LossSum sum, final Consumer<Stage> watcher) {
		final Restyled restyled = Restyled.picture(sum.picture(), ops);
		if (!of(View.FEATURES).isEmpty()) {
			watcher.accept(Stage.FEATURES);
			add(View.FEATURES, restyled, sum);
		}
		watcher.accept(Stage.OTHER_LOSSES);
		add(View.PIXELS, restyled, sum);
	}

	/** In pieces: each piece's gradient is computed at once and its graph freed. */
	private void addCrops(final List<CropCutter.View> views, final LossSum sum) {
		for (int i = 0; i < views.size(); i += Math.min(chunk, views.size())) {
			final List<CropCutter.View> piece = views.subList(i, (int) Math.min(views
				.size(), (long) i + chunk));
			try (NDScope scope = new NDScope()) {
				scope.suppressNotUsedWarning();
				stages.accept(Stage.CROPS);
				final NDArray images = clip.normalise(cutter.cut(sum.picture(), piece));
				add(View.CROPS, encode(sum.picture(), images, views.size()), sum);
			}
		}
	}

	private void addRegion(final LossSum sum) {
		stages.accept(Stage.CROPS);
		final NDArray image = clip.normalise(whole(sum.picture()));
		add(View.REGION, encode(sum.picture(), image, 1), sum);
	}

	private Restyled encode(final NDArray picture, final NDArray images,
		final int ofAll)
	{
		stages.accept(Stage.CLIP);
		encodedImages += images.getShape().get(0);
		return Restyled.encoded(picture, clip.encodeImagesAndLevels(images), ofAll,
			ops);
	}

	private void add(final View view, final Restyled restyled,
		final LossSum sum)
	{
		for (final LossTerm term : of(view)) {
			final NDArray value = term.of(restyled);
			if (value != null) sum.add(term.name(), settings.losses().weight(term
				.name()), value);
		}
		sum.backward();
	}

	/**
	 * The whole region as the encoder's input: bicubic, as in the public code,
	 * unless it is so much larger that bicubic would skip pixels.
	 */
	private NDArray whole(final NDArray region) {
		final int size = clip.inputSize();
		final long longest = Math.max(region.getShape().get(2), region.getShape()
			.get(3));
		return longest > 4L * size ? ops.resizeAntialiased(region, size, size) : ops
			.resizeBicubic(region, size, size);
	}
}
