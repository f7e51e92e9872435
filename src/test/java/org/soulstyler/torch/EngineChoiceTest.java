package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** A PyTorch that somebody installed is recognised, chosen and given up. */
class EngineChoiceTest {

	private static final String SETTINGS = "soulstyler.settings";

	@TempDir
	private Path temporary;

	@BeforeEach
	void ownSettings() {
		System.setProperty(SETTINGS, temporary.resolve("settings").toString());
	}

	@AfterEach
	void commonSettings() {
		System.clearProperty(SETTINGS);
	}

	@Test
	void whatIsChosenIsKeptUntilItIsGivenUp() throws Exception {
		assertEquals(Optional.empty(), EngineChoice.folder());
		final PyTorchFolder found = PyTorchFolder.inspect(pip("2.7.1+cu126", true));
		EngineChoice.use(found);
		assertEquals(Optional.of(found.folder()), EngineChoice.folder());
		EngineChoice.off();
		EngineChoice.off();
		assertEquals(Optional.empty(), EngineChoice.folder());
	}

	@ParameterizedTest
	@CsvSource({ "2.7.1+cu126, true, ''", "2.7.1+cu128, true, lib",
		"2.7.1, false, ''", "2.7.1+cpu, false, lib" })
	void pipsFolderIsRecognised(final String version, final boolean cuda,
		final String below) throws Exception
	{
		final Path torch = pip(version, cuda);
		final PyTorchFolder found = PyTorchFolder.inspect(torch.resolve(below));
		assertEquals(new PyTorchFolder(torch.resolve("lib"), version, cuda), found);
	}

	@ParameterizedTest
	@CsvSource({ "2.7.0, version 2.7.0", "2.11.0+cu130, version 2.11.0+cu130",
		"2.7.10, version 2.7.10" })
	void anotherVersionIsRefused(final String version, final String said)
		throws Exception
	{
		assertSays(pip(version, true), said + ", and 2.7.1 is needed");
	}

	@Test
	void aFolderWithoutPyTorchIsRefused() {
		assertSays(temporary, "There is no PyTorch in " + temporary);
	}

	@Test
	void aChoiceThatOthersCouldHaveMadeIsRefused() throws Exception {
		EngineChoice.use(PyTorchFolder.inspect(pip("2.7.1", false)));
		final Path settings = temporary.resolve("settings");
		if (!settings.getFileSystem().supportedFileAttributeViews().contains(
			"unix")) return;
		Files.setAttribute(settings, "unix:mode", 0777);
		assertEquals(Failure.ENVIRONMENT, assertThrows(SoulstylerException.class,
			EngineChoice::folder).failure());
	}

	@Test
	void aDeviceIsBelievedWhenItComputesWhatTheProcessorDoes() throws Exception {
		PyTorchEngine.get();
		assertNull(KernelCheck.fault(Device.cpu()));
		final float[] right = { 1, -2, 3 };
		assertNull(KernelCheck.fault(right, new float[] { 1, -2, 3.02f }));
		for (final float wrong : new float[] { 0, 3.2f, Float.NaN,
			Float.POSITIVE_INFINITY })
		{
			assertNotNull(KernelCheck.fault(right, new float[] { 1, -2, wrong }));
		}
	}

	@Test
	void aReportSaysWhyThereIsNoGpu() throws Exception {
		final List<String> lines = GpuReport.lines();
		final Gpus gpus = Gpus.find();
		if (gpus.missing() != null) {
			assertTrue(lines.get(lines.size() - 1).contains("Computing on the CPU: " +
				gpus.missing()), lines.toString());
		}
		assertFalse(lines.toString().contains("null"), lines.toString());
	}

	// -- Helper methods --

	private void assertSays(final Path folder, final String said) {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> PyTorchFolder.inspect(folder));
		assertEquals(Failure.DEVICE, exc.failure());
		assertTrue(exc.getMessage().contains(said), exc.getMessage());
	}

	/** A folder as pip's "torch". */
	private Path pip(final String version, final boolean cuda) throws Exception {
		final Path torch = temporary.resolve("torch");
		final Path lib = Files.createDirectories(torch.resolve("lib"));
		Files.createFile(lib.resolve(System.mapLibraryName("torch")));
		Files.createFile(lib.resolve(System.mapLibraryName("torch_cpu")));
		if (cuda) Files.createFile(lib.resolve(System.mapLibraryName(
			"torch_cuda")));
		Files.writeString(torch.resolve("version.py"), "__all__ = []\n" +
			"__version__ = '" + version + "'\n");
		return torch;
	}
}
