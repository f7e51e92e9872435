package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.ResidentMemory;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.crop.CropCutter;
import org.soulstyler.stylization.crop.CropPlan;
import org.soulstyler.stylization.crop.CropWindow;
import org.soulstyler.torch.Autograd;

@Tag("models")
class StylizationRunTest {

	/** The crops that the reference drew. */
	static CropPlan recorded(final JsonArray steps) {
		return new CropPlan() {

			private int styled;
			private int background;

			@Override
			public List<CropCutter.View> styled() {
				return Fixtures.views(steps.get(styled++).getAsJsonObject().get(
					"crops"));
			}

			@Override
			public List<CropWindow> background() {
				return Fixtures.windows(steps.get(background++).getAsJsonObject().get(
					"background"));
			}
		};
	}

	@Test
	void tenStepsOfThePaperAreAsInPyTorch() throws Exception {
		assertTenSteps("paper");
	}

	@Test
	void tenStepsOfTheStarterAreAsInPyTorch() throws Exception {
		assertTenSteps("starter");
	}

	private static void assertTenSteps(final String variant) throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final JsonObject recording = fixtures.expected.getAsJsonObject(variant);
			final StylizationSettings settings = Preset.PAPER.settings().with(
				recording.getAsJsonObject("settings"));
			final JsonArray steps = recording.getAsJsonArray("steps");
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				settings, new Random(7));
			try (StylizationRun run = new StylizationRun(fixtures.networks(),
				fixtures.ops, scene(fixtures.array("picture")), settings.net()
					.noiseChannels() == 0 ? null : fixtures.array("noise"), net, null,
				null, recorded(steps), Fixtures.TEXT, settings, stage -> {}))
			{
				for (int i = 0; i < steps.size(); i++) {
					final JsonObject expected = steps.get(i).getAsJsonObject()
						.getAsJsonObject("losses");
					// Losses agree to 1e-6 for three steps; then Adam, which divides by the
					// gradient's size, makes the rounding errors of gradients that should
					// be zero as large as the others, and the two runs part.
					final double tolerance = i < 3 ? 1e-5 : 1e-2;
					final String step = variant + ", step " + i + ": ";
					run.step((losses, output) -> {
						assertEquals(expected.keySet(), losses.keySet());
						for (final Map.Entry<String, Double> loss : losses.entrySet()) {
							final double value = expected.get(loss.getKey()).getAsDouble();
							assertEquals(value, loss.getValue(), tolerance * Math.abs(value) +
								1e-7, step + loss.getKey());
						}
						return true;
					});
				}
				Fixtures.assertClose(variant + "'s last picture", fixtures.values(
					variant + ".last"), run.picture(), 5e-3);
			}
		}
	}

	private static StylizationRun run(final Fixtures fixtures,
		final NDManager manager, final StylizationSettings settings)
		throws SoulstylerException
	{
		final int width = 48, height = 40;
		final float[] picture = new float[3 * width * height];
		final Random random = new Random(2);
		for (int i = 0; i < picture.length; i++)
			picture[i] = random.nextFloat();
		final float[] mask = new float[width * height];
		Arrays.fill(mask, 0, width * height / 2, 1);
		return StylizationRun.begin(fixtures.networks(), fixtures.ops, manager,
			Scene.picture(manager, picture, mask, width, height), Fixtures.TEXT,
			settings, stage -> {});
	}

	/** A picture whose crops are given. */
	static Scene scene(final NDArray picture) {
		return new Scene(picture, null, Tiles.one((int) picture.getShape().get(3),
			(int) picture.getShape().get(2)), null, null);
	}

	@Test
	void twoLanesMakeWhatOneMakes() throws Exception {
		final StylizationSettings settings = Fixtures.starter().with(
			"directionWeight", 0.1);
		try (Fixtures fixtures = Fixtures.open()) {
			final int threads = JniUtils.getNumThreads();
			try {
				final List<Map<String, Double>> one = threeSteps(fixtures, settings, 1);
				final List<Map<String, Double>> two = threeSteps(fixtures, settings, 2);
				assertEquals(one, two);
				assertEquals(two, threeSteps(fixtures, settings, 2));
			}
			finally {
				JniUtils.setNumThreads(threads);
			}
		}
	}

	/** The losses of three steps, each of which hangs on the gradients before. */
	private static List<Map<String, Double>> threeSteps(final Fixtures fixtures,
		final StylizationSettings settings, final int threads)
		throws SoulstylerException
	{
		JniUtils.setNumThreads(threads);
		final List<Map<String, Double>> all = new ArrayList<>();
		try (NDManager manager = fixtures.manager.newSubManager();
				StylizationRun run = run(fixtures, manager, settings))
		{
			for (int i = 0; i < 3; i++)
				run.step((losses, output) -> all.add(losses));
			assertEquals(threads, JniUtils.getNumThreads());
		}
		return all;
	}

	@Test
	void aStepLeavesNothingBehind() throws Exception {
		try (Fixtures fixtures = Fixtures.open();
				NDManager manager = fixtures.manager.newSubManager();
				StylizationRun run = run(fixtures, manager, Fixtures.starter().with(
					"directionWeight", 0.1)))
		{
			run.step((losses, output) -> true);
			final int arrays = manager.getManagedArrays().size();
			final int parents = fixtures.manager.getManagedArrays().size();
			for (int i = 0; i < 20; i++) {
				run.step((losses, output) -> output.get().length > 0);
				run.picture();
			}
			assertEquals(arrays, manager.getManagedArrays().size());
			assertEquals(parents, fixtures.manager.getManagedArrays().size());
		}
	}

	/**
	 * Set -Dsoulstyler.memory.steps=2400 for the long version: the first third
	 * must be enough for the garbage collector to have used all of Java's heap
	 * once, which takes some 700 steps and is counted here, too.
	 */
	@Test
	void memoryStaysFlat() throws Exception {
		final int steps = Integer.getInteger("soulstyler.memory.steps", 60);
		try (Fixtures fixtures = Fixtures.open();
				NDManager manager = fixtures.manager.newSubManager();
				StylizationRun run = run(fixtures, manager, Fixtures.starter()))
		{
			for (int i = 0; i < steps / 3; i++)
				run.step((losses, output) -> true);
			// A leak of one picture a step would be 2 MB in 100 steps, of all
			// arrays of a step 1 GB.
			ResidentMemory.assertFlat(steps - steps / 3, 100_000, () -> run.step((
				losses, output) -> true));
		}
	}

	@Test
	void aGradientThatIsNoNumberMakesNoStep() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray x = fixtures.manager.create(new float[] { 1, 2 }).add(0);
			x.setRequiresGradient(true);
			final Adam adam = new Adam(x, 0);
			assertFalse(descend(adam, x, Float.NaN));
			assertEquals(1, x.toFloatArray()[0]);
			assertTrue(descend(adam, x, 1), "the bad gradient must be gone");
			// Adam's first step is the learning rate, whatever the gradient.
			assertEquals(0.9, x.toFloatArray()[0], 1e-6);
		}
	}

	@Test
	void oneGradientThatIsNoNumberHoldsAllBack() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray net = fixtures.manager.create(new float[] { 1, 2 }).add(0);
			final NDArray pyramid = fixtures.manager.create(new float[] { 3 }).add(0);
			net.setRequiresGradient(true);
			pyramid.setRequiresGradient(true);
			final Map<Adam, Double> both = Map.of(new Adam(net, 1), 0.1, new Adam(
				pyramid, 1), 0.2);
			assertFalse(descend(both, Map.of(net, 1f, pyramid, Float.NaN)));
			assertFalse(descend(both, Map.of(net, Float.POSITIVE_INFINITY, pyramid,
				1f)));
			assertEquals(1, net.toFloatArray()[0]);
			assertEquals(3, pyramid.toFloatArray()[0]);
			assertTrue(descend(both, Map.of(net, 1f, pyramid, 1f)));
			// First steps, and of the learning rates: nothing was left behind.
			assertEquals(0.9, net.toFloatArray()[0], 1e-6);
			assertEquals(2.8, pyramid.toFloatArray()[0], 1e-6);
		}
	}

	@Test
	void aLongGradientIsShortened() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray x = fixtures.manager.create(new float[] { 0, 0 }).add(0);
			x.setRequiresGradient(true);
			final Adam adam = new Adam(x, 1e-8);
			assertTrue(descend(adam, x, 1000));
			// Shortened to the size of Adam's epsilon, which then halves the step.
			assertTrue(Math.abs(x.toFloatArray()[0]) < 0.06);
		}
	}

	private static boolean descend(final Adam adam, final NDArray x,
		final float slope)
	{
		return descend(Map.of(adam, 0.1), Map.of(x, slope));
	}

	private static boolean descend(final Map<Adam, Double> rates,
		final Map<NDArray, Float> slopes)
	{
		try (Autograd on = Autograd.on()) {
			slopes.forEach((x, slope) -> Autograd.backward(x.mul(x.getManager().full(x
				.getShape(), slope)).sum()));
		}
		return Adam.step(rates);
	}

	@Test
	void damagedWeightsEndTheRunInASentence() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StylizationSettings settings = Fixtures.small();
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				settings, new Random(0));
			final float[] broken = new float[(int) net.parameters().size()];
			Arrays.fill(broken, Float.NaN);
			net.load(broken);
			try (StylizationRun run = new StylizationRun(fixtures.networks(),
				fixtures.ops, scene(fixtures.array("picture")), null, net, null, null,
				recorded(fixtures.expected.getAsJsonObject("paper").getAsJsonArray(
					"steps")), Fixtures.TEXT, settings, stage -> {}))
			{
				final SoulstylerException exc = assertThrows(SoulstylerException.class,
					() -> {
						for (int i = 0; i < 10; i++)
							run.step((losses, output) -> true);
					});
				assertEquals(Failure.MODEL, exc.failure());
			}
		}
	}
}
