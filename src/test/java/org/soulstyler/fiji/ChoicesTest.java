package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.settings.Preset;

/** A dialog offers just what there is. */
class ChoicesTest {

	@Test
	void presetsAreOfferedBesideTheModelsOwnSettings() {
		final Set<String> there = Stream.concat(Stream.of(Choices.OWN), Preset
			.labels().stream()).collect(Collectors.toSet());
		for (final Class<? extends Command> command : List.of(StylizeObject.class,
			StylizeSelection.class, StylizeBatch.class))
			assertEquals(there, offered(command, "preset"));
	}

	@Test
	void aBatchOffersTheTypesThatPicturesAreWrittenAs() {
		assertEquals(Set.copyOf(ImageFiles.TYPES), offered(StylizeBatch.class,
			"format"));
	}

	@Test
	void whatIsNoChoiceIsToldTheChoices() throws SoulstylerException {
		assertEquals("a", Choices.among("letter", " ", "a", "b"));
		assertEquals("b", Choices.among("letter", "b", "a", "b"));
		assertEquals("\"c\" is not a choice for letter: choose a or b.",
			assertThrows(SoulstylerException.class, () -> Choices.among("letter", "c",
				"a", "b")).getMessage());
	}

	private static Set<String> offered(final Class<? extends Command> command,
		final String input)
	{
		return new CommandInfo(command).getInput(input).getChoices().stream().map(
			String::valueOf).collect(Collectors.toSet());
	}
}
