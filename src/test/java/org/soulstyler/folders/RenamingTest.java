package org.soulstyler.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is finished gets its name, on Windows when nobody has it open any more. */
class RenamingTest {

	@TempDir
	private Path temporary;

	private int calls;

	@Test
	void aFileTakesTheOldOnesPlace() throws Exception {
		final Path next = Files.writeString(temporary.resolve("next"), "new");
		final Path place = Files.writeString(temporary.resolve("place"), "old");
		Renaming.move(next, place);
		assertEquals("new", Files.readString(place));
		assertFalse(Files.exists(next));
	}

	@Test
	void aRefusalIsTriedAgainAndThenTold() throws Exception {
		Renaming.patiently(3, this::refuseTwice);
		assertEquals(3, calls);
		calls = 0;
		assertThrows(AccessDeniedException.class, () -> Renaming.patiently(2,
			this::refuseTwice));
	}

	private void refuseTwice() throws AccessDeniedException {
		if (++calls <= 2) throw new AccessDeniedException("it is open");
	}
}
