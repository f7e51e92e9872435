package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.chat.ChatClient;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.chat.ChatStandIn;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

class ChatApiSplitterTest {

	private static final String APPLE = "Turn the red apple into fire";

	private ChatStandIn server;

	@BeforeEach
	void serve() throws Exception {
		server = new ChatStandIn();
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		try (InstructionSplitter splitter = ChatApiSplitter.open(ChatServer.of(
			server.address(), "some-model"), true))
		{
			return splitter.split(instruction);
		}
	}

	private static String parts(final String objects, final String style) {
		final JsonObject parts = new JsonObject();
		parts.addProperty("objects", objects);
		parts.addProperty("content", style);
		return parts.toString();
	}

	@Test
	void theModelsWordsAreReadEvenIfItChatsOrThinksAloud() throws Exception {
		for (final String said : List.of("Sure! ```" + parts("the red apple",
			"fire") + "```", "<think>Is it " + parts("apple", "red") + "?</think>" +
				parts("the red apple", "fire"), "{\"targets\":[" + parts(
					"the red apple", "fire") + "]}"))
		{
			server.says(said);
			assertEquals(new StyleInstruction(APPLE, "the red apple", "fire"), split(
				APPLE));
		}
		assertTrue(server.asked().get(0).contains("some-model") && server.asked()
			.get(0).contains(APPLE));
	}

	@Test
	void theServerIsToldWhichPartsThereAre() throws Exception {
		server.says(parts("the red apple", "fire"));
		split(APPLE);
		final JsonObject schema = server.lastBody().getAsJsonObject(
			"response_format").getAsJsonObject("json_schema").getAsJsonObject(
				"schema");
		final String values = schema.toString();
		assertTrue(values.contains("\"the red apple\"") && values.contains(
			"\"red apple into fire\"") && !values.contains("\"into fire\""), values);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"objects\":\"an apple\",\"content\":\"fire\"}",
		"I cannot do that.", "{\"objects\":", "{\"language\":\"Elvish\"}",
		"{\"objects\":\"apple into fire\",\"content\":\"fire\"}" })
	void whatIsNotInTheInstructionIsAskedForAgainAndRefused(final String said) {
		server.says(said);
		assertEquals(Failure.MODEL, refusal().failure());
		assertEquals(2, server.asked().size());
	}

	@Test
	void aSecondAnswerMayBeRight() throws Exception {
		server.says("apple, fire", parts("the red apple", "fire"));
		assertEquals("fire", split(APPLE).style());
	}

	@Test
	void whereThePartsOverlapTheObjectIsKeptAndTheOtherWordsAreLeftForTheStyle()
		throws Exception
	{
		server.says(parts("the red apple", "apple into fire"), parts(
			"the red apple", "fire"));
		assertEquals("fire", split(APPLE).style());
		final String target = server.lastBody().toString();
		assertTrue(target.contains("[\"\",\"the red apple\"]") && !target.contains(
			"\"apple into fire\""), target);
	}

	@Test
	void aMissingPartIsToldLikeAnyOther() {
		server.says(parts("", "fire"));
		assertEquals(Failure.INSTRUCTION, refusal().failure());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Verwandle den roten Apfel in Feuer | den roten Apfel | Feuer | the red apple | fire",
		"Transforme la pomme rouge en vitrail | la pomme rouge | vitrail | the red apple | stained glass",
		"Convierte la manzana roja en un mosaico | la manzana roja | un mosaico | the red apple | a mosaic",
		"把红苹果变成火焰 | 红苹果 | 火焰 | the red apple | flames" })
	void otherLanguagesKeepTheirWordsAndTheNetworksGetEnglish(
		final String instruction, final String objects, final String style,
		final String english, final String englishStyle) throws Exception
	{
		server.says("{\"targets\":[" + parts(objects, style) + "]}",
			"{\"english\":[\"" + english + "\",\"" + englishStyle + "\"]}");
		final Target target = split(instruction).targets().get(0);
		assertEquals(objects, target.objects());
		assertEquals(style, target.style());
		assertEquals(new Target(english, englishStyle), target.inEnglish());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"english\":[\"one\"]}", "no",
		"{\"english\":[\"\",\"fire\"]}", "{\"english\":[\"火\",\"苹果\"]}",
		"{\"english\":[\"a\\nb\",\"fire\"]}" })
	void aTranslationThatIsNoneIsRefused(final String said) {
		server.says("{\"targets\":[" + parts("den roten Apfel", "Feuer") + "]}",
			said);
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> split("Verwandle den roten Apfel in Feuer"));
		assertTrue(e.getMessage().contains("Write it in English"), e.getMessage());
	}

	@Test
	void whatLeavesThisComputerIsSaid() throws Exception {
		final ChatServer elsewhere = ChatServer.of("https://192.0.2.1/v1", "m");
		final String said = new ChatApiSplitter(new ChatClient(elsewhere, Optional
			.empty())).disclosure().orElseThrow();
		assertTrue(said.contains("https://192.0.2.1") && said.contains(
			"nothing of the picture"), said);
		assertFalse(new ChatApiSplitter(new ChatClient(ChatServer.of(server
			.address(), "m"), Optional.empty())).disclosure().isPresent());
	}

	private SoulstylerException refusal() {
		return assertThrows(SoulstylerException.class, () -> split(APPLE));
	}
}
