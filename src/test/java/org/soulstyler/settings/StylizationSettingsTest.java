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
		final StylizationSettings paper = StylizationSettings.paper();
		assertEquals(200, paper.iterations());
		assertEquals(9000, paper.patchWeight());
		assertEquals(List.of(21, 30), paper.contentLayers());
		assertEquals(79, paper.templates().size());
		assertEquals("a bad photo of a {}.", paper.templates().get(0));
	}

	@Test
	void aBundleOverridesSome() {
		final StylizationSettings settings = StylizationSettings.paper().with(json(
			"{\"iterations\": 80, \"residual\": true, \"minCropSize\": 96, " +
				"\"maxCropSize\": 128, \"anchors\": [\"fire\"]}"));
		assertEquals(80, settings.iterations());
		assertTrue(settings.residual());
		assertEquals(96, settings.minCropSize());
		assertEquals(List.of("fire"), settings.anchors());
		assertEquals(9000, settings.patchWeight());
	}

	@Test
	void settingsSurviveBeingWrittenAndRead() {
		final StylizationSettings settings = StylizationSettings.paper().withSeed(
			1234567890123L).with("learningRate", 0.012);
		assertEquals(settings, StylizationSettings.paper().with(settings
			.toJson()));
	}

	@Test
	void thePapersPresetTakesAllBackButWhatBelongsToTheNetworks() {
		final StylizationSettings bundle = StylizationSettings.fast().with(json(
			"{\"cropCount\": 16, \"templates\": [\"{}\"], \"contentLayers\": [12]}"));
		assertEquals("fast", bundle.preset());
		assertEquals(bundle, bundle.with("preset", "fast"));
		final StylizationSettings paper = bundle.with(json(
			"{\"seed\": 7, \"preset\": \"paper\"}"));
		assertEquals(StylizationSettings.paper().with(json(
			"{\"seed\": 7, \"templates\": [\"{}\"], \"contentLayers\": [12]}")),
			paper);
		assertRefused("{\"preset\": \"best\"}",
			"The stylization setting \"preset\" must be paper or fast, not best.");
	}

	@Test
	void promptsAndLayersCanBeTakenFromTheSettingsOfOtherNetworks() {
		final StylizationSettings bundle = StylizationSettings.paper().with(json(
			"{\"cropCount\": 16, \"templates\": [\"{}\"], \"contentLayers\": [12], " +
				"\"source\": \"photo\"}"));
		assertEquals(StylizationSettings.paper().with(json(
			"{\"templates\": [\"{}\"], \"contentLayers\": [12], \"source\": " +
				"\"photo\"}")), StylizationSettings.paper().forNetworksOf(bundle));
	}

	@Test
	void fastKeepsTheWeightsOfThePapersLosses() {
		final StylizationSettings fast = StylizationSettings.fast();
		final StylizationSettings paper = StylizationSettings.paper();
		assertEquals(paper.patchWeight(), fast.patchWeight());
		assertEquals(paper.contentWeight(), fast.contentWeight());
		assertEquals(paper.tvWeight(), fast.tvWeight());
		assertEquals(paper.backgroundWeight(), fast.backgroundWeight());
		assertEquals(paper.threshold(), fast.threshold());
		assertEquals(fast, paper.with("preset", "fast"));
	}

	@Test
	void aRunIsSettledWhenItWinsNothingMore() {
		final StylizationSettings settings = StylizationSettings.paper().with(
			"patience", 2);
		assertFalse(settings.isSettled(List.of(9., 9., 9.)));
		assertTrue(settings.isSettled(List.of(9., 9., 9., 9.)));
		assertFalse(settings.isSettled(List.of(10., 9., 8., 7.)));
		assertTrue(settings.isSettled(List.of(10., 9., 8., 8., 8., 8.)));
		assertFalse(StylizationSettings.paper().isSettled(List.of(9., 9., 9., 9.)));
	}

	@Test
	void theLearningRateFallsInSteps() {
		final StylizationSettings paper = StylizationSettings.paper();
		assertEquals(1, paper.decayAt(99));
		assertEquals(0.5, paper.decayAt(100));
	}

	@Test
	void whatAPersonWritesIsANumberAListOrElseAText() {
		final StylizationSettings settings = StylizationSettings.paper().with(
			written("cropCount", "32")).with(written("contentLayers", "[12, 17]"))
			.with(written("source", "a photo of it")).with(written("extraCrops",
				"false"));
		assertEquals(32, settings.cropCount());
		assertEquals(List.of(12, 17), settings.contentLayers());
		assertEquals("a photo of it", settings.source());
		assertFalse(settings.extraCrops());
	}

	private static JsonObject written(final String name, final String value) {
		final JsonObject one = new JsonObject();
		one.add(name, StylizationSettings.value(value));
		return one;
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
			"The stylization setting \"anchors\" must be a list, not null.");
	}

	private static void assertRefused(final String overrides,
		final String sentence)
	{
		final Exception exc = assertThrows(IllegalArgumentException.class,
			() -> StylizationSettings.paper().with(json(overrides)));
		assertEquals(sentence, exc.getMessage());
	}
}
