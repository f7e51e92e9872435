package org.soulstyler.server;

import com.google.gson.JsonObject;

import org.soulstyler.instruction.StyleInstruction;

/** A split instruction as JSON, in the words of {@code soulstyler split}. */
final class Understood {

	private Understood() {
		// prevent instantiation of utility class
	}

	static JsonObject json(final StyleInstruction instruction) {
		return Json.object("objects", instruction.objects(), "content", instruction
			.style(), "targets", instruction.targets(), "notices", instruction
				.notices());
	}
}
