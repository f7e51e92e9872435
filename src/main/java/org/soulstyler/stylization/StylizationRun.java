package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.Clip;
import org.soulstyler.network.ImageEncoding;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * One optimisation: what stays the same is computed in the constructor, then
 * {@link #step} as often as wished, then {@link #picture}.
 * <p>
 * All randomness comes from the settings' seed in one fixed order. Everything
 * that lives longer than a step belongs to the manager given; what a step makes
 * is freed when it ends.
 */
final class StylizationRun implements AutoCloseable {

	/** So many steps in a row without a usable gradient mean it is over. */
	private static final int PATIENCE = 10;

	private final TorchOps ops;
	private final Clip clip;
	private final StylizationSettings settings;
	private final StageClock clock;

	private final NDArray picture;
	private final StyleNet net;
	private final StyleNet.Input input;
	private final ResidualPyramid pyramid;
	private final Adam netAdam;
	private final Adam pyramidAdam;
	private final CropPlan plan;
	private final CropCutter cutter;

	private final Map<String, CropLoss> cropLosses = new LinkedHashMap<>();
	private final Map<String, Double> weights = new LinkedHashMap<>();
	private final StatisticsLoss statistics;
	private final DirectionLoss direction;
	private final PictureLoss content;
	private final PictureLoss variation = new TotalVariationLoss();

	private int steps;
	private long encodedImages;
	private int skipped;

	/**
	 * A run from the settings' seed.
	 *
	 * @param picture (3, height, width) at the working size, row-major
	 * @param mask (height, width), not empty
	 */
	static StylizationRun begin(final StyleNetworks networks,
		final TorchOps ops, final NDManager manager, final float[] picture,
		final float[] mask, final int width, final int height, final String text,
		final StylizationSettings settings, final StageClock clock)
	{
		clock.start("prepare");
		final Random random = new Random(settings.seed());
		final NDArray array = manager.create(picture, new Shape(1, 3, height,
			width));
		final NDArray noise = StyleNet.noise(ops, manager, settings
			.noiseChannels(), height, width, random);
		final StyleNet net = StyleNet.create(ops, manager, settings, random);
		final ResidualPyramid pyramid = settings.pyramidRate() > 0 ? ResidualPyramid
			.create(ops, manager, height, width, random) : null;
		final CropPlan plan = new SampledCrops(ops, networks.clip(), array, mask,
			settings, random);
		return new StylizationRun(networks, ops, array, noise, net, pyramid, plan,
			text, settings, clock);
	}

	/**
	 * @param picture the original, (1, 3, H, W)
	 * @param noise (1, channels, H, W), or null for no channels
	 * @param net closed with the run
	 * @param pyramid closed with the run; null for none
	 */
	StylizationRun(final StyleNetworks networks, final TorchOps ops,
		final NDArray picture, final NDArray noise, final StyleNet net,
		final ResidualPyramid pyramid, final CropPlan plan,
		final String contentText, final StylizationSettings settings,
		final StageClock clock)
	{
		this.ops = ops;
		this.clip = networks.clip();
		this.settings = settings;
		this.clock = clock;
		this.picture = picture;
		this.net = net;
		input = net.input(picture, noise);
		this.pyramid = pyramid;
		this.plan = plan;
		netAdam = new Adam(net.parameters(), settings.gradientClip());
		pyramidAdam = pyramid == null ? null : new Adam(pyramid.parameters(),
			settings.gradientClip());
		cutter = new CropCutter(ops, clip.inputSize());

		clock.start("text");
		final StyleText text = StyleText.encode(ops, clip, contentText, settings);
		clock.start("prepare");
		final NDArray source = ops.unit(clip.encodeImages(clip.normalise(whole(
			picture))));
		direction = new DirectionLoss(ops, source, text.direction(), 0);
		cropLoss("patch", settings.patchWeight(), new DirectionLoss(ops, source,
			text.direction(), settings.threshold()));
		cropLoss("absolute", settings.absoluteWeight(), new AbsoluteLoss(text
			.content()));
		if (settings.contrastWeight() > 0 && !settings.anchors().isEmpty()) {
			cropLoss("contrast", settings.contrastWeight(), new ContrastLoss(ops, text
				.content(), ops.unit(clip.encodeTexts(settings.anchors()))));
		}
		statistics = settings.statisticsWeight() > 0 && networks
			.statistics() != null ? new StatisticsLoss(networks.statistics(), text
				.content()) : null;
		content = settings.contentWeight() > 0 ? new ContentLoss(ops, networks
			.features(), picture, settings.contentLayers()) : null;
	}

	/** Images that CLIP embeds in a step, on average so far. */
	double imagesPerStep() {
		return (double) encodedImages / Math.max(1, steps);
	}

	/** The net that is trained. */
	StyleNet net() {
		return net;
	}

	/** Steps done. */
	int steps() {
		return steps;
	}

	/**
	 * One optimisation step.
	 *
	 * @param watcher called with the step's losses and a supplier of the net's
	 *          output, (3, height, width), that is good during the call
	 * @return what the watcher returned
	 * @throws SoulstylerException when the losses are no longer numbers
	 */
	boolean step(final Watcher watcher) throws SoulstylerException {
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			final LossSum losses = new LossSum(ops);
			final NDArray leaf;
			try (Autograd on = Autograd.on()) {
				clock.start("style net");
				final NDArray output = net.forward(input, pyramid);
				// The losses' gradients meet here, so that each piece's graph can go.
				leaf = output.stopGradient();
				leaf.setRequiresGradient(true);
				addCropLosses(leaf, losses);
				addPictureLosses(leaf, losses);
				clock.start("style net");
				Autograd.backward(output, leaf.getGradient());
			}
			clock.start("optimiser");
			final boolean stepped = stepAll();
			steps++;
			skipped = stepped ? 0 : skipped + 1;
			if (skipped >= PATIENCE) throw new SoulstylerException(Failure.MODEL,
				"The optimisation came to nothing: its losses are no longer numbers. " +
					"A model file may be damaged, or the learning rate too high.");
			final Map<String, Double> values = losses.values();
			clock.start("listener");
			return watcher.watch(values, leaf::toFloatArray);
		}
	}

	/** Sees each step. */
	@FunctionalInterface
	interface Watcher {

		boolean watch(Map<String, Double> losses, Supplier<float[]> output);
	}

	/**
	 * The losses of any picture, for the crops of the next step.
	 *
	 * @param restyled (3, height, width), of the run's size
	 * @return each term by name, and their weighted sum as "total"
	 */
	Map<String, Double> losses(final float[] restyled) {
		try (NDScope scope = new NDScope(); Autograd on = Autograd.on()) {
			scope.suppressNotUsedWarning();
			final LossSum losses = new LossSum(ops);
			final NDArray leaf = picture.getManager().create(restyled, picture
				.getShape()).duplicate();
			leaf.setRequiresGradient(true);
			addCropLosses(leaf, losses);
			addPictureLosses(leaf, losses);
			return losses.values();
		}
	}

	/** StyleNet's output as it is now, (3, height, width). */
	float[] picture() {
		clock.start("style net");
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			return net.forward(input, pyramid).toFloatArray();
		}
	}

	@Override
	public void close() {
		netAdam.close();
		net.close();
		if (pyramid == null) return;
		pyramidAdam.close();
		pyramid.close();
	}

	/** @return whether the gradients were numbers */
	private boolean stepAll() {
		final double decay = settings.decayAt(steps);
		final Map<Adam, Double> rates = new LinkedHashMap<>();
		rates.put(netAdam, decay * settings.learningRate());
		if (pyramid != null) rates.put(pyramidAdam, decay * settings
			.pyramidRate());
		return Adam.step(rates);
	}

	private void cropLoss(final String name, final double weight,
		final CropLoss loss)
	{
		if (weight == 0) return;
		cropLosses.put(name, loss);
		weights.put(name, weight);
	}

	private void addCropLosses(final NDArray leaf, final LossSum losses) {
		if (cropLosses.isEmpty() && statistics == null) return;
		final List<CropCutter.View> views = plan.styled();
		// Statistics are of all crops together: they cannot come in pieces.
		final int chunk = statistics == null ? Clip.CHUNK : views.size();
		for (int i = 0; i < views.size(); i += chunk) {
			try (NDScope scope = new NDScope()) {
				scope.suppressNotUsedWarning();
				addCropLosses(leaf, views.subList(i, Math.min(views.size(), i + chunk)),
					1f / views.size(), losses);
			}
		}
	}

	private void addCropLosses(final NDArray leaf,
		final List<CropCutter.View> views, final float share,
		final LossSum losses)
	{
		encodedImages += views.size();
		clock.start("crops");
		final NDArray crops = clip.normalise(cutter.cut(leaf, views));
		clock.start("clip");
		final ImageEncoding encoding = clip.encodeImagesAndLevels(crops);
		final NDArray embeddings = ops.unit(encoding.embeddings());
		cropLosses.forEach((name, loss) -> losses.add(name, weights.get(name), ops
			.scale(loss.of(embeddings).sum(), share)));
		if (statistics != null) losses.add("statistics", settings
			.statisticsWeight(), statistics.of(encoding));
		losses.backward();
	}

	private void addPictureLosses(final NDArray leaf, final LossSum losses) {
		if (settings.directionWeight() > 0) {
			clock.start("clip");
			encodedImages++;
			losses.add("direction", settings.directionWeight(), direction.of(ops.unit(
				clip.encodeImages(clip.normalise(whole(leaf))))).sum());
			losses.backward();
		}
		if (content != null) {
			clock.start("features");
			losses.add("content", settings.contentWeight(), content.of(leaf));
			losses.backward();
		}
		clock.start("other losses");
		if (settings.tvWeight() > 0) {
			losses.add("tv", settings.tvWeight(), variation.of(leaf));
		}
		if (settings.backgroundWeight() > 0) {
			final List<CropWindow> crops = plan.background();
			if (!crops.isEmpty()) losses.add("background", settings
				.backgroundWeight(), BackgroundLoss.of(picture, crops).of(leaf));
		}
		losses.backward();
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
