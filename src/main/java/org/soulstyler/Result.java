package org.soulstyler;

import java.util.List;
import java.util.Map;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.stylization.StylizationResult;
import org.soulstyler.stylization.StylizationSettings;

/**
 * A restyled picture and all that is needed to make it again: the same image,
 * instruction or mask, settings and model files give the same picture on the
 * same device.
 *
 * @param instruction what was asked for; where the caller gave a mask and a
 *          content, only the content is set and the other parts are empty
 * @param segmentation what the segmenter saw, or null where the caller gave a
 *          mask
 * @param mask where the picture was restyled
 * @param stylization the picture, the losses of each iteration, device and
 *          seconds
 * @param notices what the user should know: words that were taken for others,
 *          why the GPU was not used
 * @param bundle the name of the models
 * @param checksums SHA-256 of each of their files, by name
 * @param settings of the stylization, the seed among them
 */
public record Result(StyleInstruction instruction, Segmentation segmentation,
	Mask mask, StylizationResult stylization, List<String> notices,
	String bundle, Map<String, String> checksums, StylizationSettings settings)
{

	/** The restyled picture. */
	public ColorImage picture() {
		return stylization.picture();
	}
}
