package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;

/** What a language model may choose among. */
class CandidatesTest {

	private static final String BOAT = "Turn the white boat into fire";

	private static PhraseTagger tagger;

	@BeforeAll
	static void open() throws Exception {
		tagger = PhraseTagger.open();
	}

	@AfterAll
	static void close() {
		tagger.close();
	}

	private static Candidates of(final String instruction)
		throws SoulstylerException
	{
		return new Candidates(InstructionText.of(instruction), tagger, Optional
			.empty());
	}

	/** With what a trained model answers. */
	private static Candidates of(final String instruction, final Answer trained)
		throws SoulstylerException
	{
		return new Candidates(InstructionText.of(instruction), tagger, Optional.of(
			trained));
	}

	private static double favour(final Candidates candidates, final Answer answer,
		final Optional<Answer> handicapped)
	{
		return candidates.options(handicapped, 2).get(candidates.answers().indexOf(
			answer)).favour();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Turn the white sailboat to the art on fire.",
		"boat -> fire; sky -> ice", "make it look like a mosaic",
		"The judge goes Daumier while the jury goes Muppets." })
	void allAreMadeOfTheInstructionsWords(final String instruction)
		throws SoulstylerException
	{
		final Candidates candidates = of(instruction);
		final InstructionGrammar grammar = InstructionGrammar.of(instruction);
		assertTrue(candidates.answers().size() > 1);
		assertEquals(candidates.answers().size(), candidates.answers().stream()
			.distinct().count());
		for (final Answer answer : candidates.answers()) {
			assertTrue(SplitterTask.isClear(answer, grammar), answer.toString());
			for (final Target target : answer.targets()) {
				assertTrue(target.objects().isEmpty() || !grammar.spans(target
					.objects()).isEmpty(), target.toString());
				assertTrue(target.style().isEmpty() || !grammar.spans(target.style())
					.isEmpty(), target.toString());
			}
		}
	}

	@Test
	void theRightOneIsAmongThem() throws SoulstylerException {
		assertTrue(of("Turn the white sailboat to the art on fire.").answers()
			.contains(new Answer("the white sailboat", "the art on fire")));
		assertTrue(of("Turn the boat into fire and the sky into ice").answers()
			.contains(new Answer(List.of(new Target("the boat", "fire"), new Target(
				"the sky", "ice")))));
		assertTrue(of("make it look like a mosaic").answers().contains(new Answer(
			"", "a mosaic")));
	}

	@Test
	void theOptionsAreTheAnswersAsAModelWritesThem() throws SoulstylerException {
		final Candidates candidates = of("Turn the boat into fire");
		assertEquals(candidates.answers().stream().map(a -> SplitterPrompt.FORM
			.write(a.targets())).toList(), candidates.options(Optional.empty(), 0)
				.stream().map(o -> o.text()).toList());
	}

	@Test
	void whatBothSayIsSettled() throws SoulstylerException {
		final Answer both = of(BOAT).answers().get(0);
		assertEquals(Optional.of(both), of(BOAT, both).settled());
		assertEquals(Optional.empty(), of(BOAT).settled());
	}

	@Test
	void whatOneOfThemSaysIsChosenAmongTheOthers() throws SoulstylerException {
		final Answer other = of(BOAT).answers().get(3);
		assertEquals(Optional.empty(), of(BOAT, other).settled());
		assertEquals(of(BOAT).answers(), of(BOAT, other).answers());
	}

	@Test
	void theTrainedModelsAnswerIsOneEvenIfTheTaggerDoesNotOfferIt()
		throws SoulstylerException
	{
		final Answer odd = new Answer("white", "Turn");
		final Candidates candidates = of(BOAT, odd);
		assertFalse(of(BOAT).answers().contains(odd));
		assertTrue(candidates.answers().contains(odd));
		assertEquals(favour(candidates, of(BOAT).answers().get(of(BOAT).answers()
			.size() - 1), Optional.empty()), favour(candidates, odd, Optional
				.empty()));
	}

	@Test
	void whatTheTaggerThinksLikelierHasMoreInItsFavour()
		throws SoulstylerException
	{
		final Candidates candidates = of(BOAT);
		final List<Answer> answers = candidates.answers();
		assertTrue(favour(candidates, answers.get(0), Optional.empty()) > favour(
			candidates, answers.get(1), Optional.empty()));
	}

	@Test
	void whereTheTaggerOffersNothingTheTrainedModelsAnswerStands()
		throws SoulstylerException
	{
		final Candidates candidates = of("->", new Answer("", ""));
		assertTrue(of("->").isEmpty());
		assertEquals(Optional.of(new Answer("", "")), candidates.settled());
	}

	@Test
	void onlyOneIsHandicapped() throws SoulstylerException {
		final Candidates candidates = of(BOAT);
		final Answer first = candidates.answers().get(0);
		for (final Answer answer : candidates.answers())
			assertEquals(favour(candidates, answer, Optional.empty()) - (answer
				.equals(first) ? 2 : 0), favour(candidates, answer, Optional.of(first)),
				1e-9);
	}

	@Test
	void anAnswerThatIsNotOfTheInstructionIsNone() throws SoulstylerException {
		assertEquals(of(BOAT).answers(), of(BOAT, new Answer("the cat", "fire"))
			.answers());
	}
}
