package org.soulstyler.settings;

/** What objects get that are larger than the working size. */
public record DetailSettings(@Setting(
	about = "further passes over a larger region, each at twice the size of the " +
		"one before, as far as the region is that large; they make its texture finer " +
		"(nets that start as the identity)", range = "[0, 16]",
	paper = "0") int detailPasses, @Setting(
		about = "optimisation steps of such a pass, and of each tile where it takes " +
			"several, as a fraction of iterations", range = "(0, 10]",
		paper = "0.67") double detailSteps) {
}
