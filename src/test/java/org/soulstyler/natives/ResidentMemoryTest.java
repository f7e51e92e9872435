package org.soulstyler.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What keeps memory each time is told from what takes some once. */
class ResidentMemoryTest {

	private long taken = 1000;
	private int runs;

	@Test
	void whatIsKeptEachTimeIsALeak() {
		final AssertionFailedError leak = assertThrows(AssertionFailedError.class,
			() -> ResidentMemory.assertFlat(4, 7, () -> taken += 2, () -> taken));
		assertEquals(
			"resident memory grew by [8, 8, 8, 8, 8] kB in windows of 4 runs", leak
				.getMessage());
	}

	@Test
	void whatIsTakenOnceIsNone() throws Exception {
		ResidentMemory.assertFlat(4, 7, () -> {
			if (runs++ == 2) taken += 900;
		}, () -> taken);
		assertEquals(8, runs);
	}

	@Test
	void theSystemTells() {
		final long before = ResidentMemory.kilobytes();
		final ByteBuffer kept = ByteBuffer.allocateDirect(256 << 20);
		for (int i = 0; i < kept.capacity(); i += 4096)
			kept.put(i, (byte) 1);
		assertTrue(before == -1 || ResidentMemory.kilobytes() > before + 128_000,
			"before " + before + " kB");
		assertEquals(256 << 20, kept.capacity());
	}
}
