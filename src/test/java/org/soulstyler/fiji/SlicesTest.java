package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.log.LogService;
import org.scijava.task.TaskService;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.progress.Progress;

/** Slices that fail, or do not show the object, cost none of the others. */
@Tag("models")
class SlicesTest {

	private static final String QUICK =
		"workingSize 32, detailPasses 0, cropCount 2, baseChannels 4";

	@RegisterExtension
	private static final SciJava SCIJAVA = new SciJava();

	@Test
	void aSliceWithoutTheObjectStaysAsItIs() throws Exception {
		final ImagePlus source = SampleImages.make("RGB stack");
		final ImagePlus made = restyleUnless(1, new SoulstylerException(
			Failure.OBJECT_NOT_FOUND, "It is not there."), source);
		assertArrayEquals(colors(source, 1), colors(made, 1));
		assertFalse(Arrays.equals(colors(source, 2), colors(made, 2)));
		assertTrue(made.getProp("Soulstyler.slices").contains(
			"\"untouched\":\"It is not there.\""), made.getProp("Soulstyler.slices"));
		assertNull(made.getProp("Soulstyler.failure"));
	}

	@Test
	void aStackWithoutTheObjectIsASentence() {
		final SoulstylerException nothing = assertThrows(SoulstylerException.class,
			() -> restyle(SampleImages.make("RGB stack"), (soulstyler, picture, index,
				settings) -> {
				throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, "No.");
			}));
		assertTrue(nothing.getMessage().startsWith("None of the 2 slices"));
	}

	static List<Throwable> failures() {
		return List.of(new SoulstylerException(Failure.DEVICE,
			"The memory of the GPU 0 does not suffice."), new IllegalStateException(
				"CUDA error: an illegal memory access was encountered"),
			new OutOfMemoryError("Java heap space"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whatWasFinishedBeforeASliceFailedIsKept(final Throwable failure)
		throws Exception
	{
		final ImagePlus source = SampleImages.make("RGB stack");
		final ImagePlus made = restyleUnless(2, failure, source);
		assertEquals("RGB stack.tif - fire (stopped before slice 2 of 2)", made
			.getTitle());
		assertFalse(Arrays.equals(colors(source, 1), colors(made, 1)));
		assertArrayEquals(colors(source, 2), colors(made, 2));
		final String said = made.getProp("Soulstyler.failure");
		assertTrue(said.startsWith("Slice 2 of 2 failed") && said.contains(failure
			.getMessage()), said);
		assertEquals("true", made.getProp("Soulstyler.cancelled"));
		assertThrows(failure.getClass(), () -> restyleUnless(1, failure, source));
	}

	// -- Helper methods --

	/** All slices of a stack, but one that fails. */
	private static ImagePlus restyleUnless(final int failing,
		final Throwable failure, final ImagePlus source) throws Exception
	{
		final Mask mask = MaskOverlay.toMask(source.getRoi(), source.getWidth(),
			source.getHeight());
		return restyle(source, (soulstyler, picture, index, settings) -> {
			if (index != failing) return soulstyler.stylize(picture, mask, "fire",
				settings, Progress.NONE);
			if (failure instanceof SoulstylerException)
				throw (SoulstylerException) failure;
			if (failure instanceof Error) throw (Error) failure;
			throw (RuntimeException) failure;
		});
	}

	private static ImagePlus restyle(final ImagePlus source,
		final Restyling.Job job) throws Exception
	{
		try (TaskProgress progress = new TaskProgress(SCIJAVA.service(
			TaskService.class).createTask("test"), null, SCIJAVA.service(
				LogService.class)))
		{
			return new Restyling(source, "fire", "all", "rgb").run(SCIJAVA.service(
				SoulstylerService.class), new Wishes("own", 1, 7, "cpu", "", QUICK),
				progress, job);
		}
	}

	/** Without what ImageJ keeps in their highest byte. */
	private static int[] colors(final ImagePlus image, final int slice) {
		return Arrays.stream((int[]) image.getStack().getPixels(slice)).map(p -> p &
			0xffffff).toArray();
	}
}
