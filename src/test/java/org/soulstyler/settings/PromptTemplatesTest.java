package org.soulstyler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The paper's prompts are all there. */
class PromptTemplatesTest {

	@Test
	void thereAreSeventyNineDifferentTemplates() {
		final List<String> templates = PromptTemplates.imageNet();
		assertEquals(79, templates.size());
		assertEquals(79, new HashSet<>(templates).size());
		assertEquals("a bad photo of a {}.", templates.get(0));
		assertTrue(templates.stream().allMatch(t -> t.indexOf("{}") == t
			.lastIndexOf("{}")));
	}

	@Test
	void aTextTakesThePlaceInEach() {
		assertEquals(List.of("a photo of fire.", "fire"), PromptTemplates.fill(List
			.of("a photo of {}.", "{}"), "fire"));
	}
}
