package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.MaskOverlay;

/** The commands, without a screen, on the starter models. */
@Tag("models")
class StylizeObjectTest {

	private static final String INSTRUCTION = "Turn the red apple into fire";
	private static final String QUICK =
		"workingSize 64, detailPasses 0, cropCount 2";

	@RegisterExtension
	private static final SciJava SCIJAVA = new SciJava();

	@Test
	void onlyTheObjectIsRestyled() throws Exception {
		final ImagePlus source = scene();
		final int[] before = ((int[]) source.getProcessor().getPixels()).clone();
		final Roi usersRoi = new Roi(1, 2, 3, 4);
		final Roi usersSelection = new Roi(5, 6, 7, 8);
		source.setOverlay(new Overlay(usersRoi));
		source.setRoi(usersSelection);
		source.getCalibration().pixelWidth = 0.5;
		source.getCalibration().setUnit("cm");
		source.setProp("Camera", "none");

		final CommandModule done = stylize(source, INSTRUCTION);
		assertFalse(done.isCanceled(), done.getCancelReason());
		final ImagePlus result = (ImagePlus) done.getOutput("result");

		assertArrayEquals(before, (int[]) source.getProcessor().getPixels());
		assertEquals(usersSelection.getBounds(), source.getRoi().getBounds());
		assertFalse(source.isLocked());
		assertEquals(2, source.getOverlay().size());
		assertSame(usersRoi, source.getOverlay().get(0));
		final Roi outline = source.getOverlay().get(1);
		assertTrue(outline.getName().contains("apple"), outline.getName());

		assertEquals("apple.png - " + INSTRUCTION, result.getTitle());
		assertEquals(0.5, result.getCalibration().pixelWidth);
		assertEquals("cm", result.getCalibration().getUnit());
		assertEquals("none", result.getProp("Camera"));
		assertEquals(INSTRUCTION, result.getProp("Soulstyler.instruction"));
		assertEquals("2", result.getProp("Soulstyler.iterations"));
		assertTrue(result.getProp("Soulstyler.modelChecksums").contains(
			"splitter"));

		final float[] mask = MaskOverlay.toMask(outline, source.getWidth(), source
			.getHeight()).samples();
		final int[] after = (int[]) result.getProcessor().getPixels();
		int changed = 0;
		for (int i = 0; i < mask.length; i++) {
			if (((before[i] ^ after[i]) & 0xffffff) == 0) continue;
			changed++;
			assertEquals(1, mask[i], "pixel " + i + " is outside and changed");
		}
		assertTrue(changed > 1000, changed + " pixels were restyled");
	}

	@Test
	void theSameSeedGivesTheSamePicture() throws Exception {
		assertArrayEquals(pixels(stylize(scene(), INSTRUCTION)), pixels(stylize(
			scene(), INSTRUCTION)));
	}

	@Test
	void anObjectThatIsNotThereIsASentence() throws Exception {
		final ImagePlus source = scene();
		final CommandModule done = stylize(source, "Turn the blue car into fire");
		assertTrue(done.isCanceled());
		assertTrue(done.getCancelReason().contains("blue car"), done
			.getCancelReason());
		assertNull(done.getOutput("result"));
		assertNull(source.getOverlay());
		assertFalse(source.isLocked());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "the red apple", "[x]", "seed=5",
		"'Turn the apple into fire" })
	void anInstructionThatCannotBeUsedIsASentence(final String instruction)
		throws Exception
	{
		final CommandModule done = stylize(scene(), instruction);
		assertTrue(done.isCanceled(), "nothing was said");
		assertTrue(done.getCancelReason().endsWith(".") || done.getCancelReason()
			.contains("."), done.getCancelReason());
		assertNull(done.getOutput("result"));
	}

	@Test
	void modelsAndSettingsThatDoNotExistAreASentence() throws Exception {
		final CommandModule models = run(StylizeObject.class, scene(),
			"instruction", INSTRUCTION, "bundle", "nosuch");
		assertTrue(models.getCancelReason().contains("nosuch"));
		final CommandModule setting = run(StylizeObject.class, scene(),
			"instruction", INSTRUCTION, "settings", "magic 5");
		assertTrue(setting.getCancelReason().contains("magic"), setting
			.getCancelReason());
		final CommandModule few = run(StylizeObject.class, scene(), "instruction",
			INSTRUCTION, "iterations", -3);
		assertTrue(few.getCancelReason().contains(
			"\"iterations\" must be 0 or more, not -3."), few.getCancelReason());
		final CommandModule device = run(StylizeObject.class, scene(),
			"instruction", INSTRUCTION, "device", "abacus", "settings", QUICK,
			"iterations", 1);
		assertTrue(device.getCancelReason().contains("abacus"), device
			.getCancelReason());
	}

	static List<ImagePlus> kinds() {
		final ColorProcessor rgb = new ColorProcessor(ExampleScene.APPLE.render());
		final ImageProcessor small = rgb.resize(96, 72);
		final FloatProcessor real = small.convertToFloatProcessor();
		real.setf(5, 5, Float.NaN);
		real.setf(6, 6, Float.POSITIVE_INFINITY);
		final ImagePlus composite = IJ.createImage("composite", "16-bit composite",
			96, 72, 2, 1, 1);
		composite.getStack().getProcessor(1).add(500);
		composite.setDisplayRange(0, 1000);
		final ImagePlus stack = IJ.createImage("stack", "8-bit ramp", 96, 72, 3);
		stack.setSlice(2);
		return List.of(new ImagePlus("rgb", small), //
			new ImagePlus("8-bit", small.convertToByteProcessor()), //
			new ImagePlus("16-bit", small.convertToShortProcessor()), //
			new ImagePlus("32-bit", real), composite, stack, //
			new ImagePlus("1×1", new ByteProcessor(1, 1)), //
			new ImagePlus("16×4000", new ByteProcessor(16, 4000)));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void aSelectionIsRestyledInAnyKindOfImage(final ImagePlus source)
		throws Exception
	{
		final Roi roi = new Roi(source.getWidth() / 4, source.getHeight() / 4, Math
			.max(1, source.getWidth() / 2), Math.max(1, Math.min(200, source
				.getHeight() / 2)));
		source.setRoi(roi);
		final CommandModule done = run(StylizeSelection.class, source, "content",
			"fire", "iterations", 1, "device", "cpu", "settings", QUICK);
		assertFalse(done.isCanceled(), done.getCancelReason());
		final int[] shown = (int[]) ImageConversion.toColorProcessor(ImageConversion
			.render(source).picture()).getPixels();
		final int[] made = pixels(done);
		final Mask mask = MaskOverlay.toMask(roi, source.getWidth(), source
			.getHeight());
		for (int i = 0; i < made.length; i++) {
			if (mask.samples()[i] == 0) assertEquals(shown[i] & 0xffffff, made[i],
				"pixel " + i);
		}
		assertEquals(roi.getBounds(), source.getRoi().getBounds());
	}

	@Test
	void noSelectionIsASentence() throws Exception {
		final CommandModule done = run(StylizeSelection.class, scene(), "content",
			"fire");
		assertTrue(done.getCancelReason().contains("no selected area"), done
			.getCancelReason());
	}

	@Test
	void anObjectIsOutlinedInThreeWays() throws Exception {
		final ImagePlus source = scene();
		run(SegmentObject.class, source, "objects", "the red apple", "as",
			"selection");
		assertTrue(source.getRoi().isArea());
		final ImagePlus mask = (ImagePlus) run(SegmentObject.class, source,
			"objects", "the red apple", "as", "mask").getOutput("mask");
		assertNotEquals(0, mask.getProcessor().getStats().max);
		assertNull(source.getOverlay());
		run(SegmentObject.class, source, "objects", "the red apple", "as",
			"overlay");
		assertEquals(1, source.getOverlay().size());
	}

	@Test
	void anInstructionIsSplit() throws Exception {
		final CommandModule done = SCIJAVA.service(CommandService.class).run(
			SplitInstruction.class, true, "instruction", INSTRUCTION).get();
		assertEquals("the red apple", done.getOutput("objects"));
		assertEquals("fire", done.getOutput("content"));
		final CommandModule two = SCIJAVA.service(CommandService.class).run(
			SplitInstruction.class, true, "instruction",
			"Turn the boat into fire and the sky into Starry Night").get();
		assertEquals("the boat; the sky", two.getOutput("objects"));
	}

	// -- Helper methods --

	private static CommandModule stylize(final ImagePlus source,
		final String instruction) throws Exception
	{
		return run(StylizeObject.class, source, "instruction", instruction,
			"iterations", 2, "seed", 7, "device", "cpu", "settings", QUICK);
	}

	private static CommandModule run(final Class<? extends ImageCommand> command,
		final ImagePlus image, final Object... values) throws Exception
	{
		final Object[] all = new Object[values.length + 2];
		all[0] = "image";
		all[1] = image;
		System.arraycopy(values, 0, all, 2, values.length);
		return SCIJAVA.service(CommandService.class).run(command, true, all).get();
	}

	private static int[] pixels(final CommandModule done) {
		assertFalse(done.isCanceled(), done.getCancelReason());
		final int[] pixels = ((int[]) ((ImagePlus) done.getOutput("result"))
			.getProcessor().getPixels()).clone();
		for (int i = 0; i < pixels.length; i++)
			pixels[i] &= 0xffffff;
		return pixels;
	}

	private static ImagePlus scene() {
		return new ImagePlus("apple.png", ExampleScene.APPLE.render());
	}
}
