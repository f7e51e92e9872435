package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;

/** What a model is asked about an instruction, and what becomes of its answer. */
class RequestTest {

	@Test
	void howMuchOfALookIsNoPartOfIt() throws Exception {
		final Request request = Request.of(InstructionText.of(
			"Put some moss on some of the stones"), false);
		assertEquals(new Answer("some of the stones", "moss"), request.restore(
			new Answer("some of the stones", "some moss")));
		assertEquals(new Answer("the stones", "some"), Request.of(InstructionText
			.of("Give the stones some"), false).restore(new Answer("the stones",
				"some")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Turn me into a garden gnome | me | a garden gnome",
		"My husband thinks he's funny. Turn him into a garden gnome. | him | a garden gnome",
		"Give her a golden coat | her | golden coat",
		"Could you paint us as a Dutch group portrait? | us | a Dutch group portrait" })
	void whoeverAPronounMeansIsAnObject(final String instruction,
		final String person, final String style) throws Exception
	{
		final StyleInstruction understood = request(instruction).complete(
			instruction, new Answer("", style));
		assertEquals(List.of(new Target(person, style)), understood.targets());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Give me a hologram",
		"Show me something as a hologram" })
	void whoAsksIsNotAlwaysInThePicture(final String instruction) {
		assertThrows(SoulstylerException.class, () -> request(instruction).complete(
			instruction, new Answer("", "a hologram")));
	}

	@Test
	void aThingMayBePickedFirst() throws Exception {
		final String instruction =
			"Select the tallest sunflower and make it wrought iron";
		assertEquals(instruction, request(instruction).text().text());
		assertEquals("make the cat gold", request(
			"Outline the dog and make the cat gold").text().text());
		assertThrows(SoulstylerException.class, () -> request(
			"Select the tallest sunflower").complete("Select the tallest sunflower",
				new Answer("the tallest sunflower", "")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
		"Turn the \"red apple\" into fire | the red apple | fire | the red apple | fire",
		"Turn the apple into a \"Wanted\" poster | the apple | a Wanted poster | the apple | a \"Wanted\" poster",
		"Paint the car like Hokusai's \"The Great Wave\" | the car | Hokusai's The Great Wave | the car | Hokusai's \"The Great Wave\"",
		"Paint the car like Hokusai's \"The Great Wave\" | the car | The Great | the car | The Great Wave",
		"Turn the 'Stop' sign into \u201cblue\u201d ice | the Stop sign | blue ice | the 'Stop' sign | \u201cblue\u201d ice",
		"Turn the boys\u2019 tent into \u201emoss\u201c | the boys' tent | moss | the boys\u2019 tent | moss",
		"Make the cup marked \u00abAnna\u00bb marble | the cup marked | marble | the cup marked | marble",
		"\u201cTurn the red apple into fire\u201d | the red apple | fire | the red apple | fire",
		"Turn the 12\" record into wood | the 12 record | wood | the 12\" record | wood",
		"the rock 'n' roll guitar in ice | the rock n roll guitar | ice | the rock 'n' roll guitar | ice" })
	void quotationMarksAreKeptFromTheModelAndPutBack(final String instruction,
		final String objects, final String style, final String restoredObjects,
		final String restoredStyle) throws Exception
	{
		final Request request = request(instruction);
		final String asked = request.text().text();
		assertTrue(asked.contains(objects) && asked.contains(style), asked);
		final Answer answer = new Answer(objects, style);
		assertEquals(new Answer(restoredObjects, restoredStyle), request.restore(
			answer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "don't", "the boys' tent", "80's neon", "Anna's cup",
		"the l'été poster", "5'10 tall" })
	void apostrophesAreNoQuotationMarks(final String text) {
		assertEquals(text, QuotedText.of(text).plain());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Remove the background and make the cat a pencil sketch | make the cat a pencil sketch | Remove the background",
		"make the cat a pencil sketch and remove the background | make the cat a pencil sketch | remove the background",
		"Could you crop it, then turn the apple into fire? | turn the apple into fire | crop it",
		"Turn the sofa into moss. Also remove the lamp. | Turn the sofa into moss | remove the lamp" })
	void whatIsNoLookIsLeftOutAndTold(final String instruction,
		final String asked, final String leftOut) throws Exception
	{
		final Request request = request(instruction);
		assertEquals(asked, request.text().text());
		final String notice = request.complete(instruction, new Answer("the", asked
			.split(" ")[1])).notices().get(0);
		assertTrue(notice.contains("\u201c" + leftOut + "\u201d"), notice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "add some ducks to the lake",
		"Remove the background", "Crop the picture to the cat",
		"Rotate the picture by 90 degrees", "make the apple bigger",
		"I'd like the tourists removed", "What is in this picture?",
		"Why is the sky blue?", "remove the lamp and delete the sofa" })
	void anInstructionAboutSomethingElseIsRefused(final String instruction) {
		final String sentence = refusal(instruction);
		assertTrue(sentence.contains("Say what to restyle and how"), sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Make the cut flowers glass",
		"turn the delete key into ice", "Paint the removal van gold",
		"Sharpen the stingray into origami steel",
		"Add a lacquer finish to the beetle",
		"Put the dog next to the fountain in marble",
		"What if the whale were denim?", "the \"add to cart\" button as embroidery",
		"Do you remember those old matchbox labels? I'd love the cosmonaut that way." })
	void aRestylingIsAskedAsItStands(final String instruction) throws Exception {
		assertEquals(InstructionText.of(instruction).text(), request(instruction)
			.text().text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Verwandle den roten Apfel in Feuer | German",
		"die Katze als Mosaik | German", "Fais du chat un vitrail | French",
		"Convierte la manzana roja en fuego | Spanish",
		"Trasforma la mela rossa in fuoco | Italian",
		"Faça o cachorro parecer de vidro | Portuguese",
		"Maak van de hond een mozaïek | Dutch",
		"Zamień czerwone jabłko w ogień | Polish", "把红苹果变成火焰 | Chinese",
		"リンゴを火に変えて | Japanese", "Преврати красное яблоко в огонь | Russian",
		"حوّل التفاحة الحمراء إلى نار | Arabic" })
	void otherLanguagesAreNamedUnlessTheModelMayKnowThem(final String instruction,
		final String language) throws Exception
	{
		assertTrue(refusal(instruction).contains("written in " + language), refusal(
			instruction));
		assertEquals(InstructionText.of(instruction).text(), Request.of(SplitterTask
			.check(instruction), true).text().text());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Turn the boat into La Liberté guidant le peuple",
		"Paint the house in the style of de Kooning", "vase -> Zdzisław Beksiński",
		"Make the door trompe l'oeil", "the taco truck papel picado, por favor" })
	void foreignNamesDoNotMakeASentenceForeign(final String instruction)
		throws Exception
	{
		assertFalse(request(instruction).text().text().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "make everything except in gold",
		"Everything but in stained glass please", "make everything gold except",
		"turn all of the picture except for into felt" })
	void aForgottenExceptionIsAskedFor(final String instruction) {
		assertTrue(refusal(instruction).startsWith("What is to stay as it is?"));
	}

	@Test
	void anExceptionAtTheEndBelongsToEverything() throws Exception {
		final Request request = request(
			"Make everything gold except the dog, please");
		assertEquals("Make everything gold, please", request.text().text());
		for (final String all : List.of("", "everything"))
			assertEquals(new Answer("everything except the dog", "gold"), request
				.restore(new Answer(all, "gold")));
	}

	@Test
	void aPronounThatMeansWhatIsLeftOutIsNotThePicture() throws Exception {
		final String instruction = "Move the cup to the left and turn it into gold";
		final Request request = request(instruction);
		assertEquals("turn it into gold", request.text().text());
		assertThrows(SoulstylerException.class, () -> request.complete(instruction,
			new Answer("", "gold")));
	}

	@Test
	void aStyleRightBeforeItsObjectNeedsNoVerb() throws Exception {
		final String instruction = "Steampunk helicopter please";
		assertEquals(List.of(new Target("helicopter", "Steampunk")), request(
			instruction).complete(instruction, new Answer("Steampunk helicopter", ""))
			.targets());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"The image should be a blueprint | The image | a blueprint",
		"Sepia tones for the complete picture | the complete picture | Sepia tones" })
	void wordsForThePictureAreNoObject(final String instruction,
		final String objects, final String style) throws Exception
	{
		assertEquals(List.of(new Target("", style)), request(instruction).complete(
			instruction, new Answer(objects, style)).targets());
	}

	@Test
	void aStyleFirstAboutTheWholePictureHasNoObject() throws Exception {
		final String instruction = "pencil drawing of the full picture";
		assertEquals(List.of(new Target("", "pencil drawing")), request(instruction)
			.complete(instruction, new Answer("", "pencil drawing")).targets());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Apart from the two children, paint the picture like Bruegel | paint the picture like Bruegel | everything except the two children",
		"without touching my face, make the photo a mosaic | make the photo a mosaic | everything except my face",
		"Restyle the whole scene as a mosaic, excluding the sign | Restyle the whole scene as a mosaic | everything except the sign",
		"all of it as a mosaic, just not the sheep | all of it as a mosaic | everything except the sheep",
		"A mosaic for the entire image save for the black dog | A mosaic for the entire image | everything except the black dog",
		"Make everything except the baby black and white | Make everything except the baby black and white | ''",
		"Without a doubt, the picture should be a mosaic | Without a doubt, the picture should be a mosaic | ''" })
	void whatIsToStayMayComeFirstOrLast(final String instruction,
		final String asked, final String objects) throws Exception
	{
		final Request request = request(instruction);
		assertEquals(asked, request.text().text());
		assertEquals(objects, request.restore(new Answer("", "a mosaic"))
			.objects());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Keep the goldfish as it is and turn the rest into ink wash | turn the rest into ink wash | everything except the goldfish",
		"Keep the bride and the groom as they are, everything else in ink | everything else in ink | everything except the bride and the groom",
		"Don't change the scale bar; the rest as a heat map | the rest as a heat map | everything except the scale bar",
		"Please do not touch the logo, other parts in ink | other parts in ink | everything except the logo",
		"Leave the dog, the rest in ink | the rest in ink | everything except the dog",
		"My face stays real. Make the rest of the picture ink. | Make the rest of the picture ink | everything except my face",
		"Turn it all into snow, leave the campfire alone | Turn it all into snow | everything except the campfire",
		"Make the background and all the others a tapestry, the knight must stay real | Make the background and all the others a tapestry | everything except the knight",
		"Paint the rest in oil but keep the swan. | Paint the rest in oil | everything except the swan" })
	void whatIsKeptIsLeftOutOfTheRest(final String instruction,
		final String asked, final String objects) throws Exception
	{
		final Request request = request(instruction);
		assertEquals(asked, request.text().text().replaceFirst("[.]$", ""));
		assertEquals(objects, request.restore(new Answer("", "ink")).objects());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"'Turn the man into gold, but not the hat' | Turn the man into gold | the man except the hat",
		"Turn the man into gold except for his hat. | Turn the man into gold | the man except his hat",
		"'Make the man gold, but not the hat, please' | 'Make the man gold, please' | the man except the hat",
		"Make the man except the hat gold | Make the man except the hat gold | the man",
		"Turn the man into gold but not shiny | Turn the man into gold but not shiny | the man" })
	void whatIsToStayMayBePartOfAnObject(final String instruction,
		final String asked, final String objects) throws Exception
	{
		final Request request = request(instruction);
		assertEquals(asked, request.text().text().replaceFirst("[.]$", ""));
		assertEquals(objects, request.restore(new Answer("the man", "gold"))
			.objects());
	}

	@Test
	void theRestBesideAnObjectLeavesThatOutToo() throws Exception {
		final Answer answer = request(
			"Leave the dog alone, make the cat gold and the rest silver").restore(
				new Answer(List.of(new Target("the cat", "gold"), new Target("the rest",
					"silver"))));
		assertEquals("everything except the dog, the cat", answer.targets().get(1)
			.objects());
		assertEquals(List.of("the dog", "the cat"), ObjectSet.of(answer.targets()
			.get(1).objects()).spared());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Keep the dog as it is and make the cat gold",
		"Make the boat gold and leave everything else alone",
		"Leave everything as it is except the turtle, which should be clay",
		"Make everything gold, keep it simple",
		"Leave the rest alone and make the shoes silver" })
	void whatIsKeptBesideAnObjectIsNoExclusion(final String instruction)
		throws Exception
	{
		assertEquals("", request(instruction).restore(new Answer("", "gold"))
			.objects());
	}

	private static Request request(final String instruction)
		throws SoulstylerException
	{
		return Request.of(SplitterTask.check(instruction), false);
	}

	private static String refusal(final String instruction) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> request(instruction));
		assertEquals(Failure.INSTRUCTION, e.failure());
		return e.getMessage();
	}
}
