package org.soulstyler.segmentation;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.vocabulary.OneOfSeveral;
import org.soulstyler.vocabulary.PartOfThing;

/** How a graph is given its sentence. */
interface Sentences extends AutoCloseable {

	/**
	 * A sentence as a graph's inputs.
	 *
	 * @param inputs by name; the caller's to close
	 * @param meant which of the graph's kinds of things are, 1 or 0 each; empty
	 *          where the graph knows none
	 * @param notices what the user should know of how it was read
	 */
	record Fed(Map<String, OnnxTensor> inputs, float[] meant,
			List<String> notices) {
	}

	/**
	 * @param expression a referring expression
	 * @param description how the graph wants it
	 * @param nodes the graph's inputs, by name
	 */
	Fed feed(OrtEnvironment environment, String expression,
		SegmenterDescription description, Map<String, NodeInfo> nodes)
		throws SoulstylerException, OrtException;

	/**
	 * The part of a thing that an expression names, where the graph sees a part
	 * better in a close-up of the thing; else null.
	 */
	default @Nullable PartOfThing part(final String expression) {
		return null;
	}

	/**
	 * What an expression tells from its like by place or size, where the graph is
	 * better at outlining all that is like it than at telling one from the other;
	 * else null.
	 */
	default @Nullable OneOfSeveral oneOfSeveral(final String expression) {
		return null;
	}

	/**
	 * What a graph may have seen beside what was meant.
	 *
	 * @param logits of each kind that it knows, for the whole picture
	 * @param meant as {@link Fed#meant()}
	 * @return a few kinds, the likeliest first, e.g. "a cat"; empty where the graph
	 *         knows none
	 */
	default List<String> others(final float[] logits, final float[] meant) {
		return List.of();
	}

	@Override
	void close();
}
