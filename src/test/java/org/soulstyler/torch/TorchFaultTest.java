package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.EngineException;

import org.junit.jupiter.api.Test;

/** PyTorch tells its trouble in words. */
class TorchFaultTest {

	@Test
	void exhaustedMemoryIsToldFromOtherTrouble() {
		assertEquals(TorchFault.OUT_OF_MEMORY, TorchFault.of(new EngineException(
			"CUDA out of memory. Tried to allocate 2 GiB")));
		assertEquals(TorchFault.OUT_OF_MEMORY, TorchFault.of(
			new IllegalStateException("failed", new EngineException(
				"[enforce fail] DefaultCPUAllocator: can't allocate memory: you " +
					"tried to allocate 99 bytes"))));
		assertEquals(TorchFault.NO_KERNELS, TorchFault.of(new EngineException(
			"CUDA error: no kernel image is available for execution")));
		assertEquals(TorchFault.OTHER, TorchFault.of(new EngineException(
			"shape '[2]' is invalid")));
	}
}
