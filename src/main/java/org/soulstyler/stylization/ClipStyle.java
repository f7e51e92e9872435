package org.soulstyler.stylization;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.settings.StylizationSettings;

/**
 * What was learned about a clip: with it, {@link FramePainter} restyles every
 * frame alike.
 *
 * @param learned parameters and the like
 * @param region of the frames
 * @param tiles in which the key frames lay
 * @param anchors where the anchors' regions are in their frames
 * @param luma mean of the key frames' objects after restyling, [0, 1]
 * @param settings that it was trained with
 * @param losses of each step, by name
 * @param seconds from start to end, the text included
 * @param device where it was trained
 * @param precision what the frozen networks multiplied in
 */
public record ClipStyle(Learned learned, ClipRegion region, Tiles tiles,
		List<Region.Box> anchors, float luma, StylizationSettings settings,
		List<Map<String, Double>> losses, double seconds, String device,
		String precision) {

	/**
	 * The numbers.
	 *
	 * @param parameters of StyleNet
	 * @param statistics of each of its blocks, over all key frames, (6, channels)
	 * @param change what grids add, logits (3, H, W) of all tiles; null for none
	 * @param noise beside the picture, (channels, H, W) of all tiles; null for none
	 */
	record Learned(float[] parameters, List<float[]> statistics,
			float @Nullable [] change, float @Nullable [] noise) {
	}
}
