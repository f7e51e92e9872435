package org.soulstyler.vocabulary;

/**
 * Optimal string alignment distance: the least number of insertions, deletions,
 * substitutions and swaps of neighbours that turn one word into another.
 */
final class EditDistance {

	private EditDistance() {
		// a function
	}

	/** @return the distance, or {@code limit + 1} where it is larger than that */
	static int between(final String a, final String b, final int limit) {
		if (Math.abs(a.length() - b.length()) > limit) return limit + 1;
		final int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++)
			d[i][0] = i;
		for (int j = 0; j <= b.length(); j++)
			d[0][j] = j;
		for (int i = 1; i <= a.length(); i++) {
			for (int j = 1; j <= b.length(); j++) {
				final int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j],
					d[i][j - 1]));
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && //
					a.charAt(i - 2) == b.charAt(j - 1)) d[i][j] = Math.min(d[i][j], //
						1 + d[i - 2][j - 2]);
			}
		}
		return Math.min(d[a.length()][b.length()], limit + 1);
	}
}
