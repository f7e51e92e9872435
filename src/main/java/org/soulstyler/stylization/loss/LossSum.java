package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * Adds up weighted terms of one step. Terms come in pieces: each piece's
 * gradient is computed at once and its memory freed, which is what makes 64
 * crops fit. One thread's; the gradients of several sums meet in the picture when
 * they are asked to.
 */
final class LossSum {

	private final TorchOps ops;
	private final NDArray picture;
	private final Map<String, Double> values = new LinkedHashMap<>();
	private double total;

	private final List<String> names = new ArrayList<>();
	private final List<Double> weights = new ArrayList<>();
	private final NDList pending = new NDList();

	/** @param picture what the terms look at, an array of any history */
	LossSum(final TorchOps ops, final NDArray picture) {
		this.ops = ops;
		this.picture = picture.stopGradient();
		this.picture.setRequiresGradient(true);
	}

	/** The picture, as the terms added here shall see it. */
	NDArray picture() {
		return picture;
	}

	/**
	 * @param name of the term
	 * @param weight of the term; 0 leaves it out
	 * @param value a scalar, the term or a piece of it
	 */
	void add(final String name, final double weight, final NDArray value) {
		if (weight == 0) return;
		names.add(name);
		weights.add(weight);
		pending.add(value);
	}

	/** Sends the gradients of what was added since the last call. */
	void backward() {
		if (pending.isEmpty()) return;
		NDArray sum = null;
		for (int i = 0; i < pending.size(); i++) {
			final NDArray weighted = ops.scale(pending.get(i), weights.get(i)
				.floatValue());
			sum = sum == null ? weighted : sum.add(weighted);
		}
		Autograd.backward(Objects.requireNonNull(sum));
		try (Autograd off = Autograd.off()) {
			final float[] numbers = NDArrays.stack(pending).toFloatArray();
			for (int i = 0; i < numbers.length; i++) {
				values.merge(names.get(i), (double) numbers[i], Double::sum);
				total += weights.get(i) * numbers[i];
			}
		}
		names.clear();
		weights.clear();
		pending.clear();
	}

	/** Adds the gradient of what was sent to that of an array. */
	void addGradientTo(final NDArray leaf) {
		if (!values.isEmpty()) Autograd.backward(leaf, picture.getGradient());
	}

	/** @return each term of both by name, and their weighted sum as "total" */
	Map<String, Double> valuesWith(final LossSum other) {
		final Map<String, Double> all = new LinkedHashMap<>(values);
		all.putAll(other.values);
		all.put("total", total + other.total);
		return all;
	}
}
