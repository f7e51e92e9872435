package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.MaskOverlay;

/**
 * What comes out, for every kind of image and every command that takes one:
 * type, and how many slices where that is more than one; "–" where the object is
 * not found, which is said in a sentence. <i>Split Instruction</i>, <i>Install
 * Models</i> and <i>About</i> take no image.
 * <p>
 * In each case the source stays as it was, and the result has its calibration,
 * properties and slice labels, and its values wherever nothing was painted.
 * </p>
 */
@Tag("models")
class EveryImageTest {

	private static final String TABLE =
		"""
				image                     | object | object, source | object, all | selection | selection, source | selection, all, source | mask     | mask, all | outline
				RGB                       | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				8-bit                     | RGB    | 8-bit          | RGB         | RGB       | 8-bit             | 8-bit                  | 8-bit    | 8-bit     | 1
				8-bit, lookup table       | RGB    | 8-bit          | RGB         | RGB       | 8-bit             | 8-bit                  | 8-bit    | 8-bit     | 1
				8-bit, inverted           | RGB    | 8-bit          | RGB         | RGB       | 8-bit             | 8-bit                  | 8-bit    | 8-bit     | 1
				8-bit colour              | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				8-bit, density calibrated | RGB    | 8-bit          | RGB         | RGB       | 8-bit             | 8-bit                  | 8-bit    | 8-bit     | 1
				16-bit                    | RGB    | 16-bit         | RGB         | RGB       | 16-bit            | 16-bit                 | 8-bit    | 8-bit     | 1
				32-bit                    | RGB    | 32-bit         | RGB         | RGB       | 32-bit            | 32-bit                 | 8-bit    | 8-bit     | 1
				32-bit, NaN and infinity  | RGB    | 32-bit         | RGB         | RGB       | 32-bit            | 32-bit                 | 8-bit    | 8-bit     | 1
				composite                 | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				channels, one shown       | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				hyperstack 3×2×2          | RGB    | RGB            | RGB ×4      | RGB       | RGB               | RGB ×4                 | 8-bit    | 8-bit ×4  | 1
				RGB stack                 | RGB    | RGB            | RGB ×2      | RGB       | RGB               | RGB ×2                 | 8-bit    | 8-bit ×2  | 1
				16-bit stack              | RGB    | 16-bit         | RGB ×2      | RGB       | 16-bit            | 16-bit ×2              | 8-bit    | 8-bit ×2  | 1
				virtual stack             | RGB    | RGB            | RGB ×2      | RGB       | RGB               | RGB ×2                 | 8-bit    | 8-bit ×2  | 1
				with overlay              | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				locked                    | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				1 pixel                   | –      | –              | –           | RGB       | 8-bit             | 8-bit                  | –        | –         | –
				very large                | RGB    | RGB            | RGB         | RGB       | RGB               | RGB                    | 8-bit    | 8-bit     | 1
				""";

	@RegisterExtension
	@Order(1) // SciJava's threads shall find its segmenter
	private static final StarterThatRemembers MODELS = new StarterThatRemembers();

	@RegisterExtension
	@Order(2)
	private static final SciJava SCIJAVA = new SciJava();

	@TestFactory
	Stream<DynamicTest> table() {
		final List<List<String>> rows = TABLE.strip().lines().map(line -> Arrays
			.stream(line.split("\\|")).map(String::strip).collect(Collectors
				.toList())).collect(Collectors.toList());
		final List<String> images = new ArrayList<>();
		SampleImages.names().forEach(images::add);
		assertEquals(images, rows.stream().skip(1).map(row -> row.get(0)).collect(
			Collectors.toList()), "a kind of image has no row");
		final List<String> columns = rows.get(0);
		return rows.stream().skip(1).flatMap(row -> java.util.stream.IntStream
			.range(1, columns.size()).mapToObj(i -> DynamicTest.dynamicTest(row.get(
				0) + ": " + columns.get(i) + " → " + row.get(i), () -> check(row.get(0),
					List.of(columns.get(i).split(", ")), row.get(i)))));
	}

	// -- Helper methods --

	private void check(final String kind, final List<String> what,
		final String expected) throws Exception
	{
		final ImagePlus source = SampleImages.make(kind);
		final ImagePlus before = SampleImages.make(kind);
		final CommandModule done = run(what, source);
		assertUntouched(before, source);
		if (expected.equals("–")) {
			assertTrue(done.isCanceled());
			assertTrue(done.getCancelReason().contains("."));
			assertNull(source.getOverlay());
			return;
		}
		assertFalse(done.isCanceled(), done.getCancelReason());
		final int users = before.getOverlay() == null ? 0 : before.getOverlay()
			.size();
		final Overlay overlay = source.getOverlay();
		if (what.get(0).equals("outline")) {
			assertEquals(expected, String.valueOf(overlay.size() - users));
			return;
		}
		final ImagePlus made = (ImagePlus) done.getOutput(what.get(0).equals("mask")
			? "mask" : "result");
		assertEquals(expected, type(made));
		assertDescribed(before, made, what.contains("all"));
		if (what.get(0).equals("mask")) return;
		assertEquals("1", made.getProp("Soulstyler.iterations"));
		for (int i = 1; i <= made.getStackSize(); i++) {
			final int index = ImageConversion.slices(before, what.contains("all"))[i -
				1];
			final Roi painted = what.get(0).equals("selection") ? before.getRoi()
				: overlay.get(users + i - 1);
			assertPaintedInside(painted, before, index, made, i);
		}
	}

	private static CommandModule run(final List<String> what,
		final ImagePlus source) throws Exception
	{
		final List<Object> inputs = new ArrayList<>(List.of("image", source,
			"slices", what.contains("all") ? "all" : "current", "bundle",
			new BundleChoice(MODELS.bundle().toString())));
		final Class<? extends ImageCommand> command;
		if (what.get(0).equals("mask") || what.get(0).equals("outline")) {
			command = SegmentObject.class;
			inputs.addAll(List.of("objects", "the apple", "as", what.get(0).equals(
				"mask") ? "mask" : "overlay"));
		}
		else {
			final boolean object = what.get(0).equals("object");
			command = object ? StylizeObject.class : StylizeSelection.class;
			inputs.addAll(List.of(object ? "instruction" : "content", object
				? "Turn the apple into fire" : "fire", "type", what.contains("source")
					? "source" : "rgb", "iterations", 1, "device", "cpu", "settings",
				"workingSize 32, detailPasses 0, cropCount 1, baseChannels 4"));
		}
		return SCIJAVA.service(CommandService.class).run(command, true, inputs
			.toArray()).get();
	}

	private static String type(final ImagePlus image) {
		final String slices = image.getStackSize() == 1 ? "" : " ×" + image
			.getStackSize();
		return (image.getBitDepth() == 24 ? "RGB" : image.getBitDepth() + "-bit") +
			slices;
	}

	private static void assertUntouched(final ImagePlus before,
		final ImagePlus after)
	{
		assertEquals(before.getStackSize(), after.getStackSize());
		for (int i = 1; i <= before.getStackSize(); i++)
			assertTrue(Arrays.deepEquals(new Object[] { before.getStack().getPixels(
				i) }, new Object[] { after.getStack().getPixels(i) }), "slice " + i);
		assertEquals(before.getCurrentSlice(), after.getCurrentSlice());
		assertEquals(before.getDisplayRangeMin(), after.getDisplayRangeMin());
		assertEquals(before.getDisplayRangeMax(), after.getDisplayRangeMax());
		assertEquals(before.isInvertedLut(), after.isInvertedLut());
		assertEquals(before.getTitle(), after.getTitle());
		assertEquals(before.getRoi().getBounds(), after.getRoi().getBounds());
		assertEquals(before.isLocked(), after.isLocked());
		assertArrayEquals(before.getPropertiesAsArray(), after
			.getPropertiesAsArray());
		if (before.getOverlay() != null) assertEquals(before.getOverlay().get(0)
			.getBounds(), after.getOverlay().get(0).getBounds());
	}

	private static void assertDescribed(final ImagePlus source,
		final ImagePlus made, final boolean all)
	{
		assertEquals("mm", made.getCalibration().getUnit());
		assertEquals(0.25, made.getCalibration().pixelWidth);
		assertEquals(2, made.getCalibration().pixelDepth);
		assertEquals(made.getBitDepth() == source.getBitDepth() && !made.getTitle()
			.endsWith("the apple") && source.getCalibration().calibrated(), made
				.getCalibration().calibrated());
		assertEquals("none", made.getProp("Staining"));
		assertEquals("taken on a Sunday", made.getProperty("Info"));
		final int[] indices = ImageConversion.slices(source, all);
		for (int i = 0; i < indices.length; i++) {
			assertEquals(source.getStack().getSliceLabel(indices[i]), made.getStack()
				.getSliceLabel(i + 1));
		}
		if (!all) return;
		assertEquals(source.getNSlices(), made.getNSlices());
		assertEquals(source.getNFrames(), made.getNFrames());
	}

	private static void assertPaintedInside(final Roi painted,
		final ImagePlus source, final int index, final ImagePlus made,
		final int slice) throws Exception
	{
		assertNotNull(painted);
		final float[] inside = MaskOverlay.toMask(painted, source.getWidth(), source
			.getHeight()).samples();
		final int[] shown = shown(source, index);
		final int[] after = shown(made, slice);
		final ImageProcessor values = source.getStack().getProcessor(index);
		final ImageProcessor madeValues = made.getStack().getProcessor(slice);
		final boolean sameType = made.getBitDepth() == source.getBitDepth() && made
			.getBitDepth() != 24;
		int changed = 0;
		for (int i = 0; i < inside.length; i++) {
			if (shown[i] != after[i]) changed++;
			if (inside[i] > 0) continue;
			if (shown[i] != after[i]) assertEquals(shown[i], after[i], "pixel " + i);
			if (sameType) assertEquals(values.getf(i), madeValues.getf(i));
		}
		assertTrue(changed > 0, "nothing was painted");
	}

	private static int[] shown(final ImagePlus image, final int index)
		throws Exception
	{
		return (int[]) ImageConversion.toColorProcessor(ImageConversion.render(
			image, index).picture()).getPixels();
	}
}
