package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.Utils;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** The user learns where it computes, and why. */
class DevicesTest {

	@Test
	void theCpuCanBeAskedFor() throws Exception {
		final Devices.Choice choice = Devices.choose(DeviceWish.parse(" CPU "));
		assertEquals(Device.cpu(), choice.device());
		assertTrue(choice.reason().contains("as asked"), choice.reason());
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "", "Auto" })
	void theChoiceIsExplained(final String wish) throws Exception {
		final Devices.Choice choice = Devices.choose(DeviceWish.parse(wish));
		final boolean gpu = Engine.getEngine("PyTorch").getGpuCount() > 0;
		assertEquals(gpu, choice.device().isGpu());
		assertTrue(choice.reason().startsWith("Computing on the "), choice
			.reason());
		assertTrue(gpu || choice.reason().contains("GPU"), choice.reason());
	}

	@ParameterizedTest
	@ValueSource(strings = { "quantum", "cuda:x", "cpu:1", "gpu:99", "cuda:999" })
	void aDeviceThatIsNotThereIsADeviceFailure(final String wish) {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> Devices.choose(DeviceWish.parse(wish)));
		assertEquals(Failure.DEVICE, exc.failure());
	}

	@Test
	void theEngineStaysOffline() throws Exception {
		Devices.choose(DeviceWish.CPU);
		assertTrue(Utils.isOfflineMode());
	}

	@Test
	void aMacWithAnIntelProcessorIsToldWhy() {
		assertTrue(PyTorchEngine.noEngine("Mac OS X", "x86_64", "").contains(
			"does not exist for Macs with Intel processors"));
		assertTrue(PyTorchEngine.noEngine("Linux", "riscv64", "no such file")
			.contains("Linux riscv64 is missing or does not load (no such file)"));
	}
}
