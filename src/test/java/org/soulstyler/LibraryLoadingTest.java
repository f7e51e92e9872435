package org.soulstyler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.torch.Devices;

/** Libraries that are loaded before anybody asks for them. */
@Tag("models")
class LibraryLoadingTest {

	@Test
	void whoAsksMeanwhileOrAfterwardsGetsThem() throws Exception {
		try (LibraryLoading loading = LibraryLoading.begin();
				LibraryLoading again = LibraryLoading.begin())
		{
			assertEquals("cpu", Devices.choose(DeviceWish.CPU).device()
				.getDeviceType());
		}
		assertEquals("cpu", Devices.choose(DeviceWish.CPU).device()
			.getDeviceType());
	}

	@Test
	void aFaultOfTheirUserIsToldAsItIs() {
		assertThrows(IllegalStateException.class, () -> {
			try (LibraryLoading loading = LibraryLoading.begin()) {
				throw new IllegalStateException("the user's");
			}
		});
	}
}
