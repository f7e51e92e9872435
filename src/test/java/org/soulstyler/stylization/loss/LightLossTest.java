package org.soulstyler.stylization.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.stylization.Fixtures;
import org.soulstyler.torch.Autograd;

/** Light and dark stay where they are, whatever happens to colors. */
@Tag("models")
class LightLossTest {

	private static final int SIDE = 60;

	private Fixtures fixtures;

	@BeforeEach
	void open() throws Exception {
		fixtures = Fixtures.open();
	}

	@AfterEach
	void close() {
		fixtures.close();
	}

	/** A face: a light square, two dark eyes, in a color and a strength. */
	private float[] face(final float red, final float green, final float blue,
		final float contrast, final boolean eyes)
	{
		final float[] color = { red, green, blue };
		final float[] samples = new float[3 * SIDE * SIDE];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < SIDE; y++) {
				for (int x = 0; x < SIDE; x++) {
					final boolean eye = eyes && Math.abs(y - 20) < 3 && (Math.abs(x -
						18) < 3 || Math.abs(x - 42) < 3);
					samples[(c * SIDE + y) * SIDE + x] = color[c] * (eye ? 1 - contrast
						: 1);
				}
			}
		}
		return samples;
	}

	private NDArray array(final float[] samples) {
		return fixtures.manager.create(samples, new Shape(1, 3, SIDE, SIDE));
	}

	private float loss(final float[] original, final float[] restyled) {
		return new LightLoss(fixtures.ops, array(original)).of(Restyled.picture(
			array(restyled), fixtures.ops)).getFloat();
	}

	@Test
	void anotherColorAndContrastCostLittleAndLostEyesMuch() {
		final float[] original = face(.8f, .7f, .6f, .5f, true);
		assertEquals(0, loss(original, original));
		final float recolored = loss(original, face(.9f, .2f, .9f, .8f, true));
		final float blind = loss(original, face(.8f, .7f, .6f, .5f, false));
		assertTrue(blind > 20 * recolored, blind + " and " + recolored);
	}

	@Test
	void theGradientIsTheSlope() {
		final float[] original = face(.8f, .7f, .6f, .5f, true);
		final float[] restyled = face(.5f, .6f, .3f, .3f, false);
		final NDArray leaf = array(restyled).duplicate();
		leaf.setRequiresGradient(true);
		try (Autograd on = Autograd.on()) {
			Autograd.backward(new LightLoss(fixtures.ops, array(original)).of(Restyled
				.picture(leaf, fixtures.ops)));
		}
		final float[] gradient = leaf.getGradient().toFloatArray();
		// an eye's patch in green, as a whole: single pixels drown in rounding
		final float[] moved = restyled.clone();
		double expected = 0;
		for (int y = 18; y < 23; y++) {
			for (int x = 16; x < 21; x++) {
				final int i = (SIDE + y) * SIDE + x;
				moved[i] -= 0.01f;
				expected -= 0.01 * gradient[i];
			}
		}
		final double found = loss(original, moved) - loss(original, restyled);
		assertTrue(expected < 0);
		assertEquals(expected, found, 0.15 * Math.abs(expected));
	}
}
