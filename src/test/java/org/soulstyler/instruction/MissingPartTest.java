package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.instruction.InstructionGrammar.Span;

/** Which words are believed to be the part that a model left out. */
class MissingPartTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Steampunk helicopter please     | Steampunk    | helicopter  | true",
		"Pixel art dog, thanks!          | Pixel art    | dog         | true",
		"Golden horse                    | Golden       | horse       | true",
		"Steampunk helicopter in the sky | Steampunk    | helicopter  | false",
		"Some steampunk helicopter       | steampunk    | helicopter  | false",
		"Watercolor look please          | Watercolor   | look        | false",
		"Fire, fly                       | Fire         | fly         | false",
		"fire for my boat                | fire         | my boat     | true",
		"boat: fire                      | fire         | boat        | true",
		"more fire                       | fire         | more        | false" })
	void anObjectIsBelievedWhereTheWordsAroundItSaySo(final String instruction,
		final String style, final String objects, final boolean believed)
	{
		final InstructionText text = InstructionText.of(instruction);
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final Span said = grammar.spans(style).get(0);
		assertEquals(believed, MissingPart.isObject(text, grammar.spans(objects)
			.get(0), said));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Make the balloon terracotta     | the balloon | terracotta | true",
		"Paint my boat blue, please      | my boat     | blue       | true",
		"Make boat terracotta            | boat        | terracotta | false",
		"Make the balloon better         | the balloon | better     | false",
		"Find the balloon factory        | the balloon | factory    | false",
		"Turn the balloon upside down    | the balloon | upside     | false",
		"the balloon in terracotta       | the balloon | terracotta | true" })
	void aStyleIsBelievedWhereTheWordsAroundItSaySo(final String instruction,
		final String objects, final String style, final boolean believed)
	{
		final InstructionText text = InstructionText.of(instruction);
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		assertEquals(believed, MissingPart.isStyle(text, grammar.spans(objects).get(
			0), grammar.spans(style).get(0)));
	}
}
