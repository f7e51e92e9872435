package org.soulstyler;

import ai.djl.Device;

import javax.imageio.ImageIO;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.opening.Opening;
import org.soulstyler.tokenizer.TokenizerLibrary;
import org.soulstyler.torch.Devices;

/**
 * Loads the engines' libraries, which takes half a second of a processor, while
 * others work: for programs that know early that they are going to need them.
 * What goes wrong is not told here but when they are needed.
 */
public final class LibraryLoading implements AutoCloseable {

	private final Opening<Device> opening = new Opening<>("libraries", () -> {
		// One library is loaded at a time, by whomever: who reads or draws a picture
		// meanwhile would wait for PyTorch's, which takes longest.
		ImageIO.getImageReadersByFormatName("jpeg").next();
		OnnxRuntime.environment();
		TokenizerLibrary.load();
		return Devices.choose(DeviceWish.CPU).device();
	});

	private LibraryLoading() {}

	/** Begins, on another thread. */
	public static LibraryLoading begin() {
		return new LibraryLoading();
	}

	/** Waits: a process that ends amid this would unload what is half loaded. */
	@Override
	public void close() {
		try {
			opening.get();
		}
		catch (final SoulstylerException | RuntimeException exc) {
			// as said
		}
	}
}
