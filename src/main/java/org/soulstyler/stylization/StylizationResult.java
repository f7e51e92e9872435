package org.soulstyler.stylization;

import java.util.List;
import java.util.Map;

import org.soulstyler.image.ColorImage;

/**
 * What a stylization made.
 *
 * @param picture of the input's size; where the mask is 0, the input's values
 *          bit for bit
 * @param losses of each step, by name, as the progress heard them
 * @param iterations steps that were done
 * @param cancelled whether the progress ended it before all were done
 * @param settled whether it ended before all were done because the loss had
 *          stopped falling
 * @param seconds from start to end, the text included
 * @param device where it was computed
 * @param precision what the frozen networks multiplied in: "float32" or
 *          "bfloat16"
 * @param operations floating-point operations of the networks in an iteration;
 *          a multiplication and its addition are two
 */
public record StylizationResult(ColorImage picture,
		List<Map<String, Double>> losses, int iterations, boolean cancelled,
		boolean settled, double seconds, String device, String precision,
		double operations) {
}
