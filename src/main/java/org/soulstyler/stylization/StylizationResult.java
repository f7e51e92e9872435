package org.soulstyler.stylization;

import java.util.List;
import java.util.Map;

import org.soulstyler.image.ColorImage;

/**
 * What a stylization made.
 *
 * @param picture of the input's size; where the mask is 0, the input's values
 *          bit for bit
 * @param losses of each step, by name, as the listener got them
 * @param iterations steps that were done
 * @param cancelled whether that is fewer than asked, because the listener ended
 *          it
 * @param seconds from start to end, the text included
 * @param device where it was computed
 * @param stages seconds by stage of the computation
 */
public record StylizationResult(ColorImage picture,
	List<Map<String, Double>> losses, int iterations, boolean cancelled,
	double seconds, String device, Map<String, Double> stages)
{}
