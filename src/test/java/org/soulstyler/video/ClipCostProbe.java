package org.soulstyler.video;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.image.ColorImage;
import org.soulstyler.natives.ResidentMemory;
import org.soulstyler.progress.Progress;

/**
 * What a clip costs after its training: {@code ClipCostProbe SIDE FRAMES
 * ITERATIONS} tells seconds and processor seconds a frame, and the process's memory at frame
 * 50 and at the end. The camera shakes before a still ball; frames are cut out of
 * one picture, which costs nothing.
 */
final class ClipCostProbe {

	private static final int SHAKE = 24;

	private ClipCostProbe() {}

	public static void main(final String[] arguments) throws Exception {
		final int side = Integer.parseInt(arguments[0]);
		final int frames = Integer.parseInt(arguments[1]);
		final int large = side + SHAKE;
		final ColorImage scene = new KnownClip(large, large, 1,
			KnownClip.Scenario.TURN, 0.01).frame(0);
		final FrameSource source = new FrameSource() {

			@Override
			public int size() {
				return frames;
			}

			@Override
			public ColorImage frame(final int t) {
				final int left = (int) Math.round(SHAKE / 2.0 * (1 + Math.sin(t /
					8.0)));
				final float[] samples = new float[3 * side * side];
				for (int c = 0; c < 3; c++)
					for (int y = 0; y < side; y++)
						System.arraycopy(scene.samples(), (c * large + y) * large + left,
							samples, (c * side + y) * side, side);
				return ColorImage.of(samples, side, side);
			}
		};
		final double begun = cpu();
		final double[] first = new double[2];
		try (Soulstyler soulstyler = Soulstyler.open(ModelStore.standard().open(
			null), DeviceWish.CPU))
		{
			new VideoStylizer(soulstyler, soulstyler.defaults().withIterations(Integer
				.parseInt(arguments[2])), VideoSettings.DEFAULTS).run(source,
					"the red ball", "a mosaic", (i, frame, mask) -> {
						if (i == 0) {
							first[0] = cpu();
							first[1] = System.nanoTime() / 1e9;
						}
						if (i == 49 || i == frames - 1) System.out.printf(Locale.ROOT,
							"frame %d: %d MB resident, object on %.0f %%%n", i + 1,
							ResidentMemory.kilobytes() >> 10, 100 * mask.coverage());
					}, Progress.NONE);
		}
		System.out.printf(Locale.ROOT,
			"%.1f processor s before the first frame, then %.3f, and %.3f s, a frame%n",
			first[0] - begun, (cpu() - first[0]) / (frames - 1), (System.nanoTime() /
				1e9 - first[1]) / (frames - 1));
		System.exit(0);
	}

	/** Of the process, seconds. */
	private static double cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
	}
}
