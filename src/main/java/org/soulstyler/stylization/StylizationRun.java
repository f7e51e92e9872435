package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Stage;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.crop.CropPlan;
import org.soulstyler.stylization.crop.SampledCrops;
import org.soulstyler.stylization.loss.Objective;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.Lanes;
import org.soulstyler.torch.TorchOps;

/**
 * One optimisation: {@link #step} as often as wished, then {@link #picture}, which
 * may be asked for before the first step, too. What the losses need and stays the
 * same is computed in the first step.
 * <p>
 * All randomness comes from the settings' seed in one fixed order. Everything
 * that lives longer than a step belongs to the manager given; what a step makes
 * is freed when it ends.
 */
final class StylizationRun implements AutoCloseable {

	/** So many steps in a row without a usable gradient mean it is over. */
	private static final int MOST_SKIPPED = 10;

	private final StylizationSettings settings;
	private final Consumer<Stage> stages;

	private final Scene scene;
	private final StyleNet net;
	private final @Nullable NDArray noise;
	private final StyleNet.Input input;
	private final @Nullable ResidualPyramid pyramid;
	/** What is added to the net's logits from the first step on, or null. */
	private final @Nullable NDArray start;
	private final Adam netAdam;
	private final @Nullable Adam pyramidAdam;
	private final Lanes lanes;
	private final Supplier<Objective> losses;
	private @Nullable Objective objective;

	private int steps;
	private int skipped;

	/**
	 * A run from the settings' seed.
	 *
	 * @param scene at the working size
	 */
	static StylizationRun begin(final StyleNetworks networks, final TorchOps ops,
		final NDManager manager, final Scene scene, final String style,
		final StylizationSettings settings, final Consumer<Stage> stages)
	{
		stages.accept(Stage.PREPARE);
		final Random random = new Random(settings.optimiser().seed());
		final int height = scene.tiles().fullHeight();
		final int width = scene.tiles().fullWidth();
		final NDArray noise = StyleNet.noise(ops, manager, settings.net()
			.noiseChannels(), height, width, random);
		final StyleNet net = StyleNet.create(ops, manager, settings, random);
		final ResidualPyramid pyramid = settings.optimiser().pyramidRate() > 0
			? ResidualPyramid.create(ops, manager, height, width, scene.finestGrid(),
				random) : null;
		final CropPlan plan = new SampledCrops(ops, networks.clip(), scene
			.picture(), scene.mask(), scene.tiles().width(), scene.tiles().height(),
			settings, random);
		return new StylizationRun(networks, ops, scene, noise, net, pyramid, Start
			.of(networks, ops, manager, scene, style, settings, random), plan, style,
			settings, stages);
	}

	/**
	 * @param noise of the scene's size, (1, channels, H, W), or null for no
	 *          channels
	 * @param net closed with the run
	 * @param pyramid closed with the run; null for none
	 * @param start added to the net's logits, of the scene's size, or null
	 */
	StylizationRun(final StyleNetworks networks, final TorchOps ops,
		final Scene scene, final @Nullable NDArray noise, final StyleNet net,
		final @Nullable ResidualPyramid pyramid, final @Nullable NDArray start,
		final CropPlan plan, final String style, final StylizationSettings settings,
		final Consumer<Stage> stages)
	{
		this.settings = settings;
		this.stages = stages;
		this.scene = scene;
		this.net = net;
		this.noise = noise;
		input = net.input(scene.tiles().apart(scene.picture()), scene.perFrame(
			noise));
		this.pyramid = pyramid;
		this.start = start;
		netAdam = new Adam(net.parameters(), settings.optimiser().gradientClip());
		pyramidAdam = pyramid == null ? null : new Adam(pyramid.parameters(),
			settings.optimiser().gradientClip());
		lanes = Lanes.of(scene.picture().getDevice(), 2. * settings.crops()
			.cropCount() * networks.clip().operations());
		losses = () -> new Objective(networks, ops, scene.picture(), plan, scene
			.neighbours(), style, settings, stages, lanes);
	}

	/** Whether its first picture is one that a trained network has drawn. */
	boolean isBegun() {
		return start != null;
	}

	/** Images that CLIP embeds in a step, on average so far. */
	double imagesPerStep() {
		return (double) objective().encodedImages() / Math.max(1, steps);
	}

	/** Operations of the loss terms' own networks for one value. */
	long lossOperations(final int height, final int width) {
		return objective().operations(height, width);
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
		final Objective all = objective();
		try (NDScope scope = new NDScope(); Lanes.Share share = lanes.share()) {
			scope.suppressNotUsedWarning();
			final NDArray leaf;
			final Map<String, Double> values;
			try (Autograd on = Autograd.on()) {
				stages.accept(Stage.STYLE_NET);
				final NDArray output = forward();
				// The losses' gradients meet here, so that each piece's graph can go.
				leaf = output.stopGradient();
				leaf.setRequiresGradient(true);
				values = all.backward(leaf);
				stages.accept(Stage.STYLE_NET);
				Autograd.backward(output, leaf.getGradient());
			}
			stages.accept(Stage.OPTIMISER);
			final boolean stepped = stepAll();
			steps++;
			skipped = stepped ? 0 : skipped + 1;
			if (skipped >= Math.min(MOST_SKIPPED, settings.optimiser().iterations()))
				throw new SoulstylerException(Failure.MODEL,
					"The optimisation came to nothing: its losses are no longer numbers. " +
						"A model file may be damaged, or the learning rate too high.");
			stages.accept(Stage.LISTENER);
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
		final Objective all = objective();
		try (NDScope scope = new NDScope(); Autograd on = Autograd.on()) {
			scope.suppressNotUsedWarning();
			final NDArray leaf = scene.picture().getManager().create(restyled, scene
				.picture().getShape()).duplicate();
			leaf.setRequiresGradient(true);
			return all.backward(leaf);
		}
	}

	/** StyleNet's output as it is now, (3, height, width). */
	float[] picture() {
		stages.accept(Stage.STYLE_NET);
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			return forward().toFloatArray();
		}
	}

	/** What the clip's other frames are restyled with. */
	ClipStyle.Learned learned() {
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			final NDArray places = places();
			return new ClipStyle.Learned(net.parameters().toFloatArray(), net
				.statistics(input).stream().map(NDArray::toFloatArray).toList(),
				places == null ? null : places.toFloatArray(), noise == null ? null
					: noise.toFloatArray());
		}
	}

	@Override
	public void close() {
		lanes.close();
		netAdam.close();
		net.close();
		if (pyramidAdam != null) pyramidAdam.close();
		if (pyramid != null) pyramid.close();
	}

	/** Made once, for all steps: outside of the scope of any. */
	private Objective objective() {
		if (objective == null) objective = losses.get();
		return objective;
	}

	private NDArray forward() {
		return scene.tiles().together(net.forward(input, scene.perFrame(places())));
	}

	/** What belongs to places: logits of the scene's size, or null. */
	private @Nullable NDArray places() {
		if (pyramid == null) return start;
		return start == null ? pyramid.change() : pyramid.change().add(start);
	}

	/** @return whether the gradients were numbers */
	private boolean stepAll() {
		final double decay = settings.optimiser().decayAt(steps);
		final Map<Adam, Double> rates = new LinkedHashMap<>();
		rates.put(netAdam, decay * settings.optimiser().learningRate());
		if (pyramid != null) rates.put(pyramidAdam, decay * settings.optimiser()
			.pyramidRate());
		return Adam.step(rates);
	}
}
