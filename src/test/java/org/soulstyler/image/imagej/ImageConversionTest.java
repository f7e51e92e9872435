package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import java.awt.Color;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageConversion.Rendering;

/** Every kind of image becomes what its user sees, and stays what it is. */
class ImageConversionTest {

	static List<ImagePlus> kinds() {
		return List.of(rgb(31, 17), grey8(31, 17), grey16(31, 17), grey32(31, 17),
			composite(IJ.COMPOSITE), composite(IJ.COLOR), composite(IJ.GRAYSCALE),
			rgb(1, 1), grey8(16, 4000), grey32(1, 1));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void anImageIsTakenAsImageJShowsIt(final ImagePlus image) throws Exception {
		final int[] shown = shown(image);
		final Rendering rendering = ImageConversion.render(image);
		assertEquals(image.getWidth(), rendering.picture().width());
		assertEquals(image.getHeight(), rendering.picture().height());
		assertArrayEquals(shown, rgbOf(ImageConversion.toColorProcessor(rendering
			.picture())), "not as shown");
		for (final float v : rendering.picture().samples())
			assertTrue(v >= 0 && v <= 1);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theSourceIsOnlyRead(final ImagePlus image) throws Exception {
		final Object before = image.getProcessor().getPixelsCopy();
		final double min = image.getDisplayRangeMin();
		final double max = image.getDisplayRangeMax();
		ImageConversion.render(image);
		assertPixelsEqual(before, image.getProcessor().getPixels());
		assertEquals(min, image.getDisplayRangeMin());
		assertEquals(max, image.getDisplayRangeMax());
		assertTrue(!image.isLocked());
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void aResultCarriesItsSourcesCalibrationAndProperties(final ImagePlus image)
		throws Exception
	{
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.setUnit("µm");
		image.setProp("Staining", "none");
		image.setProperty("Info", "taken on a Sunday");
		image.getStack().setSliceLabel("slice of apple", image.getCurrentSlice());
		final ImagePlus result = ImageConversion.toImagePlus(ImageConversion.render(
			image).picture(), image, "apple - fire");
		assertEquals("apple - fire", result.getTitle());
		assertEquals(0.25, result.getCalibration().pixelWidth);
		assertEquals("µm", result.getCalibration().getUnit());
		assertEquals("none", result.getProp("Staining"));
		assertEquals("taken on a Sunday", result.getProperty("Info"));
		assertEquals("slice of apple", result.getStack().getSliceLabel(1));
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
	}

	@Test
	void nonNumbersAreShownAsImageJShowsThemAndMentioned() throws Exception {
		final FloatProcessor pixels = new FloatProcessor(5, 1, new float[] { 0,
			Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1 });
		pixels.setMinAndMax(0, 1);
		final Rendering rendering = ImageConversion.render(new ImagePlus("nan",
			pixels));
		assertArrayEquals(new float[] { 0, 0, 1, 0, 1 }, java.util.Arrays.copyOf(
			rendering.picture().samples(), 5));
		assertTrue(rendering.notices().get(0).contains("1 pixel is not a number"),
			rendering.notices().toString());
		assertTrue(rendering.notices().get(0).contains("2 pixels are infinite"));
	}

	@Test
	void anImageOfNothingButNaNIsDark() throws Exception {
		final FloatProcessor pixels = new FloatProcessor(2, 1, new float[] {
			Float.NaN, Float.NaN });
		final Rendering rendering = ImageConversion.render(new ImagePlus("nan",
			pixels));
		assertArrayEquals(new float[6], rendering.picture().samples());
	}

	@Test
	void aStackGivesItsCurrentSliceAndSaysSo() throws Exception {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice("a", new ByteProcessor(2, 1, new byte[] { 0, 10 }));
		stack.addSlice("b", new ByteProcessor(2, 1, new byte[] { 20, 30 }));
		final ImagePlus image = new ImagePlus("stack", stack);
		image.setSlice(2);
		final Rendering rendering = ImageConversion.render(image);
		assertEquals(20 / 255f, rendering.picture().samples()[0]);
		assertTrue(rendering.notices().get(0).contains("only the current one (2)"));
	}

	@Test
	void noImageIsASentence() {
		assertThrows(SoulstylerException.class, () -> ImageConversion.render(null));
		assertThrows(SoulstylerException.class, () -> ImageConversion.render(
			new ImagePlus()));
	}

	// -- Helper methods --

	/** What ImageJ's own conversion gives, which changes its image. */
	private static int[] shown(final ImagePlus image) {
		if (image.isComposite()) {
			return rgbOf(new ColorProcessor(image.getImage()));
		}
		return rgbOf((ColorProcessor) image.getProcessor().duplicate()
			.convertToRGB());
	}

	private static int[] rgbOf(final ColorProcessor pixels) {
		final int[] packed = ((int[]) pixels.getPixels()).clone();
		for (int i = 0; i < packed.length; i++)
			packed[i] &= 0xffffff;
		return packed;
	}

	private static ImagePlus rgb(final int width, final int height) {
		final ColorProcessor pixels = new ColorProcessor(width, height);
		final Random random = new Random(1);
		for (int i = 0; i < width * height; i++)
			pixels.set(i, random.nextInt());
		return new ImagePlus("rgb", pixels);
	}

	private static ImagePlus grey8(final int width, final int height) {
		final ByteProcessor pixels = new ByteProcessor(width, height);
		new Random(2).nextBytes((byte[]) pixels.getPixels());
		pixels.setLut(LUT.createLutFromColor(Color.ORANGE));
		final ImagePlus image = new ImagePlus("8-bit with a table", pixels);
		image.setDisplayRange(40, 200);
		return image;
	}

	private static ImagePlus grey16(final int width, final int height) {
		final ShortProcessor pixels = new ShortProcessor(width, height);
		final Random random = new Random(3);
		for (int i = 0; i < width * height; i++)
			pixels.set(i, random.nextInt(65536));
		final ImagePlus image = new ImagePlus("16-bit", pixels);
		image.setDisplayRange(1000, 30000);
		return image;
	}

	private static ImagePlus grey32(final int width, final int height) {
		final FloatProcessor pixels = new FloatProcessor(width, height);
		final Random random = new Random(4);
		for (int i = 0; i < width * height; i++)
			pixels.setf(i, (float) random.nextGaussian());
		final ImagePlus image = new ImagePlus("32-bit", pixels);
		image.setDisplayRange(-1, 1.5);
		return image;
	}

	private static ImagePlus composite(final int mode) {
		final ImageStack stack = new ImageStack(31, 17);
		for (int c = 0; c < 3; c++) {
			final ShortProcessor channel = new ShortProcessor(31, 17);
			final Random random = new Random(c);
			for (int i = 0; i < 31 * 17; i++)
				channel.set(i, random.nextInt(4096));
			stack.addSlice(channel);
		}
		final CompositeImage image = new CompositeImage(new ImagePlus("composite " +
			mode, stack), mode);
		for (int c = 1; c <= 3; c++) {
			image.setPositionWithoutUpdate(c, 1, 1);
			image.setDisplayRange(100 * c, 4000 - 500 * c);
		}
		image.setPosition(2, 1, 1);
		image.getActiveChannels()[2] = false;
		image.updateImage();
		return image;
	}

	private static void assertPixelsEqual(final Object expected,
		final Object actual)
	{
		if (expected instanceof byte[]) assertArrayEquals((byte[]) expected,
			(byte[]) actual);
		else if (expected instanceof short[]) assertArrayEquals((short[]) expected,
			(short[]) actual);
		else if (expected instanceof int[]) assertArrayEquals((int[]) expected,
			(int[]) actual);
		else assertArrayEquals((float[]) expected, (float[]) actual);
	}
}
