package org.soulstyler.bundle;

/**
 * What a segmentation graph answers. What is absent is CRIS's.
 *
 * @param output the name of the map; absent means {@code logits}
 * @param activation what makes probabilities of the map: {@code sigmoid} (absent
 *          means that) or {@code none}
 * @param presence the name of the output that says whether the object is in
 *          the
 *          picture at all, a logit; absent means {@code presence}, where the
 *          graph has it
 * @param presenceThreshold the probability from which on it is; absent means 0.5
 */
public record MaskOutput(String output, String activation, String presence,
		Double presenceThreshold) {

	private static final String SIGMOID = "sigmoid";
	private static final String NONE = "none";

	/** CRIS's own. */
	public static final MaskOutput CRIS = new MaskOutput("logits", SIGMOID,
		"presence", 0.5);

	/** What is absent becomes CRIS's. */
	public MaskOutput {
		if (output == null) output = CRIS.output;
		if (activation == null) activation = CRIS.activation;
		if (presence == null) presence = CRIS.presence;
		if (presenceThreshold == null) presenceThreshold = CRIS.presenceThreshold;
	}

	/** Whether the map holds logits; else it holds probabilities. */
	public boolean sigmoid() {
		return SIGMOID.equals(activation);
	}

	boolean valid() {
		return SIGMOID.equals(activation) || NONE.equals(activation);
	}
}
