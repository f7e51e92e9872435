package org.soulstyler.server;

import com.google.gson.JsonObject;

import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;

/**
 * A split instruction as JSON, in the words of {@code soulstyler split}, and which
 * targets are the rest.
 */
final class Understood {

	private Understood() {
		// prevent instantiation of utility class
	}

	static JsonObject json(final StyleInstruction instruction) {
		return Json.object("objects", instruction.objects(), "content", instruction
			.style(), "targets", instruction.targets().stream().map(target -> json(
				target, instruction)).toList(), "notices", instruction.notices());
	}

	private static JsonObject json(final Target target,
		final StyleInstruction instruction)
	{
		final JsonObject json = Json.of(target).getAsJsonObject();
		if (target.isTheRestOf(instruction.targets())) json.addProperty("rest",
			true);
		return json;
	}
}
