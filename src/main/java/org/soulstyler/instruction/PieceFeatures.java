package org.soulstyler.instruction;

import java.util.List;
import java.util.Set;

import org.soulstyler.instruction.InstructionText.Piece;

/**
 * What may tell whether a piece of an instruction belongs to a part of it: the words
 * around it and the nearest common ones, its end, and how it is written. Immutable.
 *
 * @param common the words that are told apart in contexts, in lower case
 */
record PieceFeatures(Set<String> common) {

	private static final String OTHER = "*", NONE = "<>";

	PieceFeatures {
		common = Set.copyOf(common);
	}

	/** Of each piece, by name. */
	String[][] of(final InstructionText text) {
		final List<Piece> pieces = text.pieces();
		final List<String> words = pieces.stream().map(Piece::lowerCase).toList();
		final List<String> known = words.stream().map(w -> common.contains(w) ? w
			: OTHER).toList();
		final String[][] features = new String[words.size()][];
		for (int i = 0; i < features.length; i++) {
			final String word = words.get(i), c = known.get(i);
			final String p = at(known, i - 1), n = at(known, i + 1);
			final String pp = at(known, i - 2), nn = at(known, i + 2);
			final int left = next(known, i, -1), right = next(known, i, 1);
			final String l = at(known, left), r = at(known, right);
			features[i] = new String[] { "", name("word", word), name("end", word
				.substring(Math.max(0, word.length() - 3))), name("c", c), name("p", p),
				name("n", n), name("pp", pp, p), name("nn", n, nn), name("pc", p, c),
				name("cn", c, n), name("pcn", p, c, n), name("ppc", pp, p, c), name(
					"cnn", c, n, nn), name("shape", shape(pieces.get(i).text(), i)), name(
						"first", known.get(0)), name("l", l), name("r", r), name("lr", l,
							r), name("rr", r, at(known, next(known, right, 1))), name("ll",
								at(known, next(known, left, -1)), l) };
		}
		return features;
	}

	// -- Helper methods --

	private static String name(final String... parts) {
		return String.join(" ", parts);
	}

	private static String at(final List<String> words, final int i) {
		return i < 0 || i >= words.size() ? NONE : words.get(i);
	}

	/** The next common word in a direction; outside if there is none. */
	private static int next(final List<String> known, final int from,
		final int step)
	{
		int i = from + step;
		while (i >= 0 && i < known.size() && known.get(i).equals(OTHER))
			i += step;
		return i;
	}

	private static String shape(final String word, final int place) {
		final int first = word.codePointAt(0);
		return (Character.isUpperCase(first) ? "A" : Character.isLetter(first) ? "a"
			: Character.toString(first)) + (place == 0 ? " first" : "");
	}
}
