package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.ImageInfo;
import ij.process.ColorProcessor;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.ResidentMemory;
import org.soulstyler.progress.Progress;

/**
 * While a command runs: it tells how it goes, can be cancelled, leaves the image
 * to its user and others their turn. Afterwards its result says what made it, and
 * the memory is given back.
 */
@Tag("models")
class RunningTest {

	private static final String INSTRUCTION = "Turn the apple into fire";
	private static final String QUICK =
		"workingSize 32, detailPasses 0, cropCount 2, baseChannels 4";

	@TempDir
	private Path temporary;

	@RegisterExtension
	private static final SciJava SCIJAVA = new SciJava();

	private Onlooker onlooker;

	@BeforeEach
	void look() {
		onlooker = new Onlooker(SCIJAVA.context());
	}

	@Test
	void theTaskTellsHowItGoes() throws Exception {
		finished(stylize(SampleImages.make("RGB"), 3));
		final Pattern last = Pattern.compile(
			"Iteration 3 of 3 on the CPU, loss -?[\\d.e+]+, 0 s left");
		assertTrue(onlooker.messages().stream().anyMatch(message -> last.matcher(
			message).matches()), onlooker.messages().toString());
	}

	@Test
	void aCancelledRunLeavesThePictureSoFarAndSaysSo() throws Exception {
		onlooker.when("Iteration 2 of", task -> task.cancel("enough"));
		final ImagePlus stopped = finished(stylize(SampleImages.make("RGB"), 1000));
		assertEquals("RGB.tif - " + INSTRUCTION + " (stopped at iteration 2)",
			stopped.getTitle());
		assertEquals("true", stopped.getProp("Soulstyler.cancelled"));
		assertEquals("2", stopped.getProp("Soulstyler.iterations"));
		final ImagePlus asked = finished(stylize(SampleImages.make("RGB"), 2));
		assertEquals("false", asked.getProp("Soulstyler.cancelled"));
		assertArrayEquals(pixels(asked, 1), pixels(stopped, 1));
	}

	@Test
	void cancelledTooEarlyThereIsNothingButASentence() throws Exception {
		onlooker.when("Looking for", task -> task.cancel("no"));
		final ImagePlus source = SampleImages.make("RGB");
		final CommandModule done = stylize(source, 5).get();
		assertTrue(done.isCanceled());
		assertEquals("Cancelled before there was anything to keep.", done
			.getCancelReason());
		assertNull(done.getOutput("result"));
	}

	@Test
	void finishedSlicesOfACancelledStackAreKept() throws Exception {
		onlooker.when("Slice 2 of 2: Iteration 1", task -> task.cancel("no"));
		final ImagePlus source = SampleImages.make("RGB stack");
		final ImagePlus stopped = finished(stylize(source, 3, "slices", "all"));
		assertEquals("RGB stack.tif - " + INSTRUCTION +
			" (stopped in slice 2 of 2 at iteration 1)", stopped.getTitle());
		assertEquals("true", stopped.getProp("Soulstyler.cancelled"));
		final ImagePlus alone = finished(stylize(SampleImages.make("RGB"), 3));
		assertArrayEquals(pixels(alone, 1), pixels(stopped, 1));
		assertFalse(Arrays.equals(pixels(alone, 1), pixels(stopped, 2)));
	}

	@Test
	void masksFoundBeforeAStackWasCancelledAreKept() throws Exception {
		onlooker.when("Slice 1 of 2: Looking for", task -> task.cancel("no"));
		final ImagePlus source = SampleImages.make("RGB stack");
		final ImagePlus masks = (ImagePlus) SCIJAVA.service(CommandService.class)
			.run(SegmentObject.class, true, "image", source, "objects", "the apple",
				"as", "mask", "slices", "all").get().getOutput("mask");
		assertEquals("RGB stack.tif - the apple (stopped before slice 2 of 2)",
			masks.getTitle());
		assertEquals(255, masks.getStack().getProcessor(1).getStats().max);
		assertEquals(0, masks.getStack().getProcessor(2).getStats().max);
	}

	@Test
	void theImageMayBeEditedAndClosedMeanwhile() throws Exception {
		final ImagePlus undisturbed = finished(stylize(SampleImages.make(
			"RGB stack"), 2, "slices", "all"));
		final ImagePlus source = SampleImages.make("RGB stack");
		final boolean[] locked = new boolean[1];
		onlooker.messages().clear();
		onlooker.when("Slice 1 of 2: Iteration 1", task -> {
			locked[0] = source.isLocked();
			source.getProcessor().invert();
			source.close();
			source.flush();
		});
		final ImagePlus made = finished(stylize(source, 2, "slices", "all"));
		assertFalse(locked[0]);
		assertArrayEquals(pixels(undisturbed, 1), pixels(made, 1));
		assertArrayEquals(pixels(undisturbed, 2), pixels(made, 2));
	}

	@Test
	void aSecondRunWaitsForTheFirst() throws Exception {
		final AtomicReference<Future<CommandModule>> second =
			new AtomicReference<>();
		onlooker.when("Iteration 1 of 1000", first -> {
			onlooker.when("Waiting for another run to finish", waiting -> first
				.cancel("the next one, please"));
			second.set(stylize(SampleImages.make("RGB"), 2, "seed", 3));
		});
		finished(stylize(SampleImages.make("8-bit"), 1000));
		final ImagePlus waited = finished(second.get());
		final ImagePlus alone = finished(stylize(SampleImages.make("RGB"), 2,
			"seed", 3));
		assertArrayEquals(pixels(alone, 1), pixels(waited, 1));
	}

	@Test
	void whoeverQuitsEndsTheRunAndWaitsForIt() throws Exception {
		final Context quitting = new Context();
		final SoulstylerService service = quitting.service(SoulstylerService.class);
		final Thread quit = new Thread(quitting::dispose);
		onlooker = new Onlooker(quitting);
		onlooker.when("Iteration 2 of", task -> quit.start());
		final ImagePlus made = finished(stylize(quitting, SampleImages.make("RGB"),
			1000, "settings", QUICK + ", patience 0"));
		quit.join();
		assertTrue(made.getTitle().contains(" (stopped at iteration "), made
			.getTitle());
		final SoulstylerException closed = assertThrows(SoulstylerException.class,
			() -> service.run("", DeviceWish.CPU, Progress.NONE, soulstyler -> null));
		assertEquals(Failure.CANCELLED, closed.failure());
	}

	@Test
	void theSelectionSaysWhereAndTheInstructionWhat() throws Exception {
		final ImagePlus source = SampleImages.make("RGB");
		final ImagePlus made = finished(stylize(source, 1, "mask", "selection"));
		assertNull(source.getOverlay());
		assertEquals("fire", made.getProp("Soulstyler.content"));
		assertEquals(INSTRUCTION, made.getProp("Soulstyler.instruction"));
		source.killRoi();
		final CommandModule none = stylize(source, 1, "mask", "selection").get();
		assertTrue(none.getCancelReason().contains("no selected area"), none
			.getCancelReason());
	}

	@Test
	void whatIsNoChoiceIsRefused() throws Exception {
		for (final String choice : new String[] { "mask", "slices", "type",
			"preview", "preset" })
		{
			final CommandModule done = stylize(SampleImages.make("RGB"), 1, choice,
				"banana").get();
			assertTrue(done.isCanceled());
			assertTrue(done.getCancelReason().startsWith(
				"\"banana\" is not a choice for " + choice), done.getCancelReason());
		}
	}

	/** Said either way, it leaves what else was said. */
	@Test
	void thePapersSettingsCanBeAskedFor() throws Exception {
		for (final Object[] said : new Object[][] { { "preset", "paper" }, {
			"settings", QUICK + ", preset paper" } })
		{
			final ImagePlus made = finished(stylize(SampleImages.make("RGB"), 1,
				said));
			assertEquals("paper", made.getProp("Soulstyler.preset"));
			assertEquals("1", made.getProp("Soulstyler.iterations"));
			assertEquals("7", made.getProp("Soulstyler.seed"));
			assertTrue(made.getProp("Soulstyler.settings").contains(
				"\"patchWeight\":9000.0"), made.getProp("Soulstyler.settings"));
		}
		assertEquals("fast", finished(stylize(SampleImages.make("RGB"), 1)).getProp(
			"Soulstyler.preset"));
	}

	@Test
	void aTiffKeepsWhatMadeIt() throws Exception {
		for (final String type : new String[] { "rgb", "source" }) {
			final ImagePlus made = finished(stylize(SampleImages.make("16-bit stack"),
				1, "slices", "all", "type", type));
			final Path file = temporary.resolve(type + ".tif");
			assertTrue(new FileSaver(made).saveAsTiff(file.toString()));
			final ImagePlus back = new Opener().openImage(file.toString());
			assertEquals(made.getBitDepth(), back.getBitDepth());
			assertEquals(made.getStackSize(), back.getStackSize());
			assertEquals("mm", back.getCalibration().getUnit());
			assertEquals("label 2", back.getStack().getSliceLabel(2));
			final String[] properties = made.getPropertiesAsArray();
			int ours = 0;
			for (int i = 0; i < properties.length; i += 2) {
				assertEquals(properties[i + 1], back.getProp(properties[i]));
				if (properties[i].startsWith("Soulstyler.")) ours++;
			}
			assertTrue(ours > 15, ours + " properties");
			final String shown = new ImageInfo().getImageInfo(back);
			for (final String line : new String[] { "Soulstyler.instruction: " +
				INSTRUCTION, "Soulstyler.seed: 7", "taken on a Sunday" })
				assertTrue(shown.contains(line), shown);
		}
	}

	@Test
	void aboutTellsTheModels() throws Exception {
		final String about = (String) SCIJAVA.service(CommandService.class).run(
			AboutSoulstyler.class, true).get().getOutput("about");
		assertTrue(about.contains("Models \"starter\" in "), about);
		assertTrue(about.contains("2311.13562"), about);
	}

	/** One kept picture of such a run would be 9 MB, in a window 90 MB. */
	@Test
	void memoryIsGivenBack() throws Exception {
		for (int i = 0; i < 2; i++)
			bothWays();
		ResidentMemory.assertFlat(5, 45_000, this::bothWays);
		final WeakReference<ImagePlus> result = bothWays();
		for (int i = 0; i < 20 && result.get() != null; i++) {
			System.gc();
			Thread.sleep(50);
		}
		assertNull(result.get(), "somebody keeps the result");
	}

	// -- Helper methods --

	/** Finished, then cancelled. */
	private WeakReference<ImagePlus> bothWays() throws Exception {
		WeakReference<ImagePlus> result = null;
		for (final boolean cancelled : new boolean[] { false, true }) {
			if (cancelled) onlooker.when("Iteration 1 of", task -> task.cancel("no"));
			onlooker.messages().clear();
			final ImagePlus source = new ImagePlus("", new ColorProcessor(
				ExampleScene.APPLE.render()).resize(1000, 750, true));
			result = new WeakReference<>(finished(stylize(source, 2)));
		}
		return result;
	}

	private Future<CommandModule> stylize(final ImagePlus source,
		final int iterations, final Object... more)
	{
		return stylize(SCIJAVA.context(), source, iterations, more);
	}

	private static Future<CommandModule> stylize(final Context context,
		final ImagePlus source, final int iterations, final Object... more)
	{
		final Object[] inputs = new Object[12 + more.length];
		System.arraycopy(new Object[] { "image", source, "instruction", INSTRUCTION,
			"iterations", iterations, "seed", 7, "device", "cpu", "settings", QUICK },
			0, inputs, 0, 12);
		System.arraycopy(more, 0, inputs, 12, more.length);
		return context.service(CommandService.class).run(StylizeObject.class, true,
			inputs);
	}

	private static ImagePlus finished(final Future<CommandModule> run)
		throws Exception
	{
		final CommandModule done = run.get();
		assertFalse(done.isCanceled(), done.getCancelReason());
		return (ImagePlus) done.getOutput("result");
	}

	private static int[] pixels(final ImagePlus image, final int slice) {
		assertNotEquals(0, image.getStackSize());
		return (int[]) image.getStack().getPixels(slice);
	}
}
