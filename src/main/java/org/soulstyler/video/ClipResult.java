package org.soulstyler.video;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.Provenance;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.stylization.ClipStyle;

/**
 * What was made of a clip.
 *
 * @param style what was learned
 * @param keyFrames which frames it was learned from, from 0
 * @param untouched frames without the object
 * @param finished how many frames there are, from the first; fewer than all when
 *          the user stopped
 * @param frames of the clip
 */
public record ClipResult(ClipStyle style, List<Integer> keyFrames,
		List<Integer> untouched, int finished, int frames) {

	/** Whether frames are missing since the user stopped it. */
	public boolean cancelled() {
		return finished < frames;
	}

	/**
	 * Enough to make it again.
	 *
	 * @param source what the clip is called
	 * @param axis what its frames are, e.g. "time points"
	 * @param notices that the user was given
	 */
	public Provenance provenance(final String source, final String axis,
		final StyleInstruction instruction, final ModelBundle bundle,
		final List<String> notices)
	{
		final Map<String, Object> values = new LinkedHashMap<>();
		values.put("image", source);
		values.put("instruction", instruction.text());
		values.put("objects", instruction.objects());
		values.put("content", instruction.style());
		values.put("frames", frames);
		values.put("framesAre", axis);
		values.put("finishedFrames", finished);
		values.put("keyFrames", keyFrames);
		values.put("untouchedFrames", untouched);
		values.put("iterations", style.losses().size());
		values.put("cancelled", cancelled());
		values.put("preset", style.settings().preset().label());
		values.put("seed", style.settings().optimiser().seed());
		values.put("device", style.device());
		values.put("precision", style.precision());
		values.put("trainingSeconds", Math.round(style.seconds() * 10) / 10.0);
		values.put("notices", notices);
		if (!style.losses().isEmpty()) {
			values.put("firstLosses", style.losses().get(0));
			values.put("lastLosses", style.losses().get(style.losses().size() - 1));
		}
		values.put("models", bundle.name());
		values.put("modelChecksums", bundle.checksums());
		values.put("settings", style.settings().toJson());
		return new Provenance(values, style.losses());
	}
}
