package org.soulstyler.stylization.crop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.stylization.Fixtures;

@Tag("models")
class PerspectiveTest {

	@Test
	void theGridIsTorchvisions() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final JsonElement crop = fixtures.expected.get("cut").getAsJsonArray()
				.get(1);
			final int size = Fixtures.window(crop).size();
			final float[] grid = new float[size * size * 2];
			Perspective.of(size, Fixtures.corners(crop)).writeGrid(grid, 0);
			assertArrayEquals(fixtures.values("grid"), grid, 2e-4f);
		}
	}

	@Test
	void everySizeCanBeTurned() {
		for (int size = 1; size < 130; size++) {
			for (int seed = 0; seed < 20; seed++) {
				final float[] grid = new float[size * size * 2];
				Perspective.random(size, 0.9, new Random(seed)).writeGrid(grid, 0);
				for (final float value : grid)
					assertTrue(Float.isFinite(value), "size " + size);
			}
		}
	}

	@Test
	void cornersThatStayLeaveThePictureAsItIs() {
		final float[] grid = new float[4 * 4 * 2];
		Perspective.random(4, 0, new Random(0)).writeGrid(grid, 0);
		for (int i = 0; i < 16; i++) {
			assertArrayEquals(new float[] { (i % 4 + 0.5f) / 2 - 1, (i / 4 + 0.5f) /
				2 - 1 }, new float[] { grid[2 * i], grid[2 * i + 1] }, 1e-6f);
		}
	}
}
