package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.network.StartPredictor;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.settings.OptimiserSettings;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.stylization.loss.StyleText;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * What is added to the picture's logits from the first step on: the object's mean
 * colour moved to the one that the text lets expect ({@link MeanColor}), and what
 * a trained network expects the text to change.
 */
final class Start {

	private final ImageTextEncoder clip;
	private final TorchOps ops;
	private final NDManager manager;
	private final Scene scene;
	private final OptimiserSettings settings;

	private Start(final ImageTextEncoder clip, final TorchOps ops,
		final NDManager manager, final Scene scene,
		final OptimiserSettings settings)
	{
		this.clip = clip;
		this.ops = ops;
		this.manager = manager;
		this.scene = scene;
		this.settings = settings;
	}

	/**
	 * @param random where the noise is drawn from, if there is any
	 * @return (1, 3, H, W), of the manager; null where the settings wish for none or
	 *         the bundle has no network for it
	 */
	static @Nullable NDArray of(final StyleNetworks networks, final TorchOps ops,
		final NDManager manager, final Scene scene, final String style,
		final StylizationSettings settings, final Random random)
	{
		final StatisticsPredictor color = settings.optimiser().colorStart() > 0
			? networks.statistics() : null;
		final StartPredictor warm = settings.optimiser().warmStart() > 0 ? networks
			.start() : null;
		if (color == null && warm == null || !settings.net().residual())
			return null;
		final Start start = new Start(networks.clip(), ops, manager, scene, settings
			.optimiser());
		final float[] change;
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			final NDArray text = StyleText.encode(ops, networks.clip(), style,
				settings).style();
			change = color == null ? new float[3 * scene.mask().length] : start.color(
				color, text);
			if (warm != null) start.addChange(change, warm, text, random);
		}
		return manager.create(change, scene.picture().getShape());
	}

	private float[] color(final StatisticsPredictor statistics,
		final NDArray text)
	{
		final float[] means = statistics.channelMeans(text);
		final Shape pixel = new Shape(1, means.length, 1, 1);
		final float[] black = clip.normalise(manager.zeros(pixel)).toFloatArray();
		final float[] white = clip.normalise(manager.ones(pixel)).toFloatArray();
		for (int c = 0; c < means.length; c++)
			means[c] = (means[c] - black[c]) / (white[c] - black[c]);
		return MeanColor.change(scene.picture().toFloatArray(), scene.mask(), means,
			settings.colorStart());
	}

	/** The network sees the picture in its new colour. */
	private void addChange(final float[] change, final StartPredictor predictor,
		final NDArray text, final Random random)
	{
		final Shape shape = scene.picture().getShape();
		final NDArray colored = Activation.sigmoid(StyleNet.logit(scene.picture())
			.add(manager.create(change, shape)));
		final float[] expected = predictor.change(colored, StyleNet.noise(ops,
			manager, predictor.noiseChannels(), (int) shape.get(2), (int) shape.get(
				3), random), text);
		final float share = (float) settings.warmStart();
		final float[] mask = scene.mask();
		for (int i = 0; i < change.length; i++)
			change[i] += share * mask[i % mask.length] * expected[i];
	}
}
