package org.soulstyler.settings;

/** What objects get that are larger than the working size. */
public record DetailSettings(@Setting(
	about = "longest side up to which a larger region's texture is made finer, in " +
		"passes that double the working size; 0 for none", unit = "pixels",
	range = "[0, 65536]", paper = "0") int detailSize, @Setting(
		about = "optimisation steps of such a pass, and of each tile where it takes " +
			"several", range = "[1, )", paper = "8") int detailIterations) {
}
