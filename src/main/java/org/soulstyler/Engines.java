package org.soulstyler;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.LlamaSplitter;
import org.soulstyler.instruction.SplitterModel;
import org.soulstyler.model.ModelBundle;
import org.soulstyler.network.Clip;
import org.soulstyler.network.Devices;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.network.Precision;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.network.TorchOps;
import org.soulstyler.segmentation.CrisSegmenter;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.stylization.Stylizer;
import org.soulstyler.vocabulary.Vocabulary;

/**
 * The engines of one bundle on one device: opened when first asked for, closed
 * together. Not thread-safe.
 */
final class Engines implements AutoCloseable {

	private static final long MANY_BYTES = 64L << 20;

	private final ModelBundle bundle;
	private final String wish;

	private InstructionSplitter splitter;
	private ReferringSegmenter segmenter;
	private Vocabulary objects;
	private Vocabulary styles;
	private Torch torch;

	Engines(final ModelBundle bundle, final String wish) {
		this.bundle = bundle;
		this.wish = wish;
	}

	InstructionSplitter splitter() throws SoulstylerException {
		if (splitter == null) splitter = LlamaSplitter.open(new SplitterModel(
			bundle.file(bundle.splitter().model()), bundle.splitter().prompt()));
		return splitter;
	}

	ReferringSegmenter segmenter() throws SoulstylerException {
		if (segmenter == null) segmenter = CrisSegmenter.open(bundle, wish);
		return segmenter;
	}

	/** The words that the segmenter knows. */
	Vocabulary objects() throws SoulstylerException {
		if (objects == null) objects = vocabulary(bundle.segmenter().vocabulary());
		return objects;
	}

	/** The words that CLIP's text tower knows. */
	Vocabulary styles() throws SoulstylerException {
		if (styles == null) styles = vocabulary(bundle.clip().vocabulary());
		return styles;
	}

	/** A sentence: where the stylization computes, and why there. */
	String device() throws SoulstylerException {
		return Devices.choose(wish).reason();
	}

	/** @param precision a wish, see {@link Precision#choose} */
	Stylizer stylizer(final String precision) throws SoulstylerException {
		return torch(precision).stylizer;
	}

	@Override
	public void close() {
		if (splitter != null) splitter.close();
		if (segmenter != null) segmenter.close();
		if (objects != null) objects.close();
		if (styles != null) styles.close();
		if (torch != null) torch.close();
		splitter = null;
		segmenter = null;
		objects = null;
		styles = null;
		torch = null;
	}

	// -- Helper methods --

	/** Weights are kept in one precision only: changing it reads them again. */
	private Torch torch(final String precisionWish) throws SoulstylerException {
		final Device device = Devices.choose(wish).device();
		final Precision precision = Precision.choose(precisionWish, device);
		if (torch != null && torch.precision != precision) {
			torch.close();
			torch = null;
		}
		if (torch == null) torch = Torch.open(bundle, device, precision);
		return torch;
	}

	private Vocabulary vocabulary(final String name) throws SoulstylerException {
		return name == null ? Vocabulary.unlimited() : Vocabulary.read(bundle.file(
			name));
	}

	/** What lives in PyTorch; the manager owns all of its native memory. */
	private record Torch(Precision precision, NDManager manager, TorchOps ops,
		Clip clip, FeatureNetwork features, StatisticsPredictor statistics,
		Stylizer stylizer)
	{

		static Torch open(final ModelBundle bundle, final Device device,
			final Precision precision) throws SoulstylerException
		{
			final NDManager manager = NDManager.newBaseManager(device,
				"PyTorch");
			try {
				final TorchOps ops = TorchOps.open(manager);
				final Clip clip = Clip.open(bundle.file(bundle.clip().weights()), bundle
					.file(bundle.clip().tokenizer()), precision, ops, manager);
				final FeatureNetwork features = FeatureNetwork.open(bundle.file(bundle
					.features().weights()), clip.precision(), ops, manager);
				final StatisticsPredictor statistics = bundle.statistics().isPresent()
					? StatisticsPredictor.open(bundle.file(bundle.statistics().get()
						.weights()), ops, manager) : null;
				releaseBuffers();
				return new Torch(precision, manager, ops, clip, features, statistics,
					new Stylizer(clip, features, statistics, ops, manager));
			}
			catch (final SoulstylerException | RuntimeException e) {
				manager.close();
				throw e;
			}
		}

		/**
		 * Large weights came through buffers that lie outside of Java's heap, where
		 * nothing urges Java to free them.
		 */
		private static void releaseBuffers() {
			long bytes = 0;
			for (final BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(
				BufferPoolMXBean.class))
			{
				bytes += pool.getMemoryUsed();
			}
			if (bytes > MANY_BYTES) System.gc();
		}

		void close() {
			if (statistics != null) statistics.close();
			features.close();
			clip.close();
			ops.close();
			manager.close();
		}
	}
}
