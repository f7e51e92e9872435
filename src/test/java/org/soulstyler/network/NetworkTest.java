package org.soulstyler.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import java.util.function.Function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.Tensors;
import org.soulstyler.torch.TorchOps;

/** An engine, its operations, and a manager for each test. */
@Tag("models")
public abstract class NetworkTest {

	static NDManager manager;
	static TorchOps ops;

	public NDManager scope;

	@BeforeAll
	static void start() throws Exception {
		manager = NDManager.newBaseManager(Devices.choose(device()).device());
		ops = TorchOps.open(manager);
	}

	@AfterAll
	static void stop() {
		manager.close();
	}

	/** The CPU, if the parity profile doesn't say another. */
	public static DeviceWish device() throws SoulstylerException {
		return DeviceWish.parse(System.getProperty("parity.device", "cpu"));
	}

	@BeforeEach
	void openScope() {
		scope = manager.newSubManager();
	}

	@AfterEach
	void closeScope() {
		scope.close();
	}

	NDArray read(final TensorFile file, final String name) throws Exception {
		return Tensors.read(file, name, scope);
	}

	/** The gradient of a scalar function at x. */
	static NDArray gradient(final NDArray x,
		final Function<NDArray, NDArray> scalar)
	{
		x.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getEngine("PyTorch")
			.newGradientCollector())
		{
			collector.backward(scalar.apply(x));
		}
		return x.getGradient();
	}
}
