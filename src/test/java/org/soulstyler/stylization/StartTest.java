package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;

/** Where a restyling begins. */
@Tag("models")
class StartTest {

	private static final int WIDTH = 37, HEIGHT = 26;

	private static float[] start(final Fixtures fixtures,
		final StyleNetworks networks, final StylizationSettings settings,
		final long seed)
	{
		final float[] picture = new float[3 * WIDTH * HEIGHT];
		for (int i = 0; i < picture.length; i++)
			picture[i] = 0.2f + 0.5f * (i % WIDTH) / WIDTH;
		final float[] mask = new float[WIDTH * HEIGHT];
		Arrays.fill(mask, mask.length / 2, mask.length, 1);
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			final NDArray start = Start.of(networks, fixtures.ops, fixtures.manager,
				Scene.picture(fixtures.manager, picture, mask, WIDTH, HEIGHT),
				Fixtures.TEXT, settings, new Random(seed));
			return start == null ? null : start.toFloatArray();
		}
	}

	@Test
	void onlyTheObjectIsChangedAndASeedSaysHow() throws Exception {
		final StylizationSettings settings = Fixtures.starter().with("warmStart",
			1);
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNetworks networks = fixtures.networks();
			final float[] change = start(fixtures, networks, settings, 3);
			final int plane = WIDTH * HEIGHT;
			for (int i = 0; i < change.length; i++)
				assertEquals(i % plane >= plane / 2, change[i] != 0, "at " + i);
			assertArrayEquals(change, start(fixtures, networks, settings, 3));
			assertFalse(Arrays.equals(change, start(fixtures, networks, settings,
				4)));
		}
	}

	@Test
	void aShareOfTheChangeIsAddedToTheColours() throws Exception {
		final StylizationSettings settings = Fixtures.starter();
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNetworks networks = fixtures.networks();
			final float[] color = start(fixtures, networks, settings.with(
				"colorStart", 1), 3);
			final float[] all = start(fixtures, networks, settings.with("colorStart",
				1).with("warmStart", 1), 3);
			final float[] half = start(fixtures, networks, settings.with("colorStart",
				1).with("warmStart", 0.5), 3);
			for (int i = 0; i < all.length; i++)
				assertEquals((color[i] + all[i]) / 2, half[i], 1e-4f);
		}
	}

	@Test
	void withoutTheNetworkOrTheWishThereIsNone() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNetworks all = fixtures.networks();
			assertNull(start(fixtures, all, Fixtures.starter(), 3));
			assertNull(start(fixtures, new StyleNetworks(all.clip(), all.features(),
				all.statistics(), null), Fixtures.starter().with("warmStart", 1), 3));
			assertNull(start(fixtures, all, Fixtures.small().with("warmStart", 1), 3),
				"a net that does not start as the identity");
		}
	}

	@Test
	void theFirstPictureIsAlreadyAnother() throws Exception {
		final StylizationSettings settings = Fixtures.starter().with("warmStart",
			1);
		try (Fixtures fixtures = Fixtures.open(); NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			final float[] grey = new float[3 * WIDTH * HEIGHT];
			Arrays.fill(grey, 0.5f);
			final float[] mask = new float[WIDTH * HEIGHT];
			Arrays.fill(mask, 1);
			try (StylizationRun run = StylizationRun.begin(fixtures.networks(),
				fixtures.ops, fixtures.manager, Scene.picture(fixtures.manager, grey,
					mask, WIDTH, HEIGHT), Fixtures.TEXT, settings.with("pyramidRate", 0),
				stage -> {}))
			{
				final float[] first = run.picture();
				double difference = 0;
				for (int i = 0; i < first.length; i++)
					difference += Math.abs(first[i] - grey[i]) / first.length;
				assertTrue(difference > 0.05, "" + difference);
			}
		}
	}
}
