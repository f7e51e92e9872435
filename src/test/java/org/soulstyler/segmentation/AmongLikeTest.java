package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.soulstyler.vocabulary.OneOfSeveral;

class AmongLikeTest {

	private static final String[] THREE = { ".........", ".aa...bb.", ".aa...bb.",
		".aa......", "...cc....", "...cc....", ".........", ".........",
		"........." };

	@Test
	void anOutlineOfAllIsCutToTheOneThatIsMeant() {
		assertEquals("b", chosen("the ball on the right", "abc"));
		assertEquals("a", chosen("the largest ball", "abc"));
		assertEquals("c", chosen("the lowest ball", "abc"));
		assertEquals("c", chosen("the second ball from the left", "abc"));
		assertEquals("c", chosen("the ball in the middle", "ab"));
	}

	@Test
	void anOutlineOfTheThingStaysAndThatOfAnotherDoesNot() {
		assertEquals("b", chosen("the ball on the right", "a"));
		final GraphAnswer direct = seen("b", 0.9f, 0.8);
		assertSame(direct, AmongLike.choose(asked("the ball on the right"), direct,
			seen("abc", 0.9f, 0.9), 0.5));
	}

	@Test
	void aPlaceIsCountedWhateverTheGraphMadeOfIt() {
		assertEquals("b", chosen("the third ball from the left", "a"));
	}

	@Test
	void whereThereAreNotSoManyTheGraphIsBelieved() {
		final GraphAnswer direct = seen("abc", 0.9f, 0.8);
		final GraphAnswer uncounted = AmongLike.choose(asked(
			"the fourth ball from the left"), direct, seen("abc", 0.9f, 0.9), 0.5);
		assertSame(direct.probabilities(), uncounted.probabilities());
		assertEquals(List.of(
			"Only 3 of “the ball” can be told apart, so there is no fourth to count to"),
			uncounted.notices());
		assertSame(direct, AmongLike.choose(asked("the ball on the left"), direct,
			seen("b", 0.9f, 0.9), 0.5));
	}

	@Test
	void aFragmentBecomesTheWholeThing() {
		final GraphAnswer half = seen("a", 0.9f, 0.8);
		half.probabilities()[9 + 1] = half.probabilities()[9 + 2] = half
			.probabilities()[18 + 1] = 0;
		final GraphAnswer all = seen("abc", 0.9f, 0.9);
		final GraphAnswer chosen = AmongLike.choose(asked("the ball on the left"),
			half, all, 0.5);
		assertArrayEquals(seen("a", 0.9f, 0).probabilities(), chosen
			.probabilities());
		assertEquals(0.9, chosen.presence());
	}

	/** Which of the three is left when all of them are seen, and these are outlined directly. */
	private static String chosen(final String expression, final String direct) {
		final float[] left = AmongLike.choose(asked(expression), seen(direct, 0.9f,
			0.8), seen("abc", 0.9f, 0.9), 0.5).probabilities();
		final StringBuilder found = new StringBuilder();
		for (final String thing : List.of("a", "b", "c"))
			if (Arrays.equals(left, seen(thing, 0.9f, 0).probabilities())) found
				.append(thing);
		return found.toString();
	}

	private static OneOfSeveral asked(final String expression) {
		return OneOfSeveral.read(expression).orElseThrow();
	}

	private static GraphAnswer seen(final String things, final float probability,
		final double presence)
	{
		final float[] plane = new float[81];
		for (int i = 0; i < plane.length; i++)
			if (things.indexOf(THREE[i / 9].charAt(i % 9)) >= 0) plane[i] =
				probability;
		return new GraphAnswer(plane, 9, presence, List.of(), 0, List.of());
	}
}
