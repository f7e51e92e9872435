package org.soulstyler.server;

import com.google.gson.JsonObject;

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

	/** @param mask null to look for what the instruction names */
	Result stylize(ColorImage image, Mask mask, String instruction,
		StylizationSettings settings, Progress progress) throws SoulstylerException;

	/** The models' own. */
	StylizationSettings defaults();

	/** What works, for people: see {@code Models} in {@code openapi.json}. */
	JsonObject describe() throws SoulstylerException;

	@Override
	void close();
}
