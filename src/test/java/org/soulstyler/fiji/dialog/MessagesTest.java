package org.soulstyler.fiji.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A reason is read in lines of a readable length, and nothing of it is lost. */
class MessagesTest {

	private static final int LONGEST = 72;

	@Test
	void aLongSentenceIsWrapped() {
		final String reason =
			"There are no models called \"nosuch\". Installed are: " +
				"starter. These folders were searched: " + "/a/folder/of/models, "
					.repeat(20) + "/" + "x".repeat(100) + ".";
		final String wrapped = Messages.wrap(reason);
		assertEquals(reason, wrapped.replace('\n', ' '));
		for (final String line : wrapped.split("\n"))
			assertTrue(line.length() <= LONGEST || !line.strip().contains(" "), line);
	}

	@Test
	void linesThatAreThereStay() {
		final String plan = "Two models\n  Licence: MIT\n\nNothing is fetched.";
		assertEquals(plan, Messages.wrap(plan));
	}
}
