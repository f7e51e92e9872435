package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.device.DeviceWish;

@Tag("models")
class LanesTest {

	private int before;
	private Lanes lanes;

	@BeforeEach
	void threads() throws Exception {
		Devices.choose(DeviceWish.CPU);
		before = JniUtils.getNumThreads();
		JniUtils.setNumThreads(4);
	}

	@AfterEach
	void threadsBefore() {
		lanes.close();
		JniUtils.setNumThreads(before);
	}

	@Test
	void smallWorkGoesInTwoLanesOfHalfTheThreads() {
		lanes = Lanes.of(Device.cpu(), 1e9);
		assertTrue(lanes.areTwo());
		final CountDownLatch both = new CountDownLatch(2);
		final List<Integer> here = new ArrayList<>(), beside = new ArrayList<>();
		final AtomicReference<Thread> thread = new AtomicReference<>();
		lanes.both(() -> {
			here.add(JniUtils.getNumThreads());
			meet(both);
		}, () -> {
			thread.set(Thread.currentThread());
			beside.add(JniUtils.getNumThreads());
			meet(both);
		});
		assertEquals(List.of(2), here);
		assertEquals(List.of(2), beside);
		assertNotSame(Thread.currentThread(), thread.get());
		assertEquals(4, JniUtils.getNumThreads());
	}

	@Test
	void muchWorkOneThreadAndGpusGetOneLane() {
		try (Lanes much = Lanes.of(Device.cpu(), 1e12);
				Lanes gpu = Lanes.of(Device.gpu(), 1e9))
		{
			assertFalse(much.areTwo());
			assertFalse(gpu.areTwo());
		}
		JniUtils.setNumThreads(1);
		lanes = Lanes.of(Device.cpu(), 1e9);
		assertFalse(lanes.areTwo());
		final List<Thread> threads = new ArrayList<>();
		lanes.both(() -> threads.add(Thread.currentThread()), () -> threads.add(
			Thread.currentThread()));
		assertEquals(List.of(Thread.currentThread(), Thread.currentThread()),
			threads);
	}

	@Test
	void aFaultIsToldWhenNobodyUsesTheArraysAnyMore() {
		lanes = Lanes.of(Device.cpu(), 1e9);
		final IllegalStateException fault = new IllegalStateException();
		assertSame(fault, assertThrows(IllegalStateException.class, () -> lanes
			.both(() -> {}, () -> {
				throw fault;
			})));
		final CountDownLatch failing = new CountDownLatch(1);
		final AtomicBoolean done = new AtomicBoolean();
		assertThrows(IllegalStateException.class, () -> lanes.both(() -> {
			failing.countDown();
			throw fault;
		}, () -> {
			meet(failing);
			done.set(true);
		}));
		assertTrue(done.get());
		assertEquals(4, JniUtils.getNumThreads());
	}

	private static void meet(final CountDownLatch latch) {
		latch.countDown();
		try {
			latch.await();
		}
		catch (final InterruptedException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
