package org.soulstyler.settings;

/** Which crops of the picture a step looks at. Lengths are of the working size. */
public record CropSettings(@Setting(about = "crops of the object per step",
	range = "[1, 4096]", paper = "64", options = "--crops") int cropCount,
		@Setting(about = "smallest side of a crop; objects too thin for it get " +
			"smaller crops", unit = "pixels", range = "[8, )",
			paper = "64") int minCropSize, @Setting(about = "largest side of a crop",
				unit = "pixels", range = "[8, )", paper = "64") int maxCropSize,
		@Setting(
			about = "mean of the mask in a crop of the object, at least, where " +
				"the object allows it", range = "[0, 1]",
			paper = "0.8") double coverage, @Setting(
				about = "mean of the mask in a crop outside, less than this",
				range = "[0, 1]", paper = "0.1") double outsideCoverage, @Setting(
					about = "how far crops are turned in perspective (torchvision's " +
						"distortion_scale); 0 leaves them straight", range = "[0, 0.9]",
					paper = "0.5") double perspective, @Setting(
						about = "whether crops outside that look like the object to CLIP " +
							"join the crops of the object (parts that the mask missed)",
						paper = "true") boolean extraCrops) {

	/**
	 * @throws IllegalArgumentException if the largest crop is smaller than the
	 *           smallest
	 */
	public CropSettings {
		SettingTable.require(maxCropSize >= minCropSize, "maxCropSize",
			"not below minCropSize", maxCropSize);
	}
}
