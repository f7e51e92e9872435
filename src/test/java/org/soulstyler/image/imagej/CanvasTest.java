package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** A result of the source's type has the source's values where nobody painted. */
class CanvasTest {

	private static final int WIDTH = 23;
	private static final int HEIGHT = 11;

	static List<ImagePlus> greys() {
		final ImagePlus eight = random(new ByteProcessor(WIDTH, HEIGHT), 256);
		final ImagePlus narrowed = random(new ByteProcessor(WIDTH, HEIGHT), 256);
		narrowed.setTitle("8 bits, range 40 to 200");
		narrowed.setDisplayRange(40, 200);
		final ImagePlus inverted = random(new ByteProcessor(WIDTH, HEIGHT), 256);
		inverted.setTitle("8 bits, inverted");
		inverted.getProcessor().invertLut();
		final ImagePlus sixteen = random(new ShortProcessor(WIDTH, HEIGHT), 65536);
		sixteen.setDisplayRange(1000, 30000);
		final ImagePlus real = random(new FloatProcessor(WIDTH, HEIGHT), 5);
		real.setDisplayRange(1, 3.5);
		real.getProcessor().setf(3, 3, Float.NaN);
		real.getProcessor().setf(4, 3, Float.NEGATIVE_INFINITY);
		return List.of(eight, narrowed, inverted, sixteen, real);
	}

	@ParameterizedTest
	@MethodSource("greys")
	void greyValuesOutsideOfTheMaskStay(final ImagePlus source) throws Exception {
		final Canvas canvas = new Canvas(source, false, true, "copy");
		final float[] inside = new float[WIDTH * HEIGHT];
		Arrays.fill(inside, 0, 5 * WIDTH, 1);
		canvas.put(0, gray(0.5f), Mask.of(inside, WIDTH, HEIGHT));
		final ImagePlus made = canvas.image();
		assertEquals(source.getType(), made.getType());
		assertEquals(source.getDisplayRangeMin(), made.getDisplayRangeMin());
		assertEquals(source.getDisplayRangeMax(), made.getDisplayRangeMax());
		assertEquals(source.isInvertedLut(), made.isInvertedLut());
		final double middle = (source.getDisplayRangeMin() + source
			.getDisplayRangeMax()) / 2;
		for (int i = 0; i < inside.length; i++) {
			final float value = made.getProcessor().getf(i);
			if (inside[i] == 0) assertEquals(source.getProcessor().getf(i), value);
			else assertEquals(middle, value, 0.51);
		}
	}

	/** Within a grey level: the networks see what ImageJ shows. */
	@ParameterizedTest
	@MethodSource("greys")
	void aPictureOfGreyValuesIsTheImageAsShown(final ImagePlus source)
		throws Exception
	{
		final float[] seen = new Canvas(source, false, true, "copy").picture(0)
			.samples();
		assertArrayEquals(ImageConversion.render(source).picture().samples(), seen,
			1.5f / 255);
	}

	@ParameterizedTest
	@MethodSource("greys")
	void whatIsPaintedAsItWasIsAsItWas(final ImagePlus source) throws Exception {
		final Canvas canvas = new Canvas(source, false, true, "copy");
		final float[] inside = new float[WIDTH * HEIGHT];
		Arrays.fill(inside, 1);
		canvas.put(0, canvas.picture(0), Mask.of(inside, WIDTH, HEIGHT));
		for (int i = 0; i < inside.length; i++) {
			final float before = source.getProcessor().getf(i);
			final double cut = Float.isNaN(before) ? source.getDisplayRangeMin()
				: Math.max(source.getDisplayRangeMin(), Math.min(source
					.getDisplayRangeMax(), before));
			assertEquals(cut, canvas.image().getProcessor().getf(i), 1e-5 * Math.abs(
				cut));
		}
	}

	@Test
	void aStackIsRestyledSliceBySlice() throws Exception {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice("a", new ByteProcessor(2, 1, new byte[] { 0, 10 }));
		stack.addSlice("b", new ByteProcessor(2, 1, new byte[] { 20, 30 }));
		stack.addSlice("c", new ByteProcessor(2, 1, new byte[] { 40, 50 }));
		final ImagePlus source = new ImagePlus("stack", stack);
		final Canvas canvas = new Canvas(source, true, true, "copy");
		source.getProcessor().set(0, 0, 99);
		assertEquals(3, canvas.size());
		assertEquals(20 / 255f, canvas.picture(1).samples()[0]);
		canvas.put(1, ColorImage.of(new float[] { 1, 1, 1, 1, 1, 1 }, 2, 1), Mask
			.of(new float[] { 0, 1 }, 2, 1));
		final ImageStack made = canvas.image().getStack();
		assertEquals("b", made.getSliceLabel(2));
		assertArrayEquals(new byte[] { 0, 10 }, (byte[]) made.getPixels(1));
		assertArrayEquals(new byte[] { 20, -1 }, (byte[]) made.getPixels(2));
		assertArrayEquals(new byte[] { 40, 50 }, (byte[]) made.getPixels(3));
	}

	@Test
	void aCompositeHasOnePictureForAllItsChannels() throws Exception {
		final ImagePlus source = IJ.createImage("hyper", "16-bit composite ramp", 8,
			4, 2, 3, 5);
		assertNotEquals(0, source.getStackSize());
		final Canvas canvas = new Canvas(source, true, true, "copy");
		assertEquals(15, canvas.size());
		final ImagePlus made = canvas.image();
		assertEquals(ImagePlus.COLOR_RGB, made.getType());
		assertEquals(1, made.getNChannels());
		assertEquals(3, made.getNSlices());
		assertEquals(5, made.getNFrames());
		assertTrue(canvas.notices().get(0).contains("The result is RGB"), canvas
			.notices().toString());
	}

	// -- Helper methods --

	private static ImagePlus random(final ImageProcessor pixels,
		final int below)
	{
		final Random random = new Random(below);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			pixels.setf(i, pixels instanceof FloatProcessor ? random.nextFloat() *
				below : random.nextInt(below));
		return new ImagePlus(pixels.getBitDepth() + " bits", pixels);
	}

	private static ColorImage gray(final float value) {
		final float[] samples = new float[3 * WIDTH * HEIGHT];
		Arrays.fill(samples, value);
		return ColorImage.of(samples, WIDTH, HEIGHT);
	}
}
