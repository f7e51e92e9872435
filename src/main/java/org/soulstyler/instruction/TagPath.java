package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tags for the first pieces of an instruction, one each, as a path: its last tag and
 * the path up to the piece before.
 *
 * @param before null at the beginning
 * @param tag of the last piece
 * @param score of the whole path
 * @param length in pieces
 */
record TagPath(@Nullable TagPath before, int tag, double score, int length) {

	/** What a piece is; a part begins with the one and goes on with the other. */
	static final int OUTSIDE = 0, OBJECT = 1, OBJECT_ON = 2, STYLE = 3, STYLE_ON =
		4, TAGS = 5;

	private static final Comparator<TagPath> BY_SCORE = Comparator
		.comparingDouble(TagPath::score);

	/**
	 * The best ways to tag all pieces, the best first: Viterbi's search, with so many
	 * paths kept for each tag.
	 *
	 * @param scores of each tag for each piece: [pieces][{@link #TAGS}]
	 * @param steps score of going from a tag, or from the beginning (the last row),
	 *          to the next: [TAGS + 1][TAGS]
	 * @param count at most
	 */
	static List<TagPath> best(final float[][] scores, final float[][] steps,
		final int count)
	{
		List<TagPath> paths = new ArrayList<>();
		for (int i = 0; i < scores.length; i++) {
			final List<TagPath> longer = new ArrayList<>();
			for (int tag = 0; tag < TAGS; tag++) {
				final List<TagPath> ways = new ArrayList<>();
				if (i == 0 && follows(OUTSIDE, tag)) ways.add(new TagPath(null, tag,
					scores[0][tag] + steps[TAGS][tag], 1));
				for (final TagPath path : paths) {
					if (follows(path.tag, tag)) ways.add(new TagPath(path, tag,
						path.score + steps[path.tag][tag] + scores[i][tag], i + 1));
				}
				longer.addAll(best(ways, count));
			}
			paths = longer;
		}
		return best(paths, count);
	}

	/** One for each piece. */
	int[] tags() {
		final int[] tags = new int[length];
		TagPath path = this;
		for (int i = length - 1; path != null; i--, path = path.before)
			tags[i] = path.tag;
		return tags;
	}

	// -- Helper methods --

	private static List<TagPath> best(final List<TagPath> paths,
		final int count)
	{
		if (paths.isEmpty()) return paths;
		if (count == 1) return List.of(Collections.max(paths, BY_SCORE));
		paths.sort(BY_SCORE.reversed());
		return paths.subList(0, Math.min(count, paths.size()));
	}

	private static boolean follows(final int tag, final int next) {
		return switch (next) {
			case OBJECT_ON -> tag == OBJECT || tag == OBJECT_ON;
			case STYLE_ON -> tag == STYLE || tag == STYLE_ON;
			default -> true;
		};
	}
}
