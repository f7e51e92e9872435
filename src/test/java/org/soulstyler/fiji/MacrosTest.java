package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.image.imagej.ImageFiles;

/** What users copy from {@code macros/} does without a screen what it says. */
@Tag("process")
class MacrosTest {

	private static final String QUICK =
		"|iterations=1|device=cpu|settings=workingSize 32, cropCount 1";

	@TempDir
	private Path temporary;

	private Path image;
	private Path result;

	@BeforeEach
	void drawApple() throws Exception {
		image = temporary.resolve("ein Äpfel.png");
		result = temporary.resolve("result.tif");
		SmallApple.draw(image);
	}

	@Test
	void oneImage() throws Exception {
		final ImagePlus made = run("Stylize_Image.ijm",
			"|instruction=Turn the red apple into fire" + QUICK);
		assertEquals(120, made.getWidth());
		assertEquals("Turn the red apple into fire", made.getProp(
			"Soulstyler.instruction"));
	}

	/** The source and two pictures, and a label below each. */
	@Test
	@EnabledIf(value = "org.soulstyler.fiji.Display#hasFonts",
		disabledReason = "There are no fonts here.")
	void aSweepOfThresholds() throws Exception {
		final ImagePlus sheet = run("Threshold_Sweep.ijm",
			"|instruction=Turn the red apple into fire|thresholds=0.5 0.9" + QUICK);
		assertSheet(sheet, 3);
	}

	@Test
	@EnabledIf(value = "org.soulstyler.fiji.Display#hasFonts",
		disabledReason = "There are no fonts here.")
	void aSheetOfStyles() throws Exception {
		final ImagePlus sheet = run("Style_Sheet.ijm",
			"|object=the red apple|styles=fire; blue waves" + QUICK);
		assertSheet(sheet, 3);
	}

	// -- Helper methods --

	private ImagePlus run(final String macro, final String answers)
		throws Exception
	{
		final List<String> command = ChildProcess.java(HeadlessMacro.class, Path.of("src/main/imagej").toAbsolutePath().toString(), Path.of("macros", macro)
				.toAbsolutePath().toString(), "image=" + image + "|result=" + result +
					answers);
		final ChildProcess imagej = ChildProcess.run(command, Map.of());
		assertEquals(0, imagej.status(), imagej.output());
		assertFalse(imagej.output().contains("\tat "), imagej.output());
		assertTrue(Files.exists(result), imagej.output());
		return ImageFiles.read(result);
	}

	/** Panels that differ from one another, the first being the source. */
	private void assertSheet(final ImagePlus sheet, final int panels)
		throws Exception
	{
		assertEquals(ImagePlus.COLOR_RGB, sheet.getType());
		assertEquals(panels * 120, sheet.getWidth(), 5);
		final ImagePlus source = ImageFiles.read(image);
		for (int panel = 0; panel < panels; panel++) {
			int same = 0;
			for (int y = 0; y < 70; y++) {
				for (int x = 0; x < 120; x++) {
					if ((sheet.getProcessor().get(panel * 120 + x, y) & 0xffffff) == (source
						.getProcessor().get(x, y) & 0xffffff)) same++;
				}
			}
			final double share = same / (70 * 120.0);
			assertEquals(panel == 0, share > 0.99, "panel " + panel + ": " + share);
			assertTrue(share > 0.5, "panel " + panel + ": " + share);
		}
	}
}
