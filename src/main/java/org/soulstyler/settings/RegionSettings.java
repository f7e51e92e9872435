package org.soulstyler.settings;

/** Which part of the picture is restyled, at what size, and how it is put back. */
public record RegionSettings(@Setting(
	about = "longest side of the region that is optimised; a larger " +
		"region is shrunk, a smaller one stays as it is", unit = "pixels",
	range = "[16, 8192]", paper = "512") int workingSize, @Setting(
		about = "how far the region reaches beyond the mask's bounding box, " +
			"as a fraction of the box's longest side; a large number means the whole " +
			"picture", range = "[0, )", paper = "1000") double margin, @Setting(
				about = "factor on the finished object's contrast; 1 leaves it",
				range = "[0, 1e12)", paper = "1.5") double contrast, @Setting(
					about = "how much of the object's own light and dark, finer than a " +
						"tenth of the region, is laid over the style; 0 for none",
					range = "[0, 2]", paper = "0") double relief) {
}
