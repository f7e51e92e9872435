package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** SciJava takes each of our commands for one; it says so only when it is run. */
class CommandsTest {

	@Test
	void everyCommandIsValid() {
		try (Context context = new Context(CommandService.class)) {
			final List<CommandInfo> ours = context.service(CommandService.class)
				.getCommands().stream().filter(command -> command.getDelegateClassName()
					.startsWith("org.soulstyler.")).toList();
			assertTrue(ours.size() >= 7, ours.toString());
			for (final CommandInfo command : ours)
				assertEquals(List.of(), command.getProblems(), command
					.getDelegateClassName());
		}
	}
}
