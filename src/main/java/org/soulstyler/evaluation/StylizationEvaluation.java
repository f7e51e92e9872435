package org.soulstyler.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.Pictures;
import org.soulstyler.segmentation.OnnxSegmenter;

/**
 * Scores all pictures in a folder, whoever made them: a method's folder counts if
 * it lies there.
 */
public final class StylizationEvaluation {

	private final EvaluationSet set;
	private final EvaluationFolder folder;
	private final Scorer scorer;
	private final Consumer<String> log;

	/**
	 * @param judge not optimised against by any of the methods; null for none
	 * @param classifier tells kinds of things apart; null for none
	 * @param loss null for none
	 */
	public StylizationEvaluation(final EvaluationSet set,
		final EvaluationFolder folder, final StyleJudge judge,
		final OnnxSegmenter classifier, final @Nullable Loss loss,
		final Consumer<String> log)
	{
		this.set = set;
		this.folder = folder;
		this.log = log;
		scorer = new Scorer(judge, classifier, loss);
	}

	/**
	 * @param seeds of them, from 0
	 * @return a score for each run that left a record, failed ones among them
	 */
	public List<Score> score(final int seeds) throws SoulstylerException {
		final List<Score> scores = new ArrayList<>();
		for (final EvaluationCase one : set.cases()) {
			final ColorImage before = Pictures.read(one.picture());
			final Mask drawn = Pictures.readMask(one.mask(), before);
			for (final String method : folder.methods())
				for (int seed = 0; seed < seeds; seed++) {
					final Path record = folder.record(method, one, seed);
					if (Files.exists(record)) scores.add(score(method, one, seed, before,
						drawn, RunRecord.read(record)));
				}
		}
		return scores;
	}

	private Score score(final String method, final EvaluationCase one,
		final int seed, final ColorImage before, final Mask drawn,
		final RunRecord record) throws SoulstylerException
	{
		if (record.failure() != null) return new Score(method, one, seed, Map.of(),
			record.failure());
		log.accept("Scoring " + one.name() + ", " + method + ", seed " + seed);
		final ColorImage after = Pictures.read(folder.picture(method, one, seed));
		if (after.width() != before.width() || after.height() != before.height())
			return new Score(method, one, seed, Map.of(), "Its picture is " + after
				.width() + " × " + after.height() + " pixels, not " + before.width() +
				" × " + before.height() + ".");
		final Mask used = Files.exists(folder.mask(one)) ? Pictures.readMask(folder
			.mask(one), before) : drawn;
		final Map<Figure, Double> values = scorer.score(one, before, after, drawn,
			used, set.styles());
		put(values, Figure.SECONDS, record.seconds());
		put(values, Figure.PROCESSOR_SECONDS, record.processorSeconds());
		put(values, Figure.PEAK_BYTES, record.peakBytes());
		put(values, Figure.ITERATIONS, record.iterations());
		return new Score(method, one, seed, values, null);
	}

	private static void put(final Map<Figure, Double> values, final Figure figure,
		final @Nullable Double value)
	{
		if (value != null) values.put(figure, value);
	}
}
