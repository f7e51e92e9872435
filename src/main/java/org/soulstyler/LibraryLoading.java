package org.soulstyler;

import javax.imageio.ImageIO;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.opening.Opening;
import org.soulstyler.tokenizer.TokenizerLibrary;

/**
 * Loads libraries while others work: for programs that know early that they are going
 * to need them. PyTorch's is not among them: to load it takes most of a second, in
 * which any other thread that needs a library, or only a function of one, waits; that
 * is better done while a graph runs. What goes wrong is not told here but when they
 * are needed.
 */
public final class LibraryLoading implements AutoCloseable {

	private final Opening<Boolean> opening = new Opening<>("libraries", () -> {
		// Who reads or draws a picture needs them soon.
		ImageIO.getImageReadersByFormatName("jpeg").next();
		OnnxRuntime.environment();
		TokenizerLibrary.load();
		return true;
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
