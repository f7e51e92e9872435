package org.soulstyler.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A referring segmenter. Anything but files and threshold describes graphs
 * other than CRIS's, such as CLIPSeg's, and is absent for CRIS.
 *
 * @param graph an ONNX graph
 * @param weights the checkpoint for a graph that ships without weights
 *          (safetensors or PyTorch's); null for a graph that has them
 * @param tokenizer a Hugging Face {@code tokenizer.json}; null for a graph that
 *          reads meanings
 * @param vocabulary the words the model knows; null means all
 * @param threshold the probability from which on a pixel is the object's;
 *          absent means CRIS's 0.35
 * @param image how the graph takes its picture
 * @param text how the graph takes its sentence
 * @param output what the graph answers
 * @param nouns for a graph that reads meanings, the kinds of things that it
 *          knows, and which of them a noun means; else null
 * @param vectors the meanings of these kinds' names
 */
public record SegmenterSection(String graph, @Nullable String weights,
		@Nullable String tokenizer, @Nullable String vocabulary, Double threshold,
		ImageInput image, TextInput text, MaskOutput output, @Nullable String nouns,
		@Nullable String vectors) {

	private static final double CRIS_THRESHOLD = 0.35;

	/** What is absent becomes CRIS's. */
	public SegmenterSection {
		if (threshold == null) threshold = CRIS_THRESHOLD;
		if (image == null) image = ImageInput.CRIS;
		if (text == null) text = TextInput.CRIS;
		if (output == null) output = MaskOutput.CRIS;
	}

	/** A graph that reads tokens. */
	public SegmenterSection(final String graph, final @Nullable String weights,
		final @Nullable String tokenizer, final @Nullable String vocabulary,
		final Double threshold, final ImageInput image, final TextInput text,
		final MaskOutput output)
	{
		this(graph, weights, tokenizer, vocabulary, threshold, image, text, output,
			null, null);
	}

	@Nullable
	String fault(final boolean ours) {
		if (ours && graph == null) return "segmenter.graph";
		if (ours && tokenizer == null && nouns == null)
			return "segmenter.tokenizer";
		if (nouns != null && vectors == null) return "segmenter.vectors";
		if (!image.valid()) return "segmenter.image" + BundleDescription.SENSE;
		if (!text.valid()) return "segmenter.text" + BundleDescription.SENSE;
		if (!output.valid()) return "segmenter.output" + BundleDescription.SENSE;
		return threshold >= 0 && threshold <= 1 ? null
			: "segmenter.threshold between 0 and 1";
	}
}
