package org.soulstyler.batch;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How many items are made at the same time: a number, or what is measured to make
 * most. Then it is one first, and twice as many as long as that makes a tenth more
 * steps a second and memory has room for them; after that it is what made most.
 * Nothing is made in vain for it: each number is tried on items of the batch.
 */
final class Pace {

	/** How many more steps a second twice as many items must make. */
	private static final double WORTH = 1.1;

	/** How often those that wait look whether it is over. */
	private static final long LOOK_MILLISECONDS = 100;

	/** Hears how many are made at the same time, and why. */
	@FunctionalInterface
	interface Listener {

		/** @param rates steps a second so far, by one, two, four… at a time */
		void changed(int atOnce, double[] rates);
	}

	/** Steps made so far, of all items. */
	private final LongSupplier steps;
	private final LongSupplier nanoseconds;
	/** Whether memory has room for twice as many. */
	private final BooleanSupplier room;
	private final Listener listener;
	private final int most;
	private int allowed;
	private int working;
	/** False when the number stands. */
	private boolean trying;
	/** Whether the first item, which opens the models, is made. */
	private boolean warm;
	private double[] rates = {};
	private int made;
	private long begunSteps;
	private long begun;

	private Pace(final int allowed, final int most, final LongSupplier steps,
		final LongSupplier nanoseconds, final BooleanSupplier room,
		final Listener listener)
	{
		this.allowed = allowed;
		this.most = most;
		trying = allowed < most;
		this.steps = steps;
		this.nanoseconds = nanoseconds;
		this.room = room;
		this.listener = listener;
	}

	/** @param atOnce 1 or more */
	static Pace fixed(final int atOnce) {
		return new Pace(atOnce, atOnce, () -> 0, () -> 0, () -> true, (n,
			rates) -> {});
	}

	/**
	 * @param most 1 or more
	 * @param steps made so far, of all items
	 * @param nanoseconds since whenever
	 * @param room whether memory has room for twice as many as work now
	 */
	static Pace measured(final int most, final LongSupplier steps,
		final LongSupplier nanoseconds, final BooleanSupplier room,
		final Listener listener)
	{
		return new Pace(1, most, steps, nanoseconds, room, listener);
	}

	/** How many may work at the same time one day. */
	int most() {
		return most;
	}

	/**
	 * Takes a place among those that work, as soon as one is free.
	 *
	 * @param over whether nobody needs to work any more
	 * @return false when it is over
	 */
	synchronized boolean begin(final BooleanSupplier over)
		throws InterruptedException
	{
		while (working >= allowed && !over.getAsBoolean())
			wait(LOOK_MILLISECONDS);
		if (over.getAsBoolean()) return false;
		working++;
		return true;
	}

	/** Gives the place back. */
	synchronized void end() {
		working--;
		notifyAll();
	}

	/** Another item is made. */
	synchronized void made() {
		if (!trying) return;
		if (!warm) {
			warm = true;
			measure();
			return;
		}
		made++;
		// As many as go on at the same time, so that each part of one counts.
		if (made < 2 * allowed) return;
		final double rate = (steps.getAsLong() - begunSteps) * 1e9 / Math.max(1,
			nanoseconds.getAsLong() - begun);
		final double former = rates.length == 0 ? 0 : rates[rates.length - 1];
		rates = Arrays.copyOf(rates, rates.length + 1);
		rates[rates.length - 1] = rate;
		if (rate < WORTH * former) settle(allowed / 2);
		else if (rate == 0 || 2 * allowed > most || !room.getAsBoolean()) settle(
			allowed);
		else {
			allowed *= 2;
			listener.changed(allowed, rates);
			measure();
		}
	}

	/** An item came to nothing for the time being, as where memory was too small. */
	synchronized void failed() {
		if (trying && allowed > 1) settle(allowed / 2);
	}

	// -- Helper methods --

	private void measure() {
		made = 0;
		begunSteps = steps.getAsLong();
		begun = nanoseconds.getAsLong();
	}

	private void settle(final int atOnce) {
		allowed = atOnce;
		trying = false;
		listener.changed(allowed, rates);
	}
}
