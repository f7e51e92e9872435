package org.soulstyler.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

/** How many items are made at the same time, on a machine that is made up. */
class PaceTest {

	private static final int STEPS_EACH = 100;

	private final List<Integer> told = new ArrayList<>();
	private long steps;
	private long nanoseconds;
	private boolean room = true;

	@Test
	void asManyAsMakeMoreStepsASecond() {
		// What a GPU may do that one run leaves idle most of the time.
		make(40, working -> Math.min(working, 5));
		assertEquals(List.of(2, 4, 8, 8), told, "eight make 5, a quarter more");
	}

	@Test
	void oneWhereTwoMakeHardlyMore() {
		make(10, working -> working == 1 ? 1 : 1.05);
		assertEquals(List.of(2, 1), told);
	}

	@Test
	void noMoreThanAreAllowed() {
		make(100, working -> working);
		assertEquals(List.of(2, 4, 8, 8), told);
	}

	@Test
	void noMoreThanMemoryHasRoomFor() {
		room = false;
		make(10, working -> working);
		assertEquals(List.of(1), told);
	}

	@Test
	void whereOneComesToNothingHalfAsManyAreMade() {
		final Pace pace = make(4, working -> working); // two are being tried
		assertEquals(List.of(2), told);
		pace.failed();
		assertEquals(List.of(2, 1), told);
	}

	@Test
	void theOpeningOfTheModelsDoesNotCount() {
		// Else two would seem to make a hundred times as much as one.
		make(10, working -> steps == 0 ? 0.01 : working == 1 ? 1 : 1.05);
		assertEquals(List.of(2, 1), told);
	}

	// -- Helper methods --

	/** @param rate items a second that so many at the same time make */
	private Pace make(final int items, final IntToDoubleFunction rate) {
		final int[] allowed = { 1 };
		final Pace pace = Pace.measured(8, () -> steps, () -> nanoseconds,
			() -> room, (atOnce, rates) -> {
				allowed[0] = atOnce;
				told.add(atOnce);
			});
		for (int i = 0; i < items; i++) {
			nanoseconds += (long) (1e9 / rate.applyAsDouble(allowed[0]));
			steps += STEPS_EACH;
			pace.made();
		}
		return pace;
	}
}
