package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.torch.TorchOps;

/**
 * The statistics that the starter's image tower would have of a texture,
 * predicted from the texture's name: means, deviations and short-range
 * correlations of the tower's levels (models/starter/style/networks.py). The statistics are a function of
 * the levels, differentiable; the prediction is computed once.
 */
public final class StatisticsPredictor implements AutoCloseable {

	private static final int CHANNELS = 3;

	/** A correlation of a level with itself, moved by (dy, dx) positions. */
	private record Term(int level, int dy, int dx, NDArray left, NDArray right) {
	}

	/**
	 * What a text predicts.
	 *
	 * @param mean (n) expected statistics, in units of their spread over all
	 *          styles
	 * @param weight (n) how sure the prediction is: min(1 / variance, 4)
	 */
	public record Prediction(NDArray mean, NDArray weight)
			implements
				AutoCloseable {

		@Override
		public void close() {
			mean.close();
			weight.close();
		}
	}

	private final NDManager manager;
	private final TorchOps ops;
	private final List<Term> terms = new ArrayList<>();
	private final NDArray center;
	private final NDArray scale;
	private final NDArray[] hidden1;
	private final NDArray[] hidden2;
	private final NDArray[] mean;
	private final NDArray[] variance;

	private StatisticsPredictor(final TensorFile file, final TorchOps ops,
		final NDManager manager) throws SoulstylerException
	{
		this.manager = manager;
		this.ops = ops;
		final Weights weights = new Weights(file, manager);
		final int[][] places = places(file, weights);
		for (int i = 0; i < places.length; i++) {
			final String name = "terms." + i;
			final long k = weights.size(name + ".left", 0);
			final long channels = weights.size(name + ".left", 1);
			terms.add(new Term(places[i][0], places[i][1], places[i][2], weights.get(
				name + ".left", k, channels), weights.get(name + ".right", k,
					channels)));
		}
		final long n = weights.size("center", 0);
		center = weights.get("center", n);
		scale = weights.get("scale", n);
		hidden1 = linear(weights, "hidden1", Weights.ANY, Weights.ANY);
		hidden2 = linear(weights, "hidden2", Weights.ANY, hidden1[0].getShape().get(
			0));
		final long width = hidden2[0].getShape().get(0);
		mean = linear(weights, "mean", n, width);
		variance = linear(weights, "variance", n, width);
	}

	private static NDArray[] linear(final Weights weights, final String name,
		final long out, final long in) throws SoulstylerException
	{
		final NDArray weight = weights.get(name + ".weight", out, in);
		return new NDArray[] { weight, weights.get(name + ".bias", weight.getShape()
			.get(0)) };
	}

	/** The metadata's list of [level, dy, dx]. */
	private static int[][] places(final TensorFile file, final Weights weights)
		throws SoulstylerException
	{
		try {
			final int[][] places = new Gson().fromJson(file.metadata().getOrDefault(
				"terms", "[]"), int[][].class);
			for (final int[] p : places) {
				if (p.length != 3 || p[0] < 0 || p[1] < 0 || p[2] < 0)
					throw new JsonParseException("not level, dy, dx");
			}
			return places;
		}
		catch (final JsonParseException | NullPointerException exc) {
			throw weights.unfit("its list of terms cannot be read");
		}
	}

	/**
	 * Reads the predictor's weights.
	 *
	 * @param levelChannels the levels of the encoder whose images it is for, see
	 *          {@link ImageTextEncoder#levelChannels}
	 * @param parent manager of the arrays, on the device to compute on
	 * @throws SoulstylerException if the file is missing, damaged, of another
	 *           kind, or for an encoder with other levels or none
	 */
	public static StatisticsPredictor open(final Path path,
		final List<Integer> levelChannels, final TorchOps ops,
		final NDManager parent) throws SoulstylerException
	{
		final TensorFile file = SafeTensors.open(path);
		final NDManager manager = parent.newSubManager();
		boolean done = false;
		try {
			final StatisticsPredictor predictor = new StatisticsPredictor(file, ops,
				manager);
			if (!predictor.fits(levelChannels)) throw new SoulstylerException(
				Failure.MODEL, "The statistics predictor " + path +
					" does not belong to the bundle's image encoder: it " + (levelChannels
						.isEmpty() ? "has no feature maps to take statistics of"
							: "has other feature maps, of " + levelChannels + " channels") +
					". Take both from one bundle, or remove the section \"statistics\" from bundle.json.");
			done = true;
			return predictor;
		}
		finally {
			if (!done) manager.close();
		}
	}

	/** Whether an encoder of such levels has the statistics that are predicted. */
	private boolean fits(final List<Integer> levelChannels) {
		long count = 0;
		for (final int channels : levelChannels)
			count += 2L * channels;
		for (final Term term : terms) {
			if (term.level >= levelChannels.size() || term.left.getShape().get(
				1) != levelChannels.get(term.level)) return false;
			count += term.left.getShape().get(0) * term.right.getShape().get(0);
		}
		return count == center.getShape().get(0);
	}

	@Override
	public void close() {
		manager.close();
	}

	/**
	 * Predicts, without gradients.
	 *
	 * @param text (D) or (1, D), an L2-normalised text embedding
	 * @return of the manager of {@code text}; the caller closes it
	 */
	public Prediction predict(final NDArray text) {
		try (NDArray row = text.reshape(1, -1);
				NDArray eight = ops.scale(row, 8);
				NDArray a = ops.linear(eight, hidden1[0], hidden1[1]);
				NDArray b = ops.gelu(a);
				NDArray c = ops.linear(b, hidden2[0], hidden2[1]);
				NDArray d = ops.gelu(c);
				NDArray mu = ops.linear(d, mean[0], mean[1]);
				NDArray logVariance = ops.linear(d, variance[0], variance[1]))
		{
			return new Prediction(mu.reshape(-1), ops.call("certainty", logVariance));
		}
	}

	/**
	 * The mean of each channel of the picture itself, as the encoder normalises it,
	 * that a text lets expect: the first statistics.
	 *
	 * @param text (D) or (1, D), an L2-normalised text embedding
	 */
	public float[] channelMeans(final NDArray text) {
		try (Prediction prediction = predict(text);
				NDArray scaled = prediction.mean.mul(scale);
				NDArray all = scaled.add(center))
		{
			return Arrays.copyOf(all.toFloatArray(), CHANNELS);
		}
	}

	/**
	 * The statistics of each image: (M, n), of the levels' manager.
	 *
	 * @param levels of {@link Clip#encodeImagesAndLevels}
	 */
	public NDArray statistics(final FeatureLevels levels) {
		final NDList parts = new NDList(levels.moments());
		try (NDList correlations = new NDList()) {
			for (final Term term : terms)
				correlations.add(ops.callSized("correlations", new int[] { term.dy,
					term.dx }, levels.centred().get(term.level), term.left, term.right));
			parts.addAll(correlations);
			return NDArrays.concat(parts, 1);
		}
	}

	/**
	 * How far the images' mean statistics are from the prediction: the mean over
	 * the n values of weight · Huber, for all images at once. Each image's mean
	 * colour also counts by itself, twice: in a mean over images wrong colours
	 * cancel out.
	 *
	 * @return a scalar of the levels' manager
	 */
	public NDArray loss(final FeatureLevels levels, final Prediction prediction) {
		try (NDArray seen = statistics(levels)) {
			return ops.call("weighted_huber", seen, center, scale, prediction.mean,
				prediction.weight);
		}
	}
}
