package org.soulstyler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class SettingsTextTest {

	private static StylizationSettings paperWith(final String text) {
		return Preset.PAPER.settings().with(text);
	}

	@Test
	void numbersAndTruthsAreWrittenAsTheyAre() {
		final StylizationSettings settings = paperWith(
			"cropCount 32,  tvWeight 1e-3, extraCrops false, iterations 0");
		assertEquals(32, settings.crops().cropCount());
		assertEquals(1e-3, settings.losses().tvWeight());
		assertFalse(settings.crops().extraCrops());
		assertEquals(0, settings.optimiser().iterations());
	}

	@Test
	void listsAndTextsWithSpacesNeedNoBrackets() {
		final StylizationSettings settings = paperWith(
			"contentLayers 12 17, source a Photo of it, anchors white wool; fire");
		assertEquals(List.of(12, 17), settings.losses().contentLayers());
		assertEquals("a Photo of it", settings.prompts().source());
		assertEquals(List.of("white wool", "fire"), settings.losses().anchors());
	}

	@Test
	void whatHasASeparatorInItStandsInQuotes() {
		final StylizationSettings settings = paperWith(
			"anchors 'oil, on canvas'; \"a; b\", source \"it's, here\"");
		assertEquals(List.of("oil, on canvas", "a; b"), settings.losses()
			.anchors());
		assertEquals("it's, here", settings.prompts().source());
	}

	@Test
	void jsonIsUnderstoodToo() {
		assertEquals(List.of(12, 17), paperWith("contentLayers [12, 17]").losses()
			.contentLayers());
		assertEquals(List.of("a, b"), paperWith("anchors [\"a, b\"]").losses()
			.anchors());
	}

	@Test
	void aTextThatLooksLikeANumberIsAText() {
		assertEquals("1984", paperWith("source 1984").prompts().source());
	}

	@Test
	void thePresetIsASettingToo() {
		assertEquals(Preset.FAST.settings().withSeed(3), paperWith(
			"seed 3, preset fast"));
	}

	@Test
	void everySettingsTextIsReadAsTheSameSettings() {
		final StylizationSettings odd = Preset.FAST.settings().with("anchors", List
			.of("a, b", "c; d", "it's")).with("source", "\"quoted\" words").with(
				"contentLayers", List.of(3, 4, 5)).with("templates", List.of("a {}"));
		for (final StylizationSettings settings : List.of(odd, Preset.PAPER
			.settings(), Preset.FAST.settings()))
		{
			assertEquals(settings, Preset.PAPER.settings().with(SettingsText.format(
				settings)));
		}
	}

	@Test
	void nothingChangesNothing() {
		assertEquals(Preset.PAPER.settings(), paperWith(" "));
	}

	@Test
	void nonsenseIsRefusedInASentence() {
		assertRefused("cropCount",
			"\"cropCount\" is not a setting and its value, like \"cropCount 32\".");
		assertRefused("magic 5", "There is no stylization setting \"magic\".");
		assertRefused("cropCount 1.5",
			"The stylization setting \"cropCount\" cannot be 1.5.");
		assertRefused("extraCrops perhaps",
			"The stylization setting \"extraCrops\" cannot be \"perhaps\".");
		assertRefused("precision half", "The stylization setting \"precision\" " +
			"must be float32, bfloat16 or auto, not half.");
	}

	private static void assertRefused(final String text, final String sentence) {
		assertEquals(sentence, assertThrows(IllegalArgumentException.class,
			() -> paperWith(text)).getMessage());
	}
}
