package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.network.Golden;
import org.soulstyler.tensorfile.SafeTensors;

/**
 * Every operation gives PyTorch's numbers, forwards and backwards
 * (models/reference/golden_operations.py).
 */
@Tag("models")
class TorchOpsTest {

	private interface Operation {

		NDArray apply(TorchOps ops, List<NDArray> in);
	}

	private static final Map<String, Operation> OPERATIONS = new TreeMap<>();
	static {
		put("grid_sample", (o, in) -> o.gridSample(in.get(0), in.get(1)));
		put("resize_bilinear", (o, in) -> o.resizeBilinear(in.get(0), 11, 5));
		put("resize_bicubic", (o, in) -> o.resizeBicubic(in.get(0), 11, 5));
		put("resize_antialiased", (o, in) -> o.resizeAntialiased(in.get(0), 3, 4));
		put("unit", (o, in) -> o.l2Normalise(in.get(0)));
		put("scale", (o, in) -> o.scale(in.get(0), -2.5f));
		put("linear", (o, in) -> o.linear(in.get(0), in.get(1), in.get(2)));
		put("project", (o, in) -> o.linear(in.get(0), in.get(1), null));
		put("convolution", (o, in) -> o.convolution(in.get(0), in.get(1), in.get(2),
			2, 1));
		put("convolution_relu", (o, in) -> o.convolutionRelu(in.get(0), in.get(1),
			in.get(2)));
		put("max_pool", (o, in) -> o.maxPool(in.get(0)));
		put("relu", (o, in) -> o.relu(in.get(0)));
		put("gelu", (o, in) -> o.gelu(in.get(0)));
		put("local_light", (o, in) -> o.localLight(in.get(0), 4));
	}

	private static void put(final String name, final Operation operation) {
		OPERATIONS.put(name, operation);
	}

	private static NDManager manager;
	private static TorchOps ops;
	private static SafeTensors golden;

	@BeforeAll
	static void open() throws Exception {
		manager = NDManager.newBaseManager(Devices.choose(DeviceWish.CPU).device());
		ops = TorchOps.open(manager);
		golden = SafeTensors.open(Golden.file("operations.safetensors"));
	}

	@AfterAll
	static void close() {
		manager.close();
	}

	static List<String> operations() {
		return List.copyOf(OPERATIONS.keySet());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void outputAndGradientsAreTheReferences(final String name) throws Exception {
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> in = new ArrayList<>();
			for (int i = 0; golden.has(name + ".in" + i); i++) {
				in.add(Tensors.read(golden, name + ".in" + i, scope));
				in.get(i).setRequiresGradient(true);
			}
			final NDArray direction = Tensors.read(golden, name + ".direction",
				scope);
			try (GradientCollector collector = Engine.getEngine("PyTorch")
				.newGradientCollector())
			{
				final NDArray out = OPERATIONS.get(name).apply(ops, in);
				assertEquals(scope, out.getManager(), "the result's owner");
				Golden.assertClose(name, out, Tensors.read(golden, name + ".out",
					scope), 1e-6);
				collector.backward(out.mul(direction).sum());
			}
			for (int i = 0; i < in.size(); i++) {
				Golden.assertClose("gradient " + i + " of " + name, in.get(i)
					.getGradient(), Tensors.read(golden, name + ".grad" + i, scope),
					1e-5);
			}
		}
	}

	@Test
	void everyOperationIsTested() throws Exception {
		final String source = new String(TorchOps.class.getResourceAsStream(
			"operations.py").readAllBytes());
		final String general = source.substring(0, source.indexOf(
			"# --- steps of the networks"));
		final List<String> defined = general.lines().filter(l -> l.startsWith(
			"  def ")).map(l -> l.substring(6, l.indexOf('('))).sorted().toList();
		assertEquals(operations(), defined);
	}
}
