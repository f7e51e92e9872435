package org.soulstyler.progress;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.Target;
import org.soulstyler.segmentation.Segmentation;

/**
 * A target and where it is.
 *
 * @param target what is restyled, and as what
 * @param segmentation what the segmenter saw in the picture as it was given, or
 *          null where nothing was looked for: the caller gave a mask, or the whole
 *          picture is meant
 * @param mask where the picture is restyled
 */
public record Place(Target target, @Nullable Segmentation segmentation,
		Mask mask) {
}
