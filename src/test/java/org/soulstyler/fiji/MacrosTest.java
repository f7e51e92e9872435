package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.image.imagej.ImageFiles;

/** What users copy from {@code macros/} does without a screen what it says. */
@Tag("process")
class MacrosTest {

	private static final String QUICK =
		"|iterations=1|device=cpu|settings=workingSize 32, detailPasses 0, cropCount 1";

	private static Path image;
	/** Of each macro, by its name. */
	private static final Map<String, ImagePlus> MADE = new HashMap<>();

	/** One after the other in one ImageJ, as people do. */
	@BeforeAll
	static void runMacros(@TempDir final Path temporary) throws Exception {
		image = temporary.resolve("ein Äpfel.png");
		SmallApple.draw(image);
		final List<String> macros = new ArrayList<>(List.of("Stylize_Image",
			"instruction=Turn the red apple into fire"));
		if (Display.hasFonts()) macros.addAll(List.of("Threshold_Sweep",
			"instruction=Turn the red apple into fire|thresholds=0.5 0.9",
			"Style_Sheet", "object=the red apple|styles=fire; blue waves"));
		final List<String> arguments = new ArrayList<>(List.of(Path.of(
			"src/main/imagej").toAbsolutePath().toString()));
		for (int i = 0; i < macros.size(); i += 2)
			arguments.addAll(List.of(Path.of("macros", macros.get(i) + ".ijm")
				.toAbsolutePath().toString(), "image=" + image + "|result=" + temporary
					.resolve(macros.get(i) + ".tif") + "|" + macros.get(i + 1) + QUICK));
		final ChildProcess imagej = ChildProcess.run(ChildProcess.java(
			HeadlessMacro.class, arguments.toArray(String[]::new)), Map.of());
		assertEquals(0, imagej.status(), imagej.output());
		assertFalse(imagej.output().contains("\tat "), imagej.output());
		for (int i = 0; i < macros.size(); i += 2) {
			final Path result = temporary.resolve(macros.get(i) + ".tif");
			assertTrue(Files.exists(result), imagej.output());
			MADE.put(macros.get(i), ImageFiles.read(result));
		}
	}

	@Test
	void oneImage() {
		final ImagePlus made = MADE.get("Stylize_Image");
		assertEquals(120, made.getWidth());
		assertEquals("Turn the red apple into fire", made.getProp(
			"Soulstyler.instruction"));
	}

	/** The source and two pictures, and a label below each. */
	@Test
	@EnabledIf(value = "org.soulstyler.fiji.Display#hasFonts",
		disabledReason = "There are no fonts here.")
	void aSweepOfThresholds() throws Exception {
		assertSheet(MADE.get("Threshold_Sweep"), 3);
	}

	@Test
	@EnabledIf(value = "org.soulstyler.fiji.Display#hasFonts",
		disabledReason = "There are no fonts here.")
	void aSheetOfStyles() throws Exception {
		assertSheet(MADE.get("Style_Sheet"), 3);
	}

	// -- Helper methods --

	/** Panels that differ from one another, the first being the source. */
	private static void assertSheet(final ImagePlus sheet, final int panels)
		throws Exception
	{
		assertEquals(ImagePlus.COLOR_RGB, sheet.getType());
		assertEquals(panels * 120, sheet.getWidth(), 5);
		final ImagePlus source = ImageFiles.read(image);
		for (int panel = 0; panel < panels; panel++) {
			int same = 0;
			for (int y = 0; y < 70; y++) {
				for (int x = 0; x < 120; x++) {
					if ((sheet.getProcessor().get(panel * 120 + x, y) &
						0xffffff) == (source.getProcessor().get(x, y) & 0xffffff)) same++;
				}
			}
			final double share = same / (70 * 120.0);
			assertEquals(panel == 0, share > 0.99, "panel " + panel + ": " + share);
			assertTrue(share > 0.5, "panel " + panel + ": " + share);
		}
	}
}
