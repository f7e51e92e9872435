package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.util.Map;

import org.soulstyler.Result;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.StylizationSettings;

/** What the server does for its clients. */
interface Pipeline extends AutoCloseable {

	StyleInstruction split(String instruction) throws SoulstylerException;

	Segmentation segment(ColorImage image, String objects)
		throws SoulstylerException;

	/** Restyles what the mask covers; the instruction names one style. */
	Result stylize(ColorImage image, Mask mask, String instruction,
		StylizationSettings settings, Progress progress) throws SoulstylerException;

	/**
	 * Restyles what the instruction names.
	 *
	 * @param masks where some of it is, by the target's index; the others are
	 *          looked for
	 */
	Result stylize(ColorImage image, Map<Integer, Mask> masks, String instruction,
		StylizationSettings settings, Progress progress) throws SoulstylerException;

	/** The models' own. */
	StylizationSettings defaults();

	/** What works, for people: see {@code Models} in {@code openapi.json}. */
	JsonObject describe() throws SoulstylerException;

	@Override
	void close();
}
