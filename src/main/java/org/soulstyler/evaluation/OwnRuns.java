package org.soulstyler.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.bench.PeakMemory;
import org.soulstyler.bench.ProcessorTime;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.Pictures;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;

/** Makes the pictures of our own methods, those that are not there yet. */
public final class OwnRuns {

	private static final String NOT_FOUND = "The object was not found.";

	private final Soulstyler soulstyler;
	private final EvaluationFolder folder;
	private final Consumer<String> log;
	/** By picture and expression: several cases may share them. */
	private final Map<String, Mask> outlines = new HashMap<>();

	/** @param log receives a line for each picture */
	public OwnRuns(final Soulstyler soulstyler, final EvaluationFolder folder,
		final Consumer<String> log)
	{
		this.soulstyler = soulstyler;
		this.folder = folder;
		this.log = log;
	}

	/**
	 * Outlines the objects, then restyles them: all methods of a case, then the
	 * next, so that the results of an interrupted run can be compared.
	 *
	 * @param seeds of them, from 0
	 */
	public void make(final EvaluationSet set, final List<Method> methods,
		final int seeds) throws SoulstylerException
	{
		folder.writeCases(set);
		for (final EvaluationCase one : set.cases())
			outline(one);
		for (int seed = 0; seed < seeds; seed++)
			for (final EvaluationCase one : set.cases())
				for (final Method method : methods)
					if (!Files.exists(folder.record(method.name(), one, seed))) make(one,
						method, seed);
	}

	/** A mask for every method: ours, so that it may be wrong. */
	private void outline(final EvaluationCase one) throws SoulstylerException {
		final Path file = folder.mask(one);
		if (Files.exists(file)) return;
		final String key = one.picture() + "\t" + one.expression();
		if (!outlines.containsKey(key)) {
			log.accept("Outlining " + one.expression() + " in " + one.picture()
				.getFileName());
			final Segmentation seen = soulstyler.segment(Pictures.read(one.picture()),
				one.expression());
			outlines.put(key, seen.found() ? seen.mask() : Mask.of(new float[seen
				.mask().samples().length], seen.mask().width(), seen.mask().height()));
		}
		folder.prepare(file);
		Pictures.write(outlines.get(key), file);
	}

	private void make(final EvaluationCase one, final Method method,
		final int seed) throws SoulstylerException
	{
		log.accept("Making " + one.name() + ", " + method.name() + ", seed " +
			seed);
		final Path file = folder.picture(method.name(), one, seed);
		final ColorImage picture = Pictures.read(one.picture());
		folder.prepare(file);
		RunRecord record;
		try {
			final Mask mask = Pictures.readMask(folder.mask(one), picture);
			PeakMemory.forget();
			final double processor = ProcessorTime.now();
			final long begun = System.nanoTime();
			final Result result = soulstyler.stylize(picture, mask, one.style(),
				method.settings().withSeed(seed), Progress.NONE);
			record = new RunRecord((System.nanoTime() - begun) / 1e9, ProcessorTime
				.now() - processor, (double) PeakMemory.now().resident(),
				(double) result.iterations(), null);
			Pictures.write(result.picture(), file);
		}
		catch (final SoulstylerException exc) {
			record = RunRecord.failed(exc.failure() == Failure.OBJECT_NOT_FOUND
				? NOT_FOUND : exc.getMessage());
		}
		folder.write(folder.record(method.name(), one, seed), record.toJson());
	}
}
