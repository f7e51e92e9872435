package org.soulstyler.evaluation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.segmentation.OnnxSegmenter;

/** Measures restyled pictures of a set. */
final class Scorer {

	/** Of the classifier's kinds, how many count as named. */
	private static final int NAMED = 5;
	private static final String SOURCE = "photo";

	private final StyleJudge judge;
	private final OnnxSegmenter classifier;
	private final @Nullable Loss loss;
	private final Map<String, double[]> words = new HashMap<>();

	/**
	 * @param judge null where there is none
	 * @param classifier null where there is none
	 * @param loss null where it is not asked for
	 */
	Scorer(final StyleJudge judge, final OnnxSegmenter classifier,
		final @Nullable Loss loss)
	{
		this.judge = judge;
		this.classifier = classifier;
		this.loss = loss;
	}

	/**
	 * Measures one picture; what cannot be measured is left out.
	 *
	 * @param before the case's picture
	 * @param after what was made of it, of the same size
	 * @param drawn the object as a person drew it
	 * @param used the mask that the methods were given
	 * @param styles of the set
	 */
	Map<Figure, Double> score(final EvaluationCase one, final ColorImage before,
		final ColorImage after, final Mask drawn, final Mask used,
		final List<String> styles) throws SoulstylerException
	{
		final Map<Figure, Double> values = new EnumMap<>(Figure.class);
		final Areas areas = Areas.of(drawn);
		final double outside = ImageQuality.mse(before, after, areas.outside());
		values.put(Figure.OUTSIDE_MSE, outside);
		values.put(Figure.OUTSIDE_PSNR, ImageQuality.psnr(outside));
		values.put(Figure.OUTSIDE_SSIM, ImageQuality.ssim(before, after, areas
			.outside()));
		final double band = ImageQuality.mseWithin(before, after, areas.band());
		values.put(Figure.BAND_MSE, band);
		values.put(Figure.BAND_PSNR, ImageQuality.psnr(band));
		values.put(Figure.BAND_SSIM, ImageQuality.ssimWithin(before, after, areas
			.band()));
		values.put(Figure.STRUCTURE, Structure.kept(before, after, areas.inside()));
		values.put(Figure.IOU, areas.iou(used));
		if (loss != null && !used.isSpeck()) values.put(Figure.LOSS, loss.of(before,
			used, one.style(), after));
		if (judge != null) judgeStyle(one, before, after, areas.inside(), styles,
			values);
		if (classifier != null) judgeKind(one, before, after, areas.inside(),
			values);
		return values;
	}

	// -- Helper methods --

	private void judgeStyle(final EvaluationCase one, final ColorImage before,
		final ColorImage after, final float[] object, final List<String> styles,
		final Map<Figure, Double> values) throws SoulstylerException
	{
		final double[] old = judge.embed(before, object);
		final double[] made = judge.embed(after, object);
		final double[] style = words(one.style());
		values.put(Figure.TEXT, Vectors.cosine(made, style));
		values.put(Figure.DIRECTION, Vectors.cosine(Vectors.difference(old, made),
			Vectors.difference(words(SOURCE), style)));
		boolean nearest = true;
		for (final String other : styles)
			nearest &= Vectors.cosine(made, words(other)) <= values.get(Figure.TEXT);
		values.put(Figure.STYLE_NAMED, nearest ? 1. : 0);
	}

	private double[] words(final String text) throws SoulstylerException {
		if (!words.containsKey(text)) words.put(text, judge.embed(text));
		return words.get(text);
	}

	private void judgeKind(final EvaluationCase one, final ColorImage before,
		final ColorImage after, final float[] object,
		final Map<Figure, Double> values) throws SoulstylerException
	{
		final Surroundings part = Surroundings.of(object, before.width(), before
			.height());
		if (!isNamed(part.of(before), one)) return;
		values.put(Figure.KIND_NAMED, isNamed(part.of(after), one) ? 1. : 0);
	}

	private boolean isNamed(final ColorImage picture, final EvaluationCase one)
		throws SoulstylerException
	{
		final int rank = classifier.rankOfKind(picture, one.expression());
		return rank > 0 && rank <= NAMED;
	}
}
