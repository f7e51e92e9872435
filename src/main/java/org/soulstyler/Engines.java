package org.soulstyler;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

import org.jspecify.annotations.Nullable;
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
import org.soulstyler.network.StartPredictor;
import org.soulstyler.network.StatisticsPredictor;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.segmentation.SegmenterFactory;
import org.soulstyler.stylization.Stylizer;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;
import org.soulstyler.vocabulary.Understanding;
import org.soulstyler.vocabulary.Vocabulary;

/**
 * The engines of one bundle on one device: opened when first asked for, closed
 * together. Any thread may ask for them; who uses which at a time is the caller's
 * business.
 */
final class Engines implements AutoCloseable {

	private static final long MANY_BYTES = 64L << 20;

	private final ModelBundle bundle;
	private final DeviceWish wish;
	private final @Nullable SplitterChoice choice;

	private final Engine<InstructionSplitter> splitter = new Engine<>("splitter",
		this::openSplitter, InstructionSplitter::close);
	private final Engine<ReferringSegmenter> segmenter = new Engine<>("segmenter",
		this::openSegmenter, ReferringSegmenter::close);
	private @Nullable Vocabulary objects;
	private @Nullable Vocabulary styles;
	private @Nullable Engine<Torch> torch;

	/** Held by whoever opens the networks. */
	private final Object networks = new Object();

	/** @param choice splits instead of the bundle's splitter, or null */
	Engines(final ModelBundle bundle, final DeviceWish wish,
		final @Nullable SplitterChoice choice)
	{
		this.choice = choice;
		this.bundle = bundle;
		this.wish = wish;
	}

	InstructionSplitter splitter() throws SoulstylerException {
		return splitter.get();
	}

	/** Opens the splitter that a bundle names. */
	static InstructionSplitter splitter(final ModelBundle bundle)
		throws SoulstylerException
	{
		return EngineFactories.named(SplitterFactory.class, bundle.type("splitter",
			"llama"), "splitter").open(bundle);
	}

	ReferringSegmenter segmenter() throws SoulstylerException {
		return segmenter.get();
	}

	/** The vocabulary of the segmenter. */
	Vocabulary objects() throws SoulstylerException {
		if (objects == null) objects = vocabulary(bundle.segmenter().vocabulary());
		return objects;
	}

	/** A style in the words that CLIP's text encoder knows. */
	Understanding understandStyle(final String style) throws SoulstylerException {
		synchronized (networks) {
			if (styles == null) styles = vocabulary(bundle.clip().vocabulary());
			return styles.understand(style);
		}
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
	 * Starts to open, on other threads, what reads an instruction and what looks for
	 * its objects; failures are thrown where it is needed.
	 */
	void prepareReading() {
		splitter.prepare();
		segmenter.prepare();
	}

	/** The same for what {@link #stylizer} returns. */
	void prepare(final String precision) {
		synchronized (networks) {
			if (torch == null) torch = unopened(precision);
			torch.prepare();
		}
	}

	/**
	 * @param precision as requested, see {@link Precision#choose}; another than
	 *          before closes the networks, which nobody may be using then
	 */
	Stylizer stylizer(final String precision) throws SoulstylerException {
		synchronized (networks) {
			return torch(precision).stylizer;
		}
	}

	@Override
	public void close() {
		splitter.close();
		segmenter.close();
		if (objects != null) objects.close();
		if (styles != null) styles.close();
		if (torch != null) torch.close();
		objects = null;
		styles = null;
		torch = null;
	}

	// -- Helper methods --

	/** Weights are kept in one precision only: changing it reads them again. */
	private Torch torch(final String precisionWish) throws SoulstylerException {
		final Precision precision = Precision.choose(precisionWish, Devices.choose(
			wish).device());
		if (torch == null) torch = unopened(precisionWish);
		try {
			if (torch.get().precision != precision) {
				torch.close();
				torch = unopened(precisionWish);
			}
			return torch.get();
		}
		catch (final SoulstylerException | RuntimeException e) {
			torch = null; // the next who asks may wish for another precision
			throw e;
		}
	}

	private Engine<Torch> unopened(final String precisionWish) {
		return new Engine<>("networks", () -> open(precisionWish), Torch::close);
	}

	private Torch open(final String precisionWish) throws SoulstylerException {
		final Device device = Devices.choose(wish).device();
		return Torch.open(bundle, device, Precision.choose(precisionWish, device));
	}

	private InstructionSplitter openSplitter() throws SoulstylerException {
		return choice == null ? splitter(bundle) : choice.open(bundle);
	}

	private ReferringSegmenter openSegmenter() throws SoulstylerException {
		return EngineFactories.named(SegmenterFactory.class, bundle.type(
			"segmenter", "onnx"), "segmenter").open(bundle, wish);
	}

	private Vocabulary vocabulary(final @Nullable String name)
		throws SoulstylerException
	{
		return name == null ? Vocabulary.unlimited() : Vocabulary.read(bundle.file(
			name));
	}

	/** What lives in PyTorch; the manager owns all of its native memory. */
	private record Torch(Precision precision, NDManager manager, TorchOps ops,
			StyleNetworks networks, Stylizer stylizer) {

		static Torch open(final ModelBundle bundle, final Device device,
			final Precision precision) throws SoulstylerException
		{
			final NDManager manager = NDManager.newBaseManager(device, "PyTorch");
			try {
				final TorchOps ops = TorchOps.open(manager);
				final ImageTextEncoder clip = EngineFactories.named(
					EncoderFactory.class, bundle.type("clip", "clip"), "encoder").open(
						bundle, precision, ops, manager);
				final FeatureNetwork features = FeatureNetwork.open(bundle.file(bundle
					.features().weights()), clip.precision(), ops, manager);
				final StatisticsPredictor statistics = bundle.statistics().isPresent()
					? StatisticsPredictor.open(bundle.file(bundle.statistics().get()
						.weights()), clip.levelChannels(), ops, manager) : null;
				final StartPredictor start = bundle.start().isPresent() ? StartPredictor
					.open(bundle.file(bundle.start().get().weights()), ops, manager)
					: null;
				releaseBuffers();
				final StyleNetworks networks = new StyleNetworks(clip, features,
					statistics, start);
				return new Torch(precision, manager, ops, networks, new Stylizer(
					networks, ops, manager));
			}
			catch (final SoulstylerException | RuntimeException e) {
				manager.close();
				throw e;
			}
		}

		/**
		 * Frees the buffers that large weights were read through: they lie outside
		 * of Java's heap, so the collector does not notice their size.
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
			if (networks.start() != null) networks.start().close();
			if (networks.statistics() != null) networks.statistics().close();
			networks.features().close();
			networks.clip().close();
			ops.close();
			manager.close();
		}
	}
}
