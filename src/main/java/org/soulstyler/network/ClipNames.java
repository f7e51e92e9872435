package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import org.soulstyler.failure.SoulstylerException;

/**
 * The names of CLIP's tensors. Hugging Face's files and open_clip's (which use
 * OpenAI's names) hold the same numbers; open_clip keeps query, key and value
 * projections in one tensor, and the final projections transposed.
 */
enum ClipNames {

		HUGGING_FACE, OPEN_CLIP;

	/** One of the two towers. */
	enum Tower {
			IMAGE, TEXT
	}

	/** Which names the file uses; the token table's name decides. */
	static ClipNames of(final Weights weights) {
		return weights.has("text_model.embeddings.token_embedding.weight")
			? HUGGING_FACE : OPEN_CLIP;
	}

	/** Beginning of the names of block {@code %d}. */
	String block(final Tower tower) {
		final boolean image = tower == Tower.IMAGE;
		return this == HUGGING_FACE ? (image ? "vision_model" : "text_model") +
			".encoder.layers.%d." : (image ? "visual." : "") +
				"transformer.resblocks.%d.";
	}

	/** First layer norm of a block, whose presence counts the blocks. */
	String firstNorm() {
		return this == HUGGING_FACE ? "layer_norm1" : "ln_1";
	}

	String secondNorm() {
		return this == HUGGING_FACE ? "layer_norm2" : "ln_2";
	}

	String attentionOut() {
		return this == HUGGING_FACE ? "self_attn.out_proj" : "attn.out_proj";
	}

	String up() {
		return this == HUGGING_FACE ? "mlp.fc1" : "mlp.c_fc";
	}

	String down() {
		return this == HUGGING_FACE ? "mlp.fc2" : "mlp.c_proj";
	}

	/** Query, key and value projections, one below the other: (3W, W). */
	NDArray attentionInWeight(final Weights weights, final String block,
		final long width) throws SoulstylerException
	{
		if (this == OPEN_CLIP) return weights.get(block + "attn.in_proj_weight", 3 *
			width, width);
		return weights.stacked(new long[] { width, width }, block +
			"self_attn.q_proj.weight", block + "self_attn.k_proj.weight", block +
				"self_attn.v_proj.weight");
	}

	NDArray attentionInBias(final Weights weights, final String block,
		final long width) throws SoulstylerException
	{
		if (this == OPEN_CLIP) return weights.get(block + "attn.in_proj_bias", 3 *
			width);
		return weights.stacked(new long[] { width }, block +
			"self_attn.q_proj.bias", block + "self_attn.k_proj.bias", block +
				"self_attn.v_proj.bias");
	}

	String tokenTable() {
		return this == HUGGING_FACE ? "text_model.embeddings.token_embedding.weight"
			: "token_embedding.weight";
	}

	String positions(final Tower tower) {
		if (this == HUGGING_FACE) return (tower == Tower.IMAGE ? "vision_model"
			: "text_model") + ".embeddings.position_embedding.weight";
		return (tower == Tower.IMAGE ? "visual." : "") + "positional_embedding";
	}

	String patches() {
		return this == HUGGING_FACE
			? "vision_model.embeddings.patch_embedding.weight"
			: "visual.conv1.weight";
	}

	String classToken() {
		return this == HUGGING_FACE ? "vision_model.embeddings.class_embedding"
			: "visual.class_embedding";
	}

	/** The norm before the blocks; the misspelling is Hugging Face's. */
	String imageFirstNorm() {
		return this == HUGGING_FACE ? "vision_model.pre_layrnorm" : "visual.ln_pre";
	}

	String lastNorm(final Tower tower) {
		if (tower == Tower.IMAGE) return this == HUGGING_FACE
			? "vision_model.post_layernorm" : "visual.ln_post";
		return this == HUGGING_FACE ? "text_model.final_layer_norm" : "ln_final";
	}

	/** The projection into the common space, as (D, W). */
	NDArray projection(final Weights weights, final Tower tower, final long width)
		throws SoulstylerException
	{
		if (this == HUGGING_FACE) return weights.get(tower == Tower.IMAGE
			? "visual_projection.weight" : "text_projection.weight", Weights.ANY,
			width);
		return weights.transposed(tower == Tower.IMAGE ? "visual.proj"
			: "text_projection", width, Weights.ANY);
	}
}
