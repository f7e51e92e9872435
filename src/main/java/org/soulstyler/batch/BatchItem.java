package org.soulstyler.batch;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * One picture to be made.
 *
 * @param name of its result, without an extension; unique in a batch also where
 *          file names ignore case
 * @param image what to restyle: a path, on a cluster one with a scheme, such as
 *          {@code s3a://bucket/cat.png}
 * @param mask where, likewise, or null to look for what the instruction names
 * @param instruction e.g. "Turn the red apple into fire"
 * @param seed of all randomness, or null for the models' own
 * @param settings in their text form, e.g. {@code iterations 20}; empty for the
 *          models' own
 */
public record BatchItem(String name, String image, @Nullable String mask,
		String instruction, @Nullable Long seed, String settings)
		implements
			Serializable {

	/** Absent settings and an absent instruction become empty. */
	public BatchItem {
		settings = settings == null ? "" : settings.strip();
		instruction = instruction == null ? "" : instruction.strip();
	}
}
