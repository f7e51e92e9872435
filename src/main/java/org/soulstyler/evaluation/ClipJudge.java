package org.soulstyler.evaluation;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.List;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.extension.EngineFactories;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.network.EncoderFactory;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/**
 * A bundle's encoder, such as the published CLIP ViT-B/32, as a judge: of the
 * picture with all but the object black, as PIE-Bench has it.
 */
public final class ClipJudge implements StyleJudge {

	private final String bundle;
	private final NDManager manager;
	private final TorchOps ops;
	private final ImageTextEncoder encoder;

	private ClipJudge(final String bundle, final NDManager manager,
		final TorchOps ops, final ImageTextEncoder encoder)
	{
		this.bundle = bundle;
		this.manager = manager;
		this.ops = ops;
		this.encoder = encoder;
	}

	/** @param bundle has the encoder; on the CPU, in float32 */
	public static ClipJudge open(final ModelBundle bundle)
		throws SoulstylerException
	{
		final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
		try {
			final TorchOps ops = TorchOps.open(manager);
			return new ClipJudge(bundle.name(), manager, ops, EngineFactories.named(
				EncoderFactory.class, bundle.type("clip", "clip"), "encoder").open(
					bundle, Precision.FLOAT32, ops, manager));
		}
		catch (final SoulstylerException | RuntimeException exc) {
			manager.close();
			throw exc;
		}
	}

	@Override
	public String description() {
		return "the encoder of the models \u201c" + bundle + "\u201d";
	}

	@Override
	public double[] embed(final ColorImage picture, final float[] object) {
		final float[] samples = picture.samples().clone();
		for (int i = 0; i < samples.length; i++)
			samples[i] *= object[i % object.length];
		final int size = encoder.inputSize();
		try (Autograd off = Autograd.off();
				NDArray image = manager.create(samples, new Shape(1, 3, picture
					.height(), picture.width()));
				NDArray square = ops.resizeAntialiased(image, size, size);
				NDArray input = encoder.normalise(square);
				NDArray embedding = encoder.encodeImages(input))
		{
			return unit(embedding);
		}
	}

	@Override
	public double[] embed(final String words) {
		try (Autograd off = Autograd.off();
				NDArray embedding = encoder.encodeTexts(List.of(words)))
		{
			return unit(embedding);
		}
	}

	@Override
	public void close() {
		encoder.close();
		ops.close();
		manager.close();
	}

	private static double[] unit(final NDArray embedding) {
		final float[] values = embedding.toFloatArray();
		final double[] unit = new double[values.length];
		for (int i = 0; i < unit.length; i++)
			unit[i] = values[i];
		Vectors.normalise(unit);
		return unit;
	}
}
