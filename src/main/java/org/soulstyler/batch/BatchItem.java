package org.soulstyler.batch;

import java.nio.file.Path;

/**
 * One picture to be made.
 *
 * @param name of its result, without an extension; unique in a batch also where
 *          file names ignore case
 * @param image what to restyle
 * @param mask where, or null to look for what the instruction names
 * @param instruction e.g. "Turn the red apple into fire"
 * @param seed of all randomness, or null for the models' own
 * @param settings in their text form, e.g. {@code iterations 20}; empty for the
 *          models' own
 */
public record BatchItem(String name, Path image, Path mask, String instruction,
	Long seed, String settings)
{

	public BatchItem {
		settings = settings == null ? "" : settings.strip();
		instruction = instruction == null ? "" : instruction.strip();
	}
}
