package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.instruction.SplitterTask.Answer;

/** What becomes of parts that are no whole phrases. */
class PhrasesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"My cat must be marzipan | cat | marzipan | My cat", //
		"Turn the piper's hat into ash | the piper | ash | the piper's hat", //
		"Turn the old piper's hat into ash | hat | ash | the old piper's hat", //
		"The hill behind it becomes a carpet | The hill | a carpet | The hill behind it", //
		"Show the owl holding a key as a comic | the owl | a comic | the owl holding a key", //
		"The dog that is asleep should look like Lascaux | The dog | Lascaux | The dog that is asleep", //
		"Ice would suit the man in the red kayak | the man | Ice | the man in the red kayak", //
		"Paint the barn with snow | the barn | snow | the barn", //
		"Turn the boat on the left into fire | the boat on the left | fire | the boat on the left", //
		"the tuba on the left, but turned to oak | tuba | oak | the tuba on the left", //
		"first render the walrus in wax | first render the walrus | wax | the walrus", //
		"paint bucket in wax | paint bucket | wax | bucket" })
	void theObjectIsAWholePhrase(final String instruction, final String named,
		final String style, final String whole)
	{
		assertEquals(new Answer(whole, style), complete(instruction, named, style));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Build the fort out of sugar cubes | the fort | sugar | sugar cubes", //
		"Paint the fort as Night by Vincent van Gogh | the fort | Night | Night by Vincent van Gogh", //
		"Make the fort a pencil sketch, please | the fort | pencil | a pencil sketch", //
		"Give the fort a rusty metal finish | the fort | rusty metal finish | a rusty metal", //
		"Make the fort chrome please | the fort | chrome | chrome", //
		"Make the fort chrome now | the fort | chrome | chrome", //
		"Brass for the fort | the fort | Brass | Brass" })
	void theStyleIsAWholePhraseWithoutItsWrapper(final String instruction,
		final String objects, final String named, final String whole)
	{
		assertEquals(new Answer(objects, whole), complete(instruction, objects,
			named));
	}

	@Test
	void theWishItselfIsNoObject() {
		assertEquals(new Answer("", "a mosaic"), complete(
			"make it look like a mosaic", "make it look like", "mosaic"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Style transfer: village \u2192 Monet | Monet | village | village | Monet", //
		"make everything neon | neon | everything | everything | neon", //
		"I want clouds on the cars | clouds | cars | the cars | clouds", //
		"Ice for my hat | Ice | hat | my hat | Ice", //
		"Teapot as the Mona Lisa | Teapot | the Mona Lisa | Teapot | the Mona Lisa", //
		"the apple | '' | apple | the apple | ''", //
		"a mosaic | '' | a mosaic | '' | a mosaic", //
		"Brass swan, please, where the swan sits | the swan | Brass | the swan | Brass", //
		"in the style of Klimt | in the style | Klimt | '' | Klimt" })
	void partsAreToldApart(final String instruction, final String namedObjects,
		final String namedStyle, final String objects, final String style)
	{
		assertEquals(new Answer(objects, style), complete(instruction, namedObjects,
			namedStyle));
	}

	@Test
	void nothingIsTakenFromAnotherTarget() {
		final Answer two = new Answer(List.of(new Target("the car", "chrome"),
			new Target("the road", "lava")));
		assertEquals(two, Phrases.complete(InstructionText.of(
			"make the car chrome, the road lava"), two));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Turn the man in the hat and the dog in the basket into gold | the man in the hat | the man in the hat and the dog in the basket", //
		"Turn the cat and the dog into gold | the cat | the cat and the dog", //
		"Take the cat and paint the dog in gold | the cat | the cat", //
		"Turn the cat, not the dog, into gold | the cat | the cat", //
		"The cat and the dog gold | The cat | The cat" })
	void whatIsJoinedToTheObjectBelongsToIt(final String instruction,
		final String named, final String all)
	{
		assertEquals(new Answer(all, "gold"), Phrases.withJoined(InstructionText.of(
			instruction), new Answer(named, "gold")));
	}

	private static Answer complete(final String instruction, final String objects,
		final String style)
	{
		return Phrases.complete(InstructionText.of(instruction), new Answer(objects,
			style));
	}
}
