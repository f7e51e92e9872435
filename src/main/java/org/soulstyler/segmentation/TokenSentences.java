package org.soulstyler.segmentation;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.tokenizer.ClipTokenizer;

/** Sentences as numbers of tokens, as CLIP's relatives read them. */
final class TokenSentences implements Sentences {

	private final ClipTokenizer tokenizer;

	TokenSentences(final ClipTokenizer tokenizer) {
		this.tokenizer = tokenizer;
	}

	@Override
	public Fed feed(final OrtEnvironment environment, final String expression,
		final SegmenterDescription description, final Map<String, NodeInfo> nodes)
		throws OrtException
	{
		final long[] tokens = tokens(expression, description);
		final Map<String, OnnxTensor> inputs = new HashMap<>();
		inputs.put(description.text().input(), row(environment, tokens));
		// Exporters drop an input that their network makes no use of.
		final String mask = description.text().mask();
		if (mask != null && nodes.containsKey(mask)) inputs.put(mask, row(
			environment, Arrays.stream(tokens).map(t -> t == 0 ? 0 : 1).toArray()));
		return new Fed(inputs, new float[0], List.of());
	}

	@Override
	public void close() {
		tokenizer.close();
	}

	// -- Helper methods --

	/** Padded with zeros to what the graph takes; not at all if it takes any. */
	private long[] tokens(final String expression,
		final SegmenterDescription description)
	{
		if (description.contextLength() > 0) return tokenizer.encode(expression,
			description.contextLength());
		final long[] padded = tokenizer.encode(expression, description.text()
			.length());
		int length = padded.length;
		while (padded[length - 1] != tokenizer.endToken())
			length--;
		return Arrays.copyOf(padded, length);
	}

	private static OnnxTensor row(final OrtEnvironment environment,
		final long[] numbers) throws OrtException
	{
		return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers),
			new long[] { 1, numbers.length });
	}
}
