package org.soulstyler;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Place;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.StylizationResult;

/**
 * A restyled picture and all that is needed to make it again: the same image,
 * instruction or mask, settings and model files give the same picture on the
 * same device.
 *
 * @param instruction what was asked for; where the caller gave a mask and a
 *          style, only the style is set and the other parts are empty
 * @param parts what was done for each target, in order, each on the picture that
 *          the one before made; never empty. Fewer than the targets if the user
 *          ended it
 * @param notices what the user should know: words that were read as others,
 *          why the GPU was not used
 * @param bundle the name of the models
 * @param checksums SHA-256 of each of their files, by name
 * @param settings of the stylization, the seed among them
 */
public record Result(StyleInstruction instruction, List<Part> parts,
		List<String> notices, String bundle, Map<String, String> checksums,
		StylizationSettings settings) {

	/**
	 * What was done for one target.
	 *
	 * @param place the target, and where the picture was restyled
	 * @param stylization the picture, the losses of each iteration, device and
	 *          seconds
	 */
	public record Part(Place place, StylizationResult stylization) {
	}

	/** @throws IllegalArgumentException if there is no part */
	public Result {
		parts = List.copyOf(parts);
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("A result has a part.");
		}
	}

	/** The restyled picture. */
	public ColorImage picture() {
		return stylization().picture();
	}

	/** The first target's segmentation, or null. */
	public @Nullable Segmentation segmentation() {
		return parts.get(0).place().segmentation();
	}

	/**
	 * Where the picture was restyled, for any of the targets: where this is 0, the
	 * result is the input bit for bit.
	 */
	public Mask mask() {
		final Mask first = parts.get(0).place().mask();
		if (parts.size() == 1) return first;
		final float[] samples = Arrays.copyOf(first.samples(), first
			.samples().length);
		for (final Part part : parts) {
			final float[] others = part.place().mask().samples();
			for (int i = 0; i < samples.length; i++)
				samples[i] = Math.max(samples[i], others[i]);
		}
		return Mask.of(samples, first.width(), first.height());
	}

	/** The last target's stylization, whose picture is the result. */
	public StylizationResult stylization() {
		return parts.get(parts.size() - 1).stylization();
	}

	/** Of all targets together. */
	public int iterations() {
		return parts.stream().mapToInt(p -> p.stylization().iterations()).sum();
	}

	/** Of all targets together. */
	public double seconds() {
		return parts.stream().mapToDouble(p -> p.stylization().seconds()).sum();
	}
}
