package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.install.CudaPyTorch;
import org.soulstyler.torch.EngineChoice;

/** The command, as programs and macros run it: nobody sits at a screen. */
class UseGpuTest {

	private static final String SETTINGS = "soulstyler.settings";

	@TempDir
	private Path temporary;

	private Context context;

	@BeforeEach
	void ownSettings() {
		System.setProperty(SETTINGS, temporary.resolve("settings").toString());
		context = new Context();
	}

	@AfterEach
	void commonSettings() {
		System.clearProperty(SETTINGS);
		System.clearProperty(CudaPyTorch.PROPERTY);
		context.dispose();
	}

	@Test
	void leftAloneItTellsWhatThereIs() throws Exception {
		final String said = done();
		for (final String line : new String[] { "Driver:  ",
			"Chosen:  the PyTorch that comes along", "Engine:  PyTorch 2.7.1",
			"Result:  Computing on " })
			assertTrue(said.contains(line), said);
		assertFalse(said.contains("when Fiji is restarted"), said);
	}

	@Test
	void aFolderIsChosenAndGivenUp() throws Exception {
		final Path torch = Files.createDirectory(temporary.resolve("torch"));
		final Path lib = Files.createDirectory(torch.resolve("lib"));
		for (final String name : new String[] { "torch", "torch_cpu",
			"torch_cuda" })
			Files.createFile(lib.resolve(System.mapLibraryName(name)));
		Files.writeString(torch.resolve("version.py"),
			"__version__ = '2.7.1+cu126'\n");
		final String chosen = done("action", UseGpu.USE, "folder", torch.toFile());
		assertTrue(chosen.contains("Chosen:  the PyTorch in " + lib) && chosen
			.endsWith("The choice takes effect when Fiji is restarted."), chosen);
		assertEquals(Optional.of(lib), EngineChoice.folder());
		assertTrue(done("action", UseGpu.OFF).contains(
			"Chosen:  the PyTorch that comes along"));
		assertEquals(Optional.empty(), EngineChoice.folder());
	}

	@Test
	void whatIsNoPyTorchIsASentence() throws Exception {
		assertRefused("There is no PyTorch in " + temporary, "action", UseGpu.USE,
			"folder", temporary.toFile());
		assertRefused("Choose the folder that holds PyTorch.", "action",
			UseGpu.USE);
		assertEquals(Optional.empty(), EngineChoice.folder());
	}

	@Test
	void aHostWithoutHttpsIsNotAsked() throws Exception {
		System.setProperty(CudaPyTorch.PROPERTY, "http://127.0.0.1:9/");
		assertRefused("is not an https address", "action", UseGpu.INSTALL, "agree",
			Choices.YES);
		assertEquals(Optional.empty(), EngineChoice.folder());
	}

	// -- Helper methods --

	private String done(final Object... inputs) throws Exception {
		final CommandModule done = run(inputs);
		assertFalse(done.isCanceled(), done.getCancelReason());
		return (String) done.getOutput("report");
	}

	private void assertRefused(final String sentence, final Object... inputs)
		throws Exception
	{
		final CommandModule done = run(inputs);
		assertTrue(done.isCanceled(), "it was not refused");
		assertTrue(done.getCancelReason().contains(sentence), done
			.getCancelReason());
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(UseGpu.class, true, inputs)
			.get();
	}
}
