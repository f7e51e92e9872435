package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.Mask;

/** Masks and selections stand for the same pixels. */
class MaskOverlayTest {

	private final ImagePlus image = new ImagePlus("image", new ByteProcessor(40,
		30));

	@Test
	void aMaskSurvivesTheWayToASelectionAndBack() {
		final Mask mask = MaskOverlay.toMask(new OvalRoi(5, 4, 20, 15), 40, 30);
		final Mask back = MaskOverlay.toMask(MaskOverlay.toRoi(mask), 40, 30);
		assertArrayEquals(mask.samples(), back.samples());
	}

	@Test
	void aSelectionBeyondTheImageIsCutOff() {
		final Mask mask = MaskOverlay.toMask(new Roi(-5, -5, 10, 10), 40, 30);
		assertEquals(25, mask.coverage() * 40 * 30, 1e-6);
	}

	@Test
	void anEmptyMaskIsNoSelection() {
		assertNull(MaskOverlay.toRoi(Mask.of(new float[1200], 40, 30)));
	}

	@Test
	void aSecondMaskReplacesTheFirstAndNothingElse() {
		final Roi users = new Roi(1, 1, 5, 5);
		image.setOverlay(new Overlay(users));
		final Roi selection = new Roi(2, 2, 3, 3);
		image.setRoi(selection);
		final Mask mask = MaskOverlay.toMask(new Roi(10, 10, 4, 4), 40, 30);
		MaskOverlay.show(image, 1, mask, "the apple");
		MaskOverlay.show(image, 1, mask, "the pear");
		assertEquals(2, image.getOverlay().size());
		assertSame(users, image.getOverlay().get(0));
		assertEquals("the pear", image.getOverlay().get(1).getName());
		assertEquals(selection.getBounds(), image.getRoi().getBounds());
	}

	@Test
	void aMaskSurvivesTheWayToAnImageAndBack() throws Exception {
		final Mask mask = Mask.of(new float[] { 0, 1, 128 / 255f, 3 / 255f }, 2, 2);
		assertArrayEquals(mask.samples(), MaskRule.read(MaskOverlay.toImagePlus(
			mask, "mask"), "mask").mask().samples());
	}
}
