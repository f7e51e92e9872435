package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnQueueTest {

	private final List<String> done = Collections.synchronizedList(
		new ArrayList<>());
	private final CountDownLatch start = new CountDownLatch(1);
	private TurnQueue queue;

	/** The first thing keeps it busy until all are there. */
	@BeforeEach
	void hold() throws Exception {
		queue = new TurnQueue("test", 6, 4);
		final CountDownLatch begun = new CountDownLatch(1);
		queue.submit("z", () -> {
			begun.countDown();
			start.await();
			return null;
		});
		begun.await();
	}

	@AfterEach
	void close() {
		start.countDown();
		queue.close();
	}

	private FutureTask<?> add(final String client, final String name)
		throws Problem
	{
		return queue.submit(client, () -> done.add(name));
	}

	@Test
	void clientsTakeTurns() throws Exception {
		final FutureTask<?> a1 = add("a", "a1"), a2 = add("a", "a2"), a3 = add("a",
			"a3"), b1 = add("b", "b1"), b2 = add("b", "b2"), c1 = add("c", "c1");
		assertEquals(List.of(1, 4, 6, 2, 5, 3), List.of(queue.ahead(a1), queue
			.ahead(a2), queue.ahead(a3), queue.ahead(b1), queue.ahead(b2), queue
				.ahead(c1)));
		start.countDown();
		a3.get();
		assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), done);
		assertEquals(0, queue.ahead(a3));
	}

	@Test
	void whatIsTakenAwayIsNotDoneAndMakesRoom() throws Exception {
		final FutureTask<?> a1 = add("a", "a1");
		final FutureTask<?> b1 = add("b", "b1");
		queue.remove(a1);
		assertEquals(1, queue.ahead(b1));
		assertEquals(1, queue.waiting());
		start.countDown();
		b1.get();
		assertTrue(a1.isCancelled());
		assertEquals(List.of("b1"), done);
	}

	@Test
	void thereIsAnEndToWhatWaits() throws Exception {
		for (int i = 0; i < 4; i++)
			add("a", "a");
		assertEquals(503, assertThrows(Problem.class, () -> add("a", "a"))
			.status());
		add("b", "b");
		add("c", "c");
		assertEquals(503, assertThrows(Problem.class, () -> add("d", "d"))
			.status());
	}

	@Test
	void afterTheEndNothingBegins() throws Exception {
		final FutureTask<?> a1 = add("a", "a1");
		start.countDown();
		queue.close();
		assertTrue(a1.isDone());
		assertEquals(503, assertThrows(Problem.class, () -> add("a", "a2"))
			.status());
	}
}
