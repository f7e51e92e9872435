package org.soulstyler.segmentation;

import java.util.List;

/**
 * What a segmentation graph said of a picture and a sentence.
 *
 * @param probabilities that a pixel is the object's, (side, side), in [0, 1]
 * @param presence the probability that it is there; 1 where nothing is said
 * @param others what may be in the picture beside what was asked for, e.g. "a
 *          cat", the likeliest first
 * @param rank the place, from 1, of the likeliest kind of thing that is meant
 *          among all that the graph tells apart; 0 where there is none
 * @param notices how the sentence was read
 */
record GraphAnswer(float[] probabilities, int side, double presence,
		List<String> others, int rank, List<String> notices) {
}
