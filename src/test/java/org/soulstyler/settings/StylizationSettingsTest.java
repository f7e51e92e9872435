package org.soulstyler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.List;

import org.junit.jupiter.api.Test;

class StylizationSettingsTest {

	private static JsonObject json(final String text) {
		return JsonParser.parseString(text).getAsJsonObject();
	}

	@Test
	void thePapersSettingsAreTheDefaults() {
		final StylizationSettings paper = Preset.PAPER.settings();
		assertEquals(200, paper.optimiser().iterations());
		assertEquals(9000, paper.losses().patchWeight());
		assertEquals(List.of(21, 30), paper.losses().contentLayers());
		assertEquals(79, paper.prompts().templates().size());
		assertEquals("a bad photo of a {}.", paper.prompts().templates().get(0));
	}

	@Test
	void aBundleOverridesSome() {
		final StylizationSettings settings = Preset.PAPER.settings().with(json(
			"{\"iterations\": 80, \"residual\": true, \"minCropSize\": 96, " +
				"\"maxCropSize\": 128, \"anchors\": [\"fire\"]}"));
		assertEquals(80, settings.optimiser().iterations());
		assertTrue(settings.net().residual());
		assertEquals(96, settings.crops().minCropSize());
		assertEquals(List.of("fire"), settings.losses().anchors());
		assertEquals(9000, settings.losses().patchWeight());
	}

	@Test
	void settingsSurviveBeingWrittenAndRead() {
		final StylizationSettings settings = Preset.PAPER.settings().withSeed(
			1234567890123L).with("learningRate", 0.012);
		assertEquals(settings, Preset.PAPER.settings().with(settings.toJson()));
	}

	@Test
	void aPresetTakesAllBackButWhatBelongsToTheNetworks() {
		final StylizationSettings bundle = Preset.FAST.settings().with(json(
			"{\"cropCount\": 16, \"templates\": [\"{}\"], \"contentLayers\": [12]}"));
		assertEquals(Preset.FAST, bundle.preset());
		assertEquals(Preset.FAST.settings().with(json(
			"{\"templates\": [\"{}\"], \"contentLayers\": [12]}")), bundle.with(
				"preset", "fast"));
		final StylizationSettings paper = bundle.with(json(
			"{\"seed\": 7, \"preset\": \"paper\"}"));
		assertEquals(Preset.PAPER.settings().with(json(
			"{\"seed\": 7, \"templates\": [\"{}\"], \"contentLayers\": [12]}")),
			paper);
		assertRefused("{\"preset\": \"best\"}",
			"The stylization setting \"preset\" must be paper or fast, not best.");
	}

	@Test
	void promptsAndLayersCanBeTakenFromTheSettingsOfOtherNetworks() {
		final StylizationSettings bundle = Preset.PAPER.settings().with(json(
			"{\"cropCount\": 16, \"templates\": [\"{}\"], \"contentLayers\": [12], " +
				"\"source\": \"photo\"}"));
		assertEquals(Preset.PAPER.settings().with(json(
			"{\"templates\": [\"{}\"], \"contentLayers\": [12], \"source\": " +
				"\"photo\"}")), Preset.PAPER.settings().forNetworksOf(bundle));
	}

	@Test
	void fastKeepsTheWeightsOfThePapersLosses() {
		final StylizationSettings fast = Preset.FAST.settings();
		final StylizationSettings paper = Preset.PAPER.settings();
		assertEquals(paper.losses().patchWeight(), fast.losses().patchWeight());
		assertEquals(paper.losses().contentWeight(), fast.losses().contentWeight());
		assertEquals(paper.losses().tvWeight(), fast.losses().tvWeight());
		assertEquals(paper.losses().backgroundWeight(), fast.losses()
			.backgroundWeight());
		assertEquals(fast, paper.with("preset", "fast"));
	}

	@Test
	void aRunIsSettledWhenItWinsNothingMore() {
		final StylizationSettings settings = Preset.PAPER.settings().with(
			"patience", 2);
		assertFalse(settings.optimiser().isSettled(List.of(9., 9., 9.)));
		assertTrue(settings.optimiser().isSettled(List.of(9., 9., 9., 9.)));
		assertFalse(settings.optimiser().isSettled(List.of(10., 9., 8., 7.)));
		assertTrue(settings.optimiser().isSettled(List.of(10., 9., 8., 8., 8.,
			8.)));
		assertFalse(Preset.PAPER.settings().optimiser().isSettled(List.of(9., 9.,
			9., 9.)));
	}

	@Test
	void theLearningRateFallsInSteps() {
		final StylizationSettings paper = Preset.PAPER.settings();
		assertEquals(1, paper.optimiser().decayAt(99));
		assertEquals(0.5, paper.optimiser().decayAt(100));
	}

	@Test
	void nonsenseIsRefusedInASentence() {
		assertRefused("{\"iteration\": 3}",
			"There is no stylization setting \"iteration\".");
		assertRefused("{\"iterations\": -1}",
			"The stylization setting \"iterations\" must be 0 or more, not -1.");
		assertRefused("{\"coverage\": 1.5}",
			"The stylization setting \"coverage\" must be from 0 to 1, not 1.5.");
		assertRefused("{\"iterations\": \"many\"}",
			"The stylization setting \"iterations\" cannot be \"many\".");
		assertRefused("{\"learningRate\": NaN}",
			"The stylization setting \"learningRate\" must be above 0 and below " +
				"10, not NaN.");
		assertRefused("{\"templates\": [\"no place\"]}",
			"The stylization setting \"templates\" must be sentences that hold {}, " +
				"not [no place].");
		assertRefused("{\"source\": null}",
			"The stylization setting \"source\" must be words, not null.");
		assertRefused("{\"anchors\": null}",
			"The stylization setting \"anchors\" must be a list of texts, not null.");
	}

	private static void assertRefused(final String overrides,
		final String sentence)
	{
		final Exception exc = assertThrows(IllegalArgumentException.class,
			() -> Preset.PAPER.settings().with(json(overrides)));
		assertEquals(sentence, exc.getMessage());
	}
}
