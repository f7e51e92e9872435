package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.install.Catalogue;

/**
 * In a real ImageJ with windows: what is recorded of all commands makes the same
 * again, as a macro and as a script; a run can be stopped.
 */
@EnabledIf(value = "org.soulstyler.fiji.Display#works",
	disabledReason = Display.MISSING)
@Tag("display")
class RecorderTest {

	private static final String INSTRUCTION =
		"Turn the red apple into \"bright\" fire, 火 🔥";

	@TempDir
	private Path temporary;

	@Test
	void aUserChoosesRecordsReplaysAndStops() throws Exception {
		ImageFiles.write(new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(160, 120, true)), temporary.resolve(
				"apple.png"));
		installMenu();
		final Path catalogue = BroughtModels.write(temporary.resolve("brought"));
		final Path models = Files.createSymbolicLink(temporary.resolve(
			"more models"), Path.of("models/starter").toAbsolutePath());
		final List<String> command = ChildProcess.java(WindowedImageJ.class,
			temporary.toString(), INSTRUCTION, models.toString());
		command.set(1, "-Djava.awt.headless=false");
		command.add(2, "-Dplugins.dir=" + temporary);
		command.add(2, "-Djava.util.prefs.userRoot=" + temporary);
		command.add(2, "-D" + Catalogue.PROPERTY + "=" + catalogue);
		command.add(2, "-Dsoulstyler.models=" + temporary.resolve("store"));

		final ChildProcess imagej = ChildProcess.run(command, Map.of());
		assertEquals(0, imagej.status(), imagej.output());
		for (final String said : List.of("macro: run(\"About Soulstyler\");\n", //
			"run(\"Split Instruction...\", \"instruction=[" + quoted(INSTRUCTION) +
				"] bundle=starter\");\n",
			"run(\"Segment Object...\", \"objects=[the red apple] as=selection " +
				"slices=current bundle=[" + models + "]\");\n",
			"run(\"Stylize Selection...\", \"content=[blue waves] slices=current " +
				"type=rgb preview=yes preset=paper iterations=2 seed=5 device=auto " +
				"bundle=[" + models +
				"] settings=[workingSize 64, detailPasses 0, cropCount 2]\");\n",
			"run(\"Stylize Object...\", \"instruction=[" + quoted(INSTRUCTION) +
				"] mask=object slices=current type=rgb preview=yes preset=own iterations=2 " +
				"seed=6 device=auto bundle=starter " +
				"settings=[workingSize 64, detailPasses 0, cropCount 2]\");\n",
			"run(\"Install Models...\", \"splitter=qwen2.5-0.5b " +
				"segmenter=cris-r50 clip=clip-safetensors folder=" + temporary.resolve(
					"brought") + " agree=yes\");\n", //
			"understood: ", "/ the red apple / ", "same: true",
			"same selection: true", "outlines: 1", "locked: false", //
			"script: IJ.run(imp, \"Segment Object...\", " +
				"\"objects=[the \\\"red\\\" apple, \\\\ 苹果] as=mask ",
			"stopped: apple.png - " + INSTRUCTION + " (stopped at iteration ",
			"preview: false", "escaped: apple.png - fire (stopped at iteration ",
			"images: 1"))
			assertTrue(imagej.output().contains(said), said + "\n" + imagej.output());
		for (final String made : List.of("selection", "object", "mask"))
			assertArrayEquals(Files.readAllBytes(temporary.resolve("first-" + made +
				".png")), Files.readAllBytes(temporary.resolve("second-" + made +
					".png")), made);
	}

	/** As it stands in a macro's text. */
	private static String quoted(final String text) {
		return text.replace("\"", "\\\"");
	}

	/** ImageJ reads its menus from jars in its plugins folder. */
	private void installMenu() throws Exception {
		final Path plugins = Files.createDirectory(temporary.resolve("plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins
			.resolve("Soulstyler_.jar"))))
		{
			jar.putNextEntry(new ZipEntry("plugins.config"));
			jar.write(Files.readAllBytes(Path.of("src/main/imagej/plugins.config")));
		}
	}
}
