package org.soulstyler;

import ai.djl.ndarray.NDManager;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.LlamaSplitter;
import org.soulstyler.instruction.SplitterModel;
import org.soulstyler.model.ModelBundle;
import org.soulstyler.network.Clip;
import org.soulstyler.network.Devices;
import org.soulstyler.network.FeatureNetwork;
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
		return torch().choice.reason();
	}

	Stylizer stylizer() throws SoulstylerException {
		return torch().stylizer;
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

	private Torch torch() throws SoulstylerException {
		if (torch == null) torch = Torch.open(bundle, Devices.choose(wish));
		return torch;
	}

	private Vocabulary vocabulary(final String name) throws SoulstylerException {
		return name == null ? Vocabulary.unlimited() : Vocabulary.read(bundle.file(
			name));
	}

	/** What lives in PyTorch; the manager owns all of its native memory. */
	private record Torch(Devices.Choice choice, NDManager manager, TorchOps ops,
		Clip clip, FeatureNetwork features, StatisticsPredictor statistics,
		Stylizer stylizer)
	{

		static Torch open(final ModelBundle bundle, final Devices.Choice choice)
			throws SoulstylerException
		{
			final NDManager manager = NDManager.newBaseManager(choice.device(),
				"PyTorch");
			try {
				final TorchOps ops = TorchOps.open(manager);
				final Clip clip = Clip.open(bundle.file(bundle.clip().weights()), bundle
					.file(bundle.clip().tokenizer()), ops, manager);
				final FeatureNetwork features = FeatureNetwork.open(bundle.file(bundle
					.features().weights()), ops, manager);
				final StatisticsPredictor statistics = bundle.statistics().isPresent()
					? StatisticsPredictor.open(bundle.file(bundle.statistics().get()
						.weights()), ops, manager) : null;
				return new Torch(choice, manager, ops, clip, features, statistics,
					new Stylizer(clip, features, statistics, ops, manager));
			}
			catch (final SoulstylerException | RuntimeException e) {
				manager.close();
				throw e;
			}
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
