package org.soulstyler.fiji;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.cli.ExampleScene;

/**
 * An apple, as every kind of image that ImageJ has. Each is selected where the
 * apple is, calibrated, and labelled.
 */
final class SampleImages {

	static final int WIDTH = 96;
	static final int HEIGHT = 72;

	/** By name, in the order of the table; made anew each time. */
	private static final Map<String, Supplier<ImagePlus>> MAKERS =
		new LinkedHashMap<>();

	static {
		MAKERS.put("RGB", () -> new ImagePlus("", apple()));
		MAKERS.put("8-bit", () -> new ImagePlus("", apple()
			.convertToByteProcessor()));
		MAKERS.put("8-bit, lookup table", () -> {
			final ImagePlus image = new ImagePlus("", apple()
				.convertToByteProcessor());
			image.setLut(LUT.createLutFromColor(Color.ORANGE));
			return image;
		});
		MAKERS.put("8-bit, inverted", () -> {
			final ImageProcessor pixels = apple().convertToByteProcessor();
			pixels.invert();
			pixels.invertLut();
			return new ImagePlus("", pixels);
		});
		MAKERS.put("8-bit colour", () -> {
			final ImagePlus image = new ImagePlus("", apple());
			new ij.process.ImageConverter(image).convertRGBtoIndexedColor(64);
			return image;
		});
		MAKERS.put("8-bit, density calibrated", () -> {
			final ImagePlus image = new ImagePlus("", apple()
				.convertToByteProcessor());
			image.getCalibration().setFunction(Calibration.STRAIGHT_LINE,
				new double[] { 1, 2 }, "OD");
			return image;
		});
		MAKERS.put("16-bit", () -> sixteen("", apple()));
		MAKERS.put("32-bit", () -> new ImagePlus("", real()));
		MAKERS.put("32-bit, NaN and infinity", () -> {
			final FloatProcessor pixels = real();
			pixels.setf(5, 5, Float.NaN);
			pixels.setf(48, 40, Float.NaN); // in the apple
			pixels.setf(6, 6, Float.POSITIVE_INFINITY);
			pixels.setMinAndMax(0, 1);
			return new ImagePlus("", pixels);
		});
		MAKERS.put("composite", () -> composite(IJ.COMPOSITE, 1, 1));
		MAKERS.put("channels, one shown", () -> composite(IJ.GRAYSCALE, 1, 1));
		MAKERS.put("hyperstack 3×2×2", () -> composite(IJ.COMPOSITE, 2, 2));
		MAKERS.put("RGB stack", () -> stack(apple(), apple()));
		MAKERS.put("16-bit stack", () -> stack(sixteen("", apple()).getProcessor(),
			sixteen("", apple()).getProcessor()));
		MAKERS.put("virtual stack", () -> new ImagePlus("", new VirtualApples()));
		MAKERS.put("with overlay", () -> {
			final ImagePlus image = new ImagePlus("", apple());
			image.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
			return image;
		});
		MAKERS.put("locked", () -> {
			final ImagePlus image = new ImagePlus("", apple());
			image.lock();
			return image;
		});
		MAKERS.put("1 pixel", () -> new ImagePlus("", new ByteProcessor(1, 1)));
		MAKERS.put("very large", () -> new ImagePlus("", apple(2000, 1500)));
	}

	private SampleImages() {}

	static ImagePlus make(final String name) {
		final ImagePlus image = MAKERS.get(name).get();
		image.setTitle(name + ".tif");
		final int width = image.getWidth();
		final int height = image.getHeight();
		image.setRoi(width == 1 ? new Roi(0, 0, 1, 1) : new OvalRoi(width * 0.35,
			height * 0.35, width * 0.3, height * 0.45));
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.25;
		calibration.pixelHeight = 0.25;
		calibration.pixelDepth = 2;
		calibration.setUnit("mm");
		image.setProp("Staining", "none");
		image.setProperty("Info", "taken on a Sunday");
		if (!image.getStack().isVirtual()) {
			for (int i = 1; i <= image.getStackSize(); i++)
				image.getStack().setSliceLabel("label " + i, i);
		}
		return image;
	}

	static Iterable<String> names() {
		return MAKERS.keySet();
	}

	// -- Helper methods --

	private static ColorProcessor apple() {
		return apple(WIDTH, HEIGHT);
	}

	/** Not enlarged from few pixels: the segmenter sees squares then. */
	private static ColorProcessor apple(final int width, final int height) {
		final ColorProcessor scene = new ColorProcessor(ExampleScene.APPLE
			.render());
		scene.setInterpolationMethod(ImageProcessor.BILINEAR);
		return (ColorProcessor) scene.resize(width, height, true);
	}

	private static ImagePlus sixteen(final String title,
		final ColorProcessor rgb)
	{
		final ImageProcessor pixels = rgb.convertToByteProcessor()
			.convertToShortProcessor(false);
		pixels.multiply(100);
		final ImagePlus image = new ImagePlus(title, pixels);
		image.setDisplayRange(0, 25500);
		return image;
	}

	private static FloatProcessor real() {
		final FloatProcessor pixels = apple().convertToByteProcessor()
			.convertToFloatProcessor();
		pixels.multiply(1 / 255.0);
		pixels.setMinAndMax(0, 1);
		return pixels;
	}

	private static ImagePlus stack(final ImageProcessor... slices) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (final ImageProcessor slice : slices)
			stack.addSlice(slice);
		final ImagePlus image = new ImagePlus("", stack);
		image.setDisplayRange(slices[0].getMin(), slices[0].getMax());
		image.setSlice(2);
		return image;
	}

	private static ImagePlus composite(final int mode, final int slices,
		final int frames)
	{
		final ColorProcessor rgb = apple();
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int i = 0; i < slices * frames; i++) {
			for (int c = 1; c <= 3; c++)
				stack.addSlice(rgb.getChannel(c, null));
		}
		final ImagePlus plain = new ImagePlus("", stack);
		plain.setDimensions(3, slices, frames);
		final CompositeImage image = new CompositeImage(plain, mode);
		image.setOpenAsHyperStack(true);
		return image;
	}

	/** Two slices that are read when they are asked for. */
	private static final class VirtualApples extends VirtualStack {

		VirtualApples() {
			super(WIDTH, HEIGHT, null, "");
		}

		@Override
		public int getSize() {
			return 2;
		}

		@Override
		public int size() {
			return 2;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			return apple();
		}

		@Override
		public String getSliceLabel(final int n) {
			return "label " + n;
		}

		@Override
		public int getBitDepth() {
			return 24;
		}
	}
}
