package org.soulstyler.bundle;

import java.util.List;
import java.util.Objects;

/**
 * How a segmentation graph takes its picture. What is absent is CRIS's.
 *
 * @param input the input's name; absent means {@code image}
 * @param size the side in pixels, where the graph itself leaves it open; else 0
 * @param fit {@code letterbox} (absent means that): scaled to fit, centred, the
 *          rest filled with the mean; bicubic, as CRIS was trained.
 *          {@code stretch}: scaled to fill, proportions given up; bilinear over
 *          all pixels that fall together, as CLIPSeg was trained
 * @param mean of red, green and blue in [0, 1]; absent means CLIP's
 * @param std of red, green and blue; absent means CLIP's
 */
public record ImageInput(String input, int size, String fit, List<Double> mean,
		List<Double> std) {

	private static final String LETTERBOX = "letterbox";
	private static final String STRETCH = "stretch";

	/** CRIS's own. */
	public static final ImageInput CRIS = new ImageInput("image", 0, LETTERBOX,
		List.of(0.48145466, 0.4578275, 0.40821073), List.of(0.26862954, 0.26130258,
			0.27577711));

	/** What is absent becomes CRIS's. */
	public ImageInput {
		if (input == null) input = CRIS.input;
		if (fit == null) fit = CRIS.fit;
		if (mean == null) mean = CRIS.mean;
		if (std == null) std = CRIS.std;
	}

	/** Whether the picture is stretched; else it is letterboxed. */
	public boolean stretch() {
		return STRETCH.equals(fit);
	}

	boolean valid() {
		return size >= 0 && (LETTERBOX.equals(fit) || STRETCH.equals(fit)) && mean
			.size() == 3 && mean.stream().noneMatch(Objects::isNull) && std
				.size() == 3 && std.stream().allMatch(s -> s != null && s > 0);
	}
}
