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
 * Adds up the weighted terms of one step. Terms come in pieces: each piece's
 * gradient is computed at once and its memory freed, which is what makes 64
 * crops fit.
 */
final class LossSum {

	private final TorchOps ops;
	private final Map<String, Double> values = new LinkedHashMap<>();
	private double total;

	private final List<String> names = new ArrayList<>();
	private final List<Double> weights = new ArrayList<>();
	private final NDList pending = new NDList();

	LossSum(final TorchOps ops) {
		this.ops = ops;
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

	/** @return each term by name, and their weighted sum as "total" */
	Map<String, Double> values() {
		final Map<String, Double> all = new LinkedHashMap<>(values);
		all.put("total", total);
		return all;
	}
}
