package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.cli.ExampleScene;

/** A stack with time points is a clip; depths are not. */
@Tag("models")
class ClipRestylingTest {

	private static final int WIDTH = 128;
	private static final int HEIGHT = 96;
	private static final int FRAMES = 3;

	@RegisterExtension
	private static final SciJava SCIJAVA = new SciJava();

	@Test
	void timePointsAreRestyledTogether() throws Exception {
		final ImagePlus source = new ImagePlus("film", frames());
		source.setDimensions(1, 1, FRAMES);
		final ImagePlus result = finished(source);
		assertEquals(FRAMES, result.getNFrames());
		assertFalse(result.getStack().isVirtual());
		assertEquals("time points", result.getProp("Soulstyler.framesAre"));
		assertEquals("3", result.getProp("Soulstyler.frames"));
		assertEquals("false", result.getProp("Soulstyler.cancelled"));
		assertTrue(result.getProp("Soulstyler.keyFrames").startsWith("[0"), result
			.getProp("Soulstyler.keyFrames"));
		assertRestyled(result);
		assertEquals(FRAMES, source.getOverlay().size(),
			"an outline in each frame");
	}

	@Test
	void aVirtualStackStaysVirtual() throws Exception {
		final ImagePlus source = new ImagePlus("film", new Film());
		source.setDimensions(1, 1, FRAMES);
		final ImagePlus result = finished(source);
		assertTrue(result.getStack().isVirtual());
		assertEquals(FRAMES, result.getNFrames());
		assertRestyled(result);
	}

	@Test
	void finishedFramesOfACancelledClipAreKept() throws Exception {
		final Onlooker onlooker = new Onlooker(SCIJAVA.context());
		onlooker.when("Frame 1 of 3", task -> task.cancel("no"));
		final ImagePlus source = new ImagePlus("film", frames());
		source.setDimensions(1, 1, FRAMES);
		final ImagePlus result = finished(source);
		assertTrue(result.getTitle().endsWith("(stopped before frame 2 of 3)"),
			result.getTitle() + onlooker.messages());
		assertEquals("true", result.getProp("Soulstyler.cancelled"));
		assertNotEquals(0, changed(result, 0));
		assertEquals(0, changed(result, 1));
		assertEquals(0, changed(result, 2));
	}

	@Test
	void depthsAreNoTimes() throws Exception {
		final ImagePlus source = new ImagePlus("depths", frames());
		source.setDimensions(1, FRAMES, 1);
		final ImagePlus result = finished(source);
		assertNull(result.getProp("Soulstyler.framesAre"));
		assertTrue(result.getProp("Soulstyler.slices").contains("slice"));
	}

	// -- Helper methods --

	private static void assertRestyled(final ImagePlus result) {
		for (int t = 0; t < FRAMES; t++) {
			final int changed = changed(result, t);
			assertTrue(changed > WIDTH * HEIGHT / 20 && changed < WIDTH * HEIGHT / 2,
				"frame " + t + ": " + changed + " pixels");
			// The wall's corner belongs to no apple.
			assertArrayEquals(Arrays.copyOf((int[]) frame(t).getPixels(), WIDTH / 4),
				Arrays.copyOf((int[]) result.getStack().getProcessor(t + 1).getPixels(),
					WIDTH / 4));
		}
	}

	private static int changed(final ImagePlus result, final int t) {
		final int[] before = (int[]) frame(t).getPixels();
		final int[] after = (int[]) result.getStack().getProcessor(t + 1)
			.getPixels();
		int count = 0;
		for (int i = 0; i < before.length; i++)
			count += (before[i] & 0xffffff) == (after[i] & 0xffffff) ? 0 : 1;
		return count;
	}

	private static ImagePlus finished(final ImagePlus source) throws Exception {
		final CommandModule done = SCIJAVA.service(CommandService.class).run(
			StylizeObject.class, true, "image", source, "instruction",
			"Turn the red apple into fire", "slices", "all", "iterations", 1,
			"device", "cpu", "settings",
			"workingSize 64, detailPasses 0, cropCount 2").get();
		assertFalse(done.isCanceled(), done.getCancelReason());
		return (ImagePlus) done.getOutput("result");
	}

	private static ImageProcessor frame(final int t) {
		final ImageProcessor frame = new ColorProcessor(ExampleScene.APPLE.render())
			.resize(WIDTH, HEIGHT, true);
		frame.translate(2 * t, 0);
		for (int i = 0; i < WIDTH * HEIGHT; i++) // a translation leaves black behind
			frame.set(i, frame.get(i) | 0xff000000);
		return frame;
	}

	private static ImageStack frames() {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int t = 0; t < FRAMES; t++)
			stack.addSlice(frame(t));
		return stack;
	}

	/** Frames that are read when they are asked for. */
	private static final class Film extends VirtualStack {

		Film() {
			super(WIDTH, HEIGHT, null, "");
		}

		@Override
		public int getSize() {
			return FRAMES;
		}

		@Override
		public int size() {
			return FRAMES;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			return frame(n - 1);
		}

		@Override
		public String getSliceLabel(final int n) {
			return "t " + n;
		}

		@Override
		public int getBitDepth() {
			return 24;
		}
	}
}
