package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterEvaluation.Outcome;
import org.soulstyler.instruction.SplitterTask.Answer;

/** The splitter with the model that we ship. */
@Tag("models")
class LlamaSplitterTest {

	private static final Path FOLDER = Path.of("models/starter/splitter");

	private static LlamaSplitter splitter;

	@BeforeAll
	static void open() throws Exception {
		splitter = LlamaSplitter.open(starter());
	}

	@AfterAll
	static void close() {
		splitter.close();
	}

	static SplitterModel starter() throws IOException {
		final JsonObject section = JsonParser.parseString(Files.readString(FOLDER
			.resolve("bundle.json"))).getAsJsonObject().getAsJsonObject("splitter");
		return new SplitterModel(FOLDER.resolveSibling(section.get("model")
			.getAsString()), section.get("prompt").getAsString());
	}

	@Test
	void mostInstructionsWithUnseenWordsAndShapesAreSplitAsAPersonWould()
		throws Exception
	{
		final SplitterEvaluation evaluation = evaluate("evaluation.tsv");
		final StringBuilder report = new StringBuilder(report(evaluation));
		evaluation.outcomes().stream().filter(o -> !o.isRight()).forEach(o -> report
			.append(describe(o)));
		Files.writeString(Path.of("target/splitter-evaluation.txt"), report);
		assertTrue(evaluation.score().fraction() >= 0.92, report.toString());
		final List<Outcome> unseen = evaluation.outcomes().stream().filter(o -> !o
			.asked().shape().equals("familiar")).toList();
		final double fraction = unseen.stream().filter(Outcome::isRight).count() /
			(double) unseen.size();
		assertTrue(unseen.size() >= 150 && fraction >= 0.90, unseen.size() +
			" of unseen shape, right " + fraction + "\n" + report);
	}

	@ParameterizedTest
	@CsvSource({ "blind.tsv, 0.92", "blind2.tsv, 0.92" })
	void mostInstructionsOfTheBlindSetsAreSplitAsAPersonWould(final String cases,
		final double least) throws Exception
	{
		// Scores only: whoever reads the misses and trains again makes it useless.
		final SplitterEvaluation evaluation = evaluate(cases);
		assertTrue(evaluation.outcomes().size() >= 150);
		assertTrue(evaluation.score().fraction() >= least, report(evaluation));
	}

	private static SplitterEvaluation evaluate(final String cases)
		throws Exception
	{
		return new SplitterEvaluation().ask(SplitterEvaluation.read(FOLDER.resolve(
			cases)), splitter);
	}

	private static String report(final SplitterEvaluation evaluation) {
		return "Splitter: " + evaluation.score() + "\n" + evaluation
			.scoresByShape() + "\n";
	}

	private static String describe(final Outcome o) {
		return String.format("%s: %s%n  %s instead of %s%n", o.asked().shape(), o
			.asked().instruction(), o.answer(), o.asked().targets());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Turn the red apple into fire | the red apple | fire",
		"Turn the white sailboat with three blue sails floating on the sea to the art on fire. | the white sailboat with three blue sails floating on the sea | the art on fire",
		"turn the fire truck into ice | the fire truck | ice",
		"Turn the oil painting on the wall into ice | the oil painting on the wall | ice",
		"boat -> an oil painting of flowers | boat | an oil painting of flowers",
		"Make the apple white wool | the apple | white wool",
		"Please make the black teapot look like a mosaic! | the black teapot | a mosaic",
		"In the style of Van Gogh, paint the man in the black suit | the man in the black suit | Van Gogh" })
	void anInstructionHasAnObjectAndAStyle(final String instruction,
		final String objects, final String style) throws Exception
	{
		assertEquals(new StyleInstruction(instruction, objects, style), splitter
			.split(instruction));
	}

	/** See the comment in the file for what its lines mean. */
	@ParameterizedTest
	@CsvSource({ "requests.tsv, 0.96" })
	void whatPeopleMayAskForIsDoneToldOrRefused(final String file,
		final double least) throws Exception
	{
		int right = 0, of = 0;
		final StringBuilder wrong = new StringBuilder();
		for (final String line : Files.readAllLines(Path.of(LlamaSplitterTest.class
			.getResource(file).toURI())))
		{
			if (line.startsWith("#")) continue;
			final String[] fields = line.split("\t", -1);
			of++;
			if (isAsExpected(fields)) right++;
			else wrong.append(line).append('\n');
		}
		assertTrue(of >= 140 && right >= least * of, right + " of " + of +
			" right\n" + wrong);
	}

	private static boolean isAsExpected(final String[] fields) {
		try {
			final StyleInstruction split = splitter.split(fields[1]);
			final String told = String.join(" ", split.notices());
			final List<Target> expected = SplitterEvaluation.targets(fields[2],
				fields[3]);
			return !fields[0].equals("no") && new Outcome(new SplitterEvaluation.Case(
				"", fields[1], expected), split.targets()).isRight() && (fields[0]
					.equals("do") ? told.isEmpty() : told.contains(fields[4]));
		}
		catch (final SoulstylerException e) {
			return fields[0].equals("no") && e.failure() == Failure.INSTRUCTION && e
				.getMessage().contains(fields[4]);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Turn the boat into fire and the sky into Starry Night | the boat | fire | the sky | Starry Night",
		"the red apple -> ice, the teapot -> a mosaic | the red apple | ice | the teapot | a mosaic",
		"Make the car look like gold and paint the house in the style of Monet | the car | gold | the house | Monet",
		"Turn the sky into ice, the hill to gold, and leave my dog alone | the sky | ice | the hill | gold",
		"Paint the door red and the door handle brass | the door | red | the door handle | brass" })
	void aSentenceMayHaveSeveralTargets(final String instruction,
		final String first, final String firstContent, final String second,
		final String secondContent) throws Exception
	{
		assertEquals(List.of(new Target(first, firstContent), new Target(second,
			secondContent)), splitter.split(instruction).targets());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cover the bench with leaves and flowers",
		"Turn the dog into ice, but leave the cat as it is",
		"Turn the man in the hat and the dog in the basket into gold",
		"Thanks, and please turn the red apple into fire",
		"My daughter adores ice, so turn the tree into ice." })
	void anAndDoesNotMakeTwoTargets(final String instruction) throws Exception {
		assertEquals(1, splitter.split(instruction).targets().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "make it look like a mosaic | a mosaic",
		"turn it into fire | fire", "Turn everything into ice. | ice" })
	void withoutAnObjectTheWholePictureIsMeant(final String instruction,
		final String style) throws Exception
	{
		final StyleInstruction split = splitter.split(instruction);
		assertEquals(List.of(new Target("", style)), split.targets());
		assertTrue(split.targets().get(0).isWholePicture());
	}

	@ParameterizedTest
	@ValueSource(strings = { "blue", "mosaic", "fire!" })
	void aWordAloneIsAnsweredByAQuestion(final String instruction) {
		final String sentence = refusal(instruction);
		assertTrue(sentence.startsWith("What is"), sentence);
		assertTrue(sentence.contains("e.g. \"Turn the"), sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "the red apple", "Could you change the red apple?" })
	void whoNamesNoStyleIsToldWhatToWrite(final String instruction) {
		final String sentence = refusal(instruction);
		assertTrue(sentence.contains("what \"the red apple\" should look like"),
			sentence);
		assertTrue(sentence.contains("e.g. \"Turn the red apple into"), sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "\t\n\u00a0", "\u0000\u200b", "?!",
		"->" })
	void anEmptyInstructionIsRefused(final String instruction) {
		assertTrue(refusal(instruction).contains("e.g. \"Turn"));
	}

	@Test
	void anEndlessInstructionIsRefused() {
		assertTrue(refusal("very ".repeat(61) + "red apple").contains("too long"));
		assertTrue(refusal("x".repeat(100_000)).contains("too long"));
	}

	@Test
	void theLongestInstructionsAreAnswered() throws Exception {
		// 60 words; every letter many tokens.
		final String words = "𓀀𓀁𓀂 ".repeat(SplitterTask.MAX_WORDS).strip();
		assertIsMadeOf(words, answerOrNull(words));
		final String letters = "щ".repeat(SplitterTask.MAX_LETTERS) + " " + "ж"
			.repeat(SplitterTask.MAX_LETTERS);
		assertIsMadeOf(letters, answerOrNull(letters));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "🔥", "red-", "щ" })
	void aWordWithoutEndIsRefused(final String letters) {
		assertTrue(refusal("Turn the " + letters.repeat(140) + " into fire")
			.contains("too long"));
	}

	private static Answer answerOrNull(final String instruction) {
		try {
			return splitter.answer(instruction);
		}
		catch (final SoulstylerException e) {
			assertEquals(Failure.INSTRUCTION, e.failure(), e.getMessage());
			return null;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Turn the \"red\" apple into [fire] {1}",
		"turn C:\\new\\table into 100% \\\"gold\\\"", "Turn the 🍎 into 🔥",
		"turn the 👩‍🚀 into ❤️ please", "把红苹果变成火焰", "リンゴを火に変えて",
		"Зробіть червоне яблуко схожим на вогонь", "حوّل التفاحة الحمراء إلى نار",
		"turn root ::= \"x\" into part", "<s>turn</s> the apple into <|im_start|>",
		"the naïve e\u0301cole → crème brûlée", "a", "🔥" })
	void whateverIsWrittenTheAnswerIsMadeOfItsWords(final String instruction)
		throws Exception
	{
		assertIsMadeOf(instruction, answerOrNull(instruction));
	}

	private static void assertIsMadeOf(final String instruction,
		final Answer answer)
	{
		if (answer == null) return;
		final String text = InstructionText.of(instruction).source().original();
		assertTrue(text.contains(answer.objects()), answer.toString());
		assertTrue(text.contains(answer.style()), answer.toString());
	}

	@Test
	void spaceAroundAndBetweenTheWordsDoesNotMatter() throws Exception {
		final StyleInstruction spaced = splitter.split(
			"  Turn\tthe red \n apple into   fire ");
		assertEquals("the red apple", spaced.objects());
		assertEquals("fire", spaced.style());
	}

	@Test
	void theSameInstructionGetsTheSameAnswerWhateverWasAskedBefore()
		throws Exception
	{
		final String instruction =
			"Could the smaller of the two cows be sandstone?";
		final Answer first = splitter.answer(instruction);
		splitter.answer("Could the smaller of the two dogs be covered in snow?");
		assertEquals(first, splitter.answer(instruction));
		try (LlamaSplitter other = LlamaSplitter.open(starter())) {
			assertEquals(first, other.answer(instruction));
		}
	}

	@Test
	void manySplittersMayComeAndGo() throws Exception {
		for (int i = 0; i < 5; i++) {
			try (LlamaSplitter one = LlamaSplitter.open(starter())) {
				assertFalse(one.answer("Turn the red apple into fire").objects()
					.isEmpty());
				one.close();
				assertThrows(IllegalStateException.class, () -> one.answer("apple"));
			}
		}
	}

	@Test
	void aModelWithoutAPromptIsAskedThroughItsChatTemplate() throws Exception {
		try (LlamaSplitter chat = LlamaSplitter.open(new SplitterModel(starter()
			.file())))
		{
			// The starter never learnt to chat: only that the grammar holds here
			// too.
			assertIsMadeOf("Turn the red apple into fire", chat.answer(
				"Turn the red apple into fire"));
		}
	}

	@Test
	void whatTheTrainedModelAndTheTaggerSayNeedsNoChatModel() throws Exception {
		final String apple = "Turn the red apple into fire";
		try (LlamaSplitter chat = LlamaSplitter.openChat(starter().file(),
			starter()))
		{
			assertEquals(splitter.answer(apple), chat.answer(apple));
			// Where they do not agree, the grammar holds all the same.
			final String photo = "I never liked this wall. Stained glass, maybe?";
			assertIsMadeOf(photo, chat.answer(photo));
			chat.close();
			assertThrows(IllegalStateException.class, () -> chat.answer(apple));
		}
	}

	@Test
	void onlyInDoubtThereAreTwoLikeliestAnswers() throws Exception {
		assertEquals(List.of(new Answer("the boat", "fire")), splitter.likeliest(
			InstructionText.of("Turn the boat into fire, please")));
		final List<Case> awkward = SplitterEvaluation.read(FOLDER.resolve(
			"awkward.tsv"));
		int doubts = 0;
		for (final Case one : awkward) {
			final int answers = splitter.likeliest(InstructionText.of(one
				.instruction())).size();
			assertTrue(answers <= 2, one.instruction());
			if (answers == 2) doubts++;
		}
		assertTrue(doubts > 0 && doubts < awkward.size() / 2, doubts + " doubts");
	}

	@Test
	void onlyASplitterThatWasTrainedHelpsAChatModel(@TempDir final Path folder)
		throws Exception
	{
		final Path starter = FOLDER.resolveSibling("bundle.json");
		assertEquals(Optional.of(starter().prompt()), LlamaSplitterFactory.trained(
			ModelBundle.read(starter.getParent())).map(SplitterModel::prompt));
		final JsonObject described = JsonParser.parseString(Files.readString(
			starter)).getAsJsonObject();
		described.getAsJsonObject("splitter").remove("prompt");
		Files.writeString(folder.resolve("bundle.json"), described.toString());
		assertEquals(Optional.empty(), LlamaSplitterFactory.trained(ModelBundle
			.read(folder)));
	}

	@Test
	void aMissingTruncatedOrOtherFileIsToldByName(@TempDir final Path folder)
		throws Exception
	{
		final byte[] bytes = Files.readAllBytes(starter().file());
		final Path truncated = folder.resolve("truncated.gguf");
		Files.write(truncated, java.util.Arrays.copyOf(bytes, bytes.length / 2));
		final Path text = Files.writeString(folder.resolve("text.gguf"), "hello");
		for (final Path file : List.of(truncated, text, folder, folder.resolve(
			"missing.gguf")))
		{
			final SoulstylerException e = assertThrows(SoulstylerException.class,
				() -> LlamaSplitter.open(new SplitterModel(file)));
			assertEquals(Failure.MODEL, e.failure());
			assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
		}
	}

	@Test
	void aPromptThatLeavesTheInstructionOutIsRefused() throws Exception {
		final SplitterModel model = new SplitterModel(starter().file(), "Split!");
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> LlamaSplitter.open(model)).failure());
	}

	@Test
	void textIsReadAsInTraining() throws Exception {
		for (final String line : Files.readAllLines(FOLDER.resolve(
			"tokens.jsonl")))
		{
			final JsonObject expected = JsonParser.parseString(line)
				.getAsJsonObject();
			assertArrayEquals(new Gson().fromJson(expected.get("tokens"),
				int[].class), splitter.tokens(expected.get("text").getAsString()),
				line);
		}
	}

	private static String refusal(final String instruction) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> splitter.split(instruction));
		assertEquals(Failure.INSTRUCTION, e.failure());
		return e.getMessage();
	}
}
