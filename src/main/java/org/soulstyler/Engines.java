package org.soulstyler;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.extension.EngineFactories;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.instruction.SplitterFactory;
import org.soulstyler.network.EncoderFactory;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.segmentation.SegmenterFactory;
import org.soulstyler.stylization.Stylizer;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;
import org.soulstyler.vocabulary.Vocabulary;

/**
 * The engines of one bundle on one device: opened when first asked for, closed
 * together. Not thread-safe.
 */
final class Engines implements AutoCloseable {

	private static final long MANY_BYTES = 64L << 20;

	private final ModelBundle bundle;
	private final DeviceWish wish;
	private final SplitterChoice choice;

	private InstructionSplitter splitter;
	private ReferringSegmenter segmenter;
	private Vocabulary objects;
	private Vocabulary styles;
	private Torch torch;
	/** Opens torch meanwhile, or null. */
	private FutureTask<Torch> opening;

	/** @param choice splits instead of the bundle's splitter, or null */
	Engines(final ModelBundle bundle, final DeviceWish wish,
		final SplitterChoice choice)
	{
		this.choice = choice;
		this.bundle = bundle;
		this.wish = wish;
	}

	InstructionSplitter splitter() throws SoulstylerException {
		if (splitter == null) splitter = choice == null ? splitter(bundle)
			: choice.open();
		return splitter;
	}

	/** The one that a bundle names. */
	static InstructionSplitter splitter(final ModelBundle bundle)
		throws SoulstylerException
	{
		return EngineFactories.named(SplitterFactory.class, bundle.type("splitter",
			"llama"), "splitter").open(bundle);
	}

	ReferringSegmenter segmenter() throws SoulstylerException {
		if (segmenter == null) segmenter = EngineFactories.named(
			SegmenterFactory.class, bundle.type("segmenter", "onnx"), "segmenter")
			.open(bundle, wish);
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

	/** "CPU", or "GPU" with its number, name and memory. */
	String deviceName() throws SoulstylerException {
		return Devices.name(Devices.choose(wish).device());
	}

	/**
	 * Opens what {@link #stylizer} gives while the caller does other things; what
	 * goes wrong is told there.
	 */
	void prepare(final String precision) {
		if (torch != null || opening != null) return;
		opening = new FutureTask<>(() -> open(precision));
		new Thread(opening, "Soulstyler opens its networks").start();
	}

	/** @param precision a wish, see {@link Precision#choose} */
	Stylizer stylizer(final String precision) throws SoulstylerException {
		return torch(precision).stylizer;
	}

	@Override
	public void close() {
		try {
			if (opening != null) torch = opened();
		}
		catch (final SoulstylerException | RuntimeException exc) {
			// Whoever needed it would have been told.
		}
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
		if (opening != null) torch = opened();
		final Precision precision = Precision.choose(precisionWish, Devices.choose(
			wish).device());
		if (torch != null && torch.precision != precision) {
			torch.close();
			torch = null;
		}
		if (torch == null) torch = open(precisionWish);
		return torch;
	}

	private Torch open(final String precisionWish) throws SoulstylerException {
		final Device device = Devices.choose(wish).device();
		return Torch.open(bundle, device, Precision.choose(precisionWish, device));
	}

	/** Waits for what is being opened. */
	private Torch opened() throws SoulstylerException {
		final FutureTask<Torch> task = opening;
		opening = null;
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return task.get();
				}
				catch (final InterruptedException exc) {
					interrupted = true; // half-opened networks help nobody
				}
				catch (final ExecutionException exc) {
					if (exc.getCause() instanceof SoulstylerException)
						throw (SoulstylerException) exc.getCause();
					throw new IllegalStateException(exc.getCause());
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	private Vocabulary vocabulary(final String name) throws SoulstylerException {
		return name == null ? Vocabulary.unlimited() : Vocabulary.read(bundle.file(
			name));
	}

	/** What lives in PyTorch; the manager owns all of its native memory. */
	private record Torch(Precision precision, NDManager manager, TorchOps ops,
		ImageTextEncoder clip, FeatureNetwork features, StatisticsPredictor statistics,
		Stylizer stylizer)
	{

		static Torch open(final ModelBundle bundle, final Device device,
			final Precision precision) throws SoulstylerException
		{
			final NDManager manager = NDManager.newBaseManager(device,
				"PyTorch");
			try {
				final TorchOps ops = TorchOps.open(manager);
				final ImageTextEncoder clip = EngineFactories.named(
					EncoderFactory.class, bundle.type("clip", "clip"), "encoder").open(
						bundle, precision, ops, manager);
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
