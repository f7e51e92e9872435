package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.image.imagej.ImageFiles;

/** <i>Stylize Batch...</i>, without a screen, on the starter models. */
@Tag("models")
class StylizeBatchTest {

	private static final String INSTRUCTION = "Turn the red apple into fire";

	@RegisterExtension
	private static final SciJava SCIJAVA = new SciJava();

	@TempDir
	private Path temporary;

	/** A field, since SciJava holds those who listen weakly. */
	private final Onlooker onlooker = new Onlooker(SCIJAVA.context());

	private Path input;
	private Path output;

	@BeforeEach
	void drawApple() throws Exception {
		input = Files.createDirectory(temporary.resolve("pictures"));
		output = temporary.resolve("results");
		ImageFiles.write(new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(120, 90, true)), input.resolve(
				"apple.png"));
	}

	@Test
	void whatFailsIsToldAndWhatIsThereIsKept() throws Exception {
		Files.writeString(input.resolve("broken.png"), "no picture");
		final CommandModule first = run("instruction", INSTRUCTION, "format",
			"tif");
		assertFalse(first.isCanceled(), first.getCancelReason());
		final String said = (String) first.getOutput("summary");
		assertTrue(said.startsWith("2 pictures: 1 made, 1 failed. See " + output
			.resolve("batch.tsv") + ".\nbroken: "), said);
		assertEquals(1, first.getOutput("failures"));
		assertTrue(first.isOutputResolved("failures"),
			"SciJava warns that nobody shows it");
		final ImagePlus made = ImageFiles.read(output.resolve("apple.tif"));
		assertEquals(INSTRUCTION, made.getProp("Soulstyler.instruction"));
		assertEquals("1", made.getProp("Soulstyler.iterations"));

		Files.delete(input.resolve("broken.png"));
		final FileTime written = Files.getLastModifiedTime(output.resolve(
			"apple.tif"));
		final CommandModule second = run("instruction", INSTRUCTION, "format",
			"tif");
		assertTrue(second.getOutput("summary").toString().startsWith(
			"1 picture: 1 were there."), String.valueOf(second.getOutput("summary")));
		assertEquals(0, second.getOutput("failures"));
		assertEquals(written, Files.getLastModifiedTime(output.resolve(
			"apple.tif")));
	}

	@Test
	void aTableAndAGrid() throws Exception {
		final Path table = input.resolve("what.tsv");
		Files.writeString(table, "image\tname\tinstruction\napple.png\tblue\t" +
			"Turn the red apple into blue waves\n");
		final CommandModule one = run("input", table.toFile());
		assertFalse(one.isCanceled(), one.getCancelReason());
		assertTrue(Files.exists(output.resolve("blue.png")));
		final CommandModule two = run("objects", "the red apple", "styles",
			"fire, gold");
		assertFalse(two.isCanceled(), two.getCancelReason());
		for (final String name : List.of("apple-fire.png", "apple-gold.png"))
			assertTrue(Files.exists(output.resolve(name)), name);
	}

	@Test
	void whatCannotBeDoneIsASentence() throws Exception {
		assertRefused("Say what to restyle, and how.");
		assertRefused("Objects and styles go together.", "styles", "fire");
		assertRefused("Objects and styles go with a folder", "instruction",
			INSTRUCTION, "objects", "the apple", "styles", "fire");
		assertRefused("The results need another folder", "instruction", INSTRUCTION,
			"output", input.toFile());
		assertRefused("\"gif\" is not a choice for format", "instruction",
			INSTRUCTION, "format", "gif");
		assertRefused("magic", "instruction", INSTRUCTION, "settings", "magic 5");
		Files.writeString(input.resolve("apple.png"), "no picture");
		assertRefused("1 picture: 1 failed. See ", "instruction", INSTRUCTION);
	}

	@Test
	void aBatchThatIsCancelledKeepsWhatIsMade() throws Exception {
		for (int i = 0; i < 3; i++)
			Files.copy(input.resolve("apple.png"), input.resolve("more" + i +
				".png"));
		onlooker.when("apple: done (1 of 4)", task -> task.cancel("enough"));
		final CommandModule done = run("instruction", INSTRUCTION);
		assertFalse(done.isCanceled(), done.getCancelReason());
		final String said = (String) done.getOutput("summary");
		assertTrue(said.startsWith("4 pictures: 1 made, 3 left.") && said.endsWith(
			"Stopped: run it again to go on."), said);
		assertTrue(Files.exists(output.resolve("apple.png")));
		assertFalse(Files.exists(output.resolve("more0.png")));
	}

	// -- Helper methods --

	private void assertRefused(final String sentence, final Object... inputs)
		throws Exception
	{
		final CommandModule done = run(inputs);
		assertTrue(done.isCanceled(), "it was not refused");
		assertTrue(done.getCancelReason().contains(sentence), done
			.getCancelReason());
	}

	private CommandModule run(final Object... more) throws Exception {
		final Object[] own = { "input", input.toFile(), "output", output.toFile(),
			"iterations", 1, "device", "cpu", "settings",
			"workingSize 32, detailPasses 0, cropCount 1" };
		final Object[] inputs = new Object[own.length + more.length];
		System.arraycopy(own, 0, inputs, 0, own.length);
		System.arraycopy(more, 0, inputs, own.length, more.length);
		return SCIJAVA.service(CommandService.class).run(StylizeBatch.class, true,
			inputs).get();
	}
}
