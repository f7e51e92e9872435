package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.output.OutputSet;

/** The same region, as programs save it, is the same mask. */
class MaskRuleTest {

	private static final int WIDTH = 128;
	private static final int HEIGHT = 96;
	private static final Roi REGION = new OvalRoi(30, 20, 62, 58);
	private static final Mask EXPECTED = MaskOverlay.toMask(REGION, WIDTH,
		HEIGHT);

	@TempDir
	private Path folder;

	/** A file or image that means the region. */
	private record Saved(String name, OutputSet.Encoder encoder) {
	}

	@TestFactory
	Stream<DynamicTest> allMeanTheSameRegion() {
		final List<Saved> saved = new ArrayList<>();
		// Pixels are white, or labels, inside
		saved.add(tiff("ImageJ: 8 bits, 0 and 255", bytes(i -> inside(i) ? 255
			: 0)));
		saved.add(new Saved("ImageJ: 0 and 255.png", file -> ImageFiles.encoder(
			image(bytes(i -> inside(i) ? 255 : 0)), file).write(file)));
		saved.add(tiff("ImageJ: inverting lookup table", inverted(bytes(i -> inside(
			i) ? 255 : 0))));
		saved.add(new Saved("ImageJ: inverting lookup table.png", file -> ImageIO
			.write(inverted(bytes(i -> inside(i) ? 255 : 0)).getBufferedImage(),
				"png", file.toFile())));
		saved.add(tiff("others: 0 is white", whiteIsZero()));
		saved.add(tiff("Labkit: labels 0 and 1", bytes(i -> inside(i) ? 1 : 0)));
		saved.add(tiff("napari: labels 0 to 3", bytes(i -> inside(i) ? 1 + i % 3
			: 0)));
		saved.add(tiff("napari: 16 bits, 0 and 1", new ShortProcessor(WIDTH,
			HEIGHT), i -> inside(i) ? 1 : 0));
		saved.add(tiff("Cellpose: 16 bits, 0 to 500", new ShortProcessor(WIDTH,
			HEIGHT), i -> inside(i) ? 1 + i % 500 : 0));
		saved.add(tiff("16 bits, 0 and 65535", new ShortProcessor(WIDTH, HEIGHT),
			i -> inside(i) ? 65535 : 0));
		saved.add(tiff("32 bits, 0 and 1", new FloatProcessor(WIDTH, HEIGHT),
			i -> inside(i) ? 1 : 0));
		saved.add(tiff("32 bits, labels", new FloatProcessor(WIDTH, HEIGHT),
			i -> inside(i) ? 1 + i % 700 : 0));
		saved.add(tiff("32 bits, NaN outside", new FloatProcessor(WIDTH, HEIGHT),
			i -> inside(i) ? 1 : Float.NaN));
		saved.add(tiff("ilastik: labels 1 and 2", bytes(i -> inside(i) ? 1 : 2)));
		saved.add(tiff("ilastik: labels 2 and 1", bytes(i -> inside(i) ? 2 : 1)));
		saved.add(tiff("ilastik: probabilities", new FloatProcessor(WIDTH, HEIGHT),
			i -> inside(i) ? 0.99 + 0.005 * (i % 3) : 0.001 * (i % 2)));
		saved.add(png("GIMP: white on transparent", BufferedImage.TYPE_INT_ARGB,
			Color.WHITE, new Color(0, true)));
		saved.add(png("GIMP: black on transparent", BufferedImage.TYPE_INT_ARGB,
			Color.BLACK, new Color(0, true)));
		saved.add(png("GIMP: red on transparent white", BufferedImage.TYPE_INT_ARGB,
			Color.RED, new Color(255, 255, 255, 0)));
		saved.add(png("Photoshop: white on black, opaque alpha",
			BufferedImage.TYPE_INT_ARGB, Color.WHITE, Color.BLACK));
		saved.add(new Saved("Photoshop: transparent.tif", file -> ImageIO.write(
			draw(BufferedImage.TYPE_INT_ARGB, Color.GREEN, new Color(0, true)),
			"tiff", file.toFile())));
		saved.add(png("white on black", BufferedImage.TYPE_INT_RGB, Color.WHITE,
			Color.BLACK));
		saved.add(png("red on black", BufferedImage.TYPE_INT_RGB, Color.RED,
			Color.BLACK));
		saved.add(png("dark red on black", BufferedImage.TYPE_INT_RGB, new Color(64,
			0, 0), Color.BLACK));
		saved.add(png("blue on white", BufferedImage.TYPE_INT_RGB, Color.BLUE,
			Color.WHITE));
		saved.add(png("1 bit", BufferedImage.TYPE_BYTE_BINARY, Color.WHITE,
			Color.BLACK));
		saved.add(new Saved("1 bit, white first.png", file -> ImageIO.write(palette(
			new int[] { 0xffffff, 0 }, i -> inside(i) ? 0 : 1), "png", file
				.toFile())));
		saved.add(new Saved("palette of labels.png", file -> ImageIO.write(palette(
			new int[] { 0, 0x800000, 0x008000, 0x404000 }, i -> inside(i) ? 1 + i /
				WIDTH / 8 % 3 : 0), "png", file.toFile())));
		saved.add(new Saved("palette, background last.gif", file -> ImageIO.write(
			palette(new int[] { 0xff0000, 0x00ff00, 0 }, i -> inside(i) ? 0 : 2),
			"gif", file.toFile())));
		saved.add(new Saved("white on black.jpg", file -> ImageIO.write(draw(
			BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK), "jpg", file
				.toFile())));
		saved.add(new Saved("red on black.jpg", file -> ImageIO.write(draw(
			BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLACK), "jpg", file
				.toFile())));
		return saved.stream().map(each -> DynamicTest.dynamicTest(each.name(),
			() -> check(each)));
	}

	@Test
	void inFijiToo() throws Exception {
		assertSame(MaskRule.read(image(bytes(i -> inside(i) ? 1 : 0)), "m"), 0.99);
		assertSame(MaskRule.read(inverted(bytes(i -> inside(i) ? 255 : 0)), "m"),
			0.99);
		final ImageProcessor fire = bytes(i -> inside(i) ? 2 : 0);
		fire.setLut(LUT.createLutFromColor(Color.MAGENTA));
		assertSame(MaskRule.read(image(fire), "m"), 0.99);
		final MaskRule.Reading selection = MaskRule.read(REGION, WIDTH, HEIGHT);
		assertSame(selection, 1);
		assertEquals("The mask covers 23.0 % of the picture (by the selection).",
			selection.sentence());
	}

	@Test
	void signedLabelsStartAtZeroAsWell() throws Exception {
		final ShortProcessor pixels = new ShortProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			pixels.set(i, 32768 + (inside(i) ? 1 + i % 2 : 0));
		final ImagePlus image = image(pixels);
		image.getCalibration().setSigned16BitCalibration();
		assertSame(MaskRule.read(image, "m"), 0.99);
	}

	@Test
	void strengthsStayAndEdgesBlend() throws Exception {
		final Mask soft = MaskRule.read(image(bytes(i -> i % WIDTH * 2)), "m")
			.mask();
		assertEquals(0, soft.samples()[0]);
		assertEquals(64 / 127f, soft.samples()[64], 1e-6);
		final Path file = folder.resolve("soft.png");
		for (final Color[] pair : new Color[][] { { Color.RED, Color.BLACK }, {
			Color.BLUE, Color.WHITE }, { Color.WHITE, new Color(0, true) } })
		{
			ImageIO.write(smooth(pair[0], pair[1]), "png", file.toFile());
			final Mask mask = MaskRule.read(ImageFiles.open(file), "m").mask();
			assertSame(new MaskRule.Reading(mask, ""), 0.97);
			double blended = 0;
			for (final float v : mask.samples())
				if (v > 0.05 && v < 0.95) blended++;
			assertTrue(blended > 50, blended + " pixels are on a smooth edge");
		}
	}

	@Test
	void nothingIsRefusedAndAllIsAll() throws Exception {
		assertEquals(1, MaskRule.read(image(bytes(i -> 255)), "m").mask()
			.coverage());
		assertEquals(1, MaskRule.read(image(bytes(i -> 1)), "m").mask().coverage());
		for (final ImagePlus nothing : List.of(image(bytes(i -> 0)), inverted(bytes(
			i -> 0)), image(new FloatProcessor(WIDTH, HEIGHT))))
		{
			assertEquals(Failure.OBJECT_NOT_FOUND, assertThrows(
				SoulstylerException.class, () -> MaskRule.read(nothing, "m"))
				.failure());
		}
		final Path file = folder.resolve("transparent.png");
		ImageIO.write(draw(BufferedImage.TYPE_INT_ARGB, new Color(255, 255, 255, 0),
			new Color(0, true)), "png", file.toFile());
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> MaskRule.read(ImageFiles.open(file), "here.png"));
		assertTrue(exc.getMessage().contains("here.png is completely black"), exc
			.getMessage());
	}

	@Test
	void aMaskPaintedAllOverIsToldSo() {
		final ColorProcessor red = new ColorProcessor(WIDTH, HEIGHT);
		red.setColor(Color.RED);
		red.fill();
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> MaskRule.read(new ImagePlus("m", red), "red.png"));
		assertTrue(exc.getMessage().contains("of one colour all over"), exc
			.getMessage());
	}

	// -- Helper methods --

	private void check(final Saved saved) throws Exception {
		final String name = saved.name().replaceAll("[: ,]+", "-");
		final Path file = folder.resolve(name.contains(".") ? name : name + ".png");
		saved.encoder().write(file);
		// A JPEG's colours are coarser than its greys.
		assertSame(MaskRule.read(ImageFiles.open(file), name), name.equals(
			"red-on-black.jpg") ? 0.96 : 0.99);
	}

	private static void assertSame(final MaskRule.Reading reading,
		final double least)
	{
		double both = 0, either = 0;
		final float[] mask = reading.mask().samples();
		for (int i = 0; i < mask.length; i++) {
			both += Math.min(mask[i], EXPECTED.samples()[i]);
			either += Math.max(mask[i], EXPECTED.samples()[i]);
		}
		assertTrue(both / either >= least, "IoU " + both / either + ": " + reading
			.sentence());
	}

	private static boolean inside(final int i) {
		return EXPECTED.samples()[i] > 0;
	}

	private static ByteProcessor bytes(final IntToDoubleFunction values) {
		final ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			pixels.set(i, (int) values.applyAsDouble(i));
		return pixels;
	}

	private static ImagePlus image(final ImageProcessor pixels) {
		return new ImagePlus("mask", pixels);
	}

	private static ImagePlus inverted(final ImageProcessor pixels) {
		pixels.invertLut();
		return image(pixels);
	}

	private static Saved tiff(final String name, final ImageProcessor pixels,
		final IntToDoubleFunction values)
	{
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			pixels.setf(i, (float) values.applyAsDouble(i));
		return tiff(name, image(pixels));
	}

	private static Saved tiff(final String name, final ImageProcessor pixels) {
		return tiff(name, image(pixels));
	}

	private static Saved tiff(final String name, final ImagePlus image) {
		return new Saved(name + ".tif", file -> new FileSaver(image).saveAsTiff(file
			.toString()));
	}

	private static Saved png(final String name, final int type,
		final Color object, final Color background)
	{
		return new Saved(name + ".png", file -> ImageIO.write(draw(type, object,
			background), "png", file.toFile()));
	}

	/** As a program without lookup tables saves 8 bits whose 0 is white. */
	private static Saved tiff(final String name,
		final OutputSet.Encoder encoder)
	{
		return new Saved(name + ".tif", encoder);
	}

	private static OutputSet.Encoder whiteIsZero() {
		return file -> {
			final BufferedImage stored = bytes(i -> inside(i) ? 0 : 255)
				.getBufferedImage();
			final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff")
				.next();
			try (ImageOutputStream out = ImageIO.createImageOutputStream(file
				.toFile()))
			{
				writer.setOutput(out);
				writer.write(stored);
			}
			// Tag 262, from "black is zero"
			final byte[] all = java.nio.file.Files.readAllBytes(file);
			final boolean little = all[0] == 'I';
			for (int at = all.length - 12; at > 0; at--) {
				if (all[at + (little ? 0 : 1)] == 6 && all[at + (little ? 1
					: 0)] == 1 && all[at + (little ? 2 : 3)] == 3 && all[at + (little ? 4
						: 7)] == 1)
				{
					all[at + (little ? 8 : 9)] = 0;
				}
			}
			java.nio.file.Files.write(file, all);
		};
	}

	private static BufferedImage draw(final int type, final Color object,
		final Color background)
	{
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			image.setRGB(i % WIDTH, i / WIDTH, (inside(i) ? object : background)
				.getRGB());
		return image;
	}

	private static BufferedImage palette(final int[] colors,
		final IntToDoubleFunction values)
	{
		final BufferedImage image = new BufferedImage(WIDTH, HEIGHT,
			colors.length == 2 ? BufferedImage.TYPE_BYTE_BINARY
				: BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(
					colors.length == 2 ? 1 : 8, colors.length, colors, 0, false, -1, 0));
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, (int) values
				.applyAsDouble(i));
		return image;
	}

	private static BufferedImage smooth(final Color object,
		final Color background)
	{
		final BufferedImage image = draw(BufferedImage.TYPE_INT_ARGB, background,
			background);
		final Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(object);
		graphics.fill(new Ellipse2D.Double(30, 20, 62, 58));
		graphics.dispose();
		return image;
	}
}
