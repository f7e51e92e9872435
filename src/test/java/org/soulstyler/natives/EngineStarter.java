package org.soulstyler.natives;

import java.io.PrintStream;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.LlamaSplitter;
import org.soulstyler.instruction.SplitterModel;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.tokenizer.ClipTokenizer;
import org.soulstyler.torch.Devices;

/** Starts all engines, and says "all started" or why not. */
public final class EngineStarter {

	private EngineStarter() {}

	public static void main(final String[] arguments) {
		final PrintStream out = System.out;
		try {
			final ModelBundle bundle = ModelStore.standard().open("starter");
			LlamaSplitter.open(new SplitterModel(bundle.file(bundle.splitter()
				.model()), bundle.splitter().prompt())).close();
			OnnxRuntime.environment();
			ClipTokenizer.open(bundle.file(bundle.clip().tokenizer())).close();
			Devices.choose(DeviceWish.CPU);
			out.println("all started");
			if (arguments.length > 0) Thread.sleep(Long.parseLong(arguments[0]));
		}
		catch (final SoulstylerException exc) {
			out.println(exc.failure() + ": " + exc.getMessage());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		System.exit(0);
	}
}
