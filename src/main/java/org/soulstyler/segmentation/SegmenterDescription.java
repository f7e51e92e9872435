package org.soulstyler.segmentation;

/**
 * How a graph of CRIS's signature wants to be used.
 *
 * @param contextLength how many tokens it reads, the start and end tokens among
 *          them; 17 for CRIS
 * @param threshold the probability above which a pixel is the object's, in
 *          (0, 1); 0.35 for CRIS
 * @param antialias whether pictures larger than the graph's square are averaged
 *          before they are shrunk; CRIS samples them as they are
 */
record SegmenterDescription(int contextLength, double threshold,
	boolean antialias)
{

	static final int CRIS_CONTEXT_LENGTH = 17;
	static final double CRIS_THRESHOLD = 0.35;

	SegmenterDescription {
		if (contextLength < 3) {
			throw new IllegalArgumentException("No room for a word: " +
				contextLength);
		}
		if (!(threshold > 0 && threshold < 1)) {
			throw new IllegalArgumentException("Not a probability: " + threshold);
		}
	}

	/** CRIS as published. */
	static SegmenterDescription cris() {
		return new SegmenterDescription(CRIS_CONTEXT_LENGTH, CRIS_THRESHOLD,
			false);
	}
}
