package org.soulstyler.video;

import java.util.Random;

import org.soulstyler.image.ColorImage;

/**
 * A drawn clip whose motion is known in every pixel: a red ball with a rough skin
 * before a rough wall. All positions are shares of the frame's height, all times
 * shares of the clip.
 */
final class KnownClip implements FrameSource {

	/** What happens. */
	enum Scenario {
			/** The camera moves past wall and ball. */
			PAN,
			/** The ball turns in the picture's plane and goes. */
			TURN,
			/** The ball turns about its upright axis: its skin comes and goes. */
			SPIN,
			/** The ball leaves the picture and comes back. */
			LEAVE,
			/** The camera moves a little and the light fades by a third. */
			LIGHT
	}

	private static final double RADIUS = 0.3;
	private static final float[] RED = { 0.70f, 0.10f, 0.08f };
	private static final float[] WALL = { 0.56f, 0.62f, 0.64f };

	private final int width;
	private final int height;
	private final int size;
	private final Scenario scenario;
	private final double grain;
	private final Roughness skin = new Roughness(256, 5);
	private final Roughness wall = new Roughness(256, 9);

	/** A clip without a camera's noise. */
	KnownClip(final int width, final int height, final int size,
		final Scenario scenario)
	{
		this(width, height, size, scenario, 0);
	}

	/** @param grain standard deviation of a camera's noise, [0, 1] */
	KnownClip(final int width, final int height, final int size,
		final Scenario scenario, final double grain)
	{
		this.grain = grain;
		this.width = width;
		this.height = height;
		this.size = size;
		this.scenario = scenario;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public ColorImage frame(final int t) {
		final float[] samples = new float[3 * width * height];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				for (int k = 0; k < 4; k++) // four samples a pixel: a soft outline
					add(samples, i, t, x - 0.25 + 0.5 * (k & 1), y - 0.25 + 0.5 *
						(k >> 1));
			}
		}
		final Random random = new Random(t);
		for (int i = 0; i < samples.length; i++) // eight bits, as files have them
			samples[i] = Math.round(255 * clamp(samples[i] + (float) (grain * random
				.nextGaussian()))) / 255f;
		return ColorImage.of(samples, width, height);
	}

	private void add(final float[] samples, final int i, final int t,
		final double x, final double y)
	{
		final double[] place = onBall(t, x, y);
		final float light = (float) light(t) / 4;
		if (place == null) {
			final double u = (x - pan(t)) / height;
			final float rough = wall.at(u, y / height);
			for (int c = 0; c < 3; c++)
				samples[c * width * height + i] += light * clamp(WALL[c] + 0.30f *
					rough);
			return;
		}
		final float shade = (float) (1 - 0.5 * (place[2] * place[2]));
		final float rough = skin.at(place[0], place[1]);
		for (int c = 0; c < 3; c++)
			samples[c * width * height + i] += light * clamp(shade * RED[c] * (1 +
				0.6f * rough) + 0.03f * rough);
	}

	/** Whether the ball covers a pixel wholly. */
	boolean covers(final int t, final int x, final int y) {
		return Math.hypot(x - centerX(t), y - centerY(t)) < RADIUS * height - 1.5;
	}

	/** Where the ball's pixels of a frame are in another: its true motion. */
	Flow flow(final int from, final int to) {
		final Flow flow = Flow.still(width, height);
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				final double[] there = moved(from, to, x, y);
				flow.dx()[i] = (float) (there[0] - x);
				flow.dy()[i] = (float) (there[1] - y);
			}
		return flow;
	}

	/** The ball's pixels of a frame that are to be seen in another one, too. */
	boolean[] seen(final int from, final int to) {
		final boolean[] seen = new boolean[width * height];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				if (!covers(from, x, y)) continue;
				final double[] there = moved(from, to, x, y);
				seen[i] = there[2] > 0.2 && there[0] >= 0 && there[1] >= 0 &&
					there[0] <= width - 1 && there[1] <= height - 1 && Math.hypot(
						there[0] - centerX(to), there[1] - centerY(to)) < RADIUS * height -
							1.5;
			}
		return seen;
	}

	// -- Helper methods --

	/** @return x, y and how much it faces us */
	private double[] moved(final int from, final int to, final double x,
		final double y)
	{
		final double r = RADIUS * height;
		double u = (x - centerX(from)) / r;
		double v = (y - centerY(from)) / r;
		double facing = 1;
		final double turn = turn(to) - turn(from);
		if (scenario == Scenario.SPIN) {
			final double ring = Math.sqrt(Math.max(1e-9, 1 - v * v));
			final double angle = Math.asin(Math.max(-1, Math.min(1, u / ring))) +
				turn;
			u = ring * Math.sin(angle);
			facing = Math.cos(angle);
		}
		else {
			final double w = u * Math.cos(turn) - v * Math.sin(turn);
			v = u * Math.sin(turn) + v * Math.cos(turn);
			u = w;
		}
		return new double[] { centerX(to) + r * u, centerY(to) + r * v, facing };
	}

	/** @return where on the skin, and how far from the middle; null beside the ball */
	private double[] onBall(final int t, final double x, final double y) {
		final double r = RADIUS * height;
		final double u = (x - centerX(t)) / r;
		final double v = (y - centerY(t)) / r;
		final double far = Math.hypot(u, v);
		if (far >= 1) return null;
		if (scenario == Scenario.SPIN) {
			final double ring = Math.sqrt(1 - v * v);
			return new double[] { RADIUS * (Math.asin(Math.max(-1, Math.min(1, u /
				ring))) - turn(t)), RADIUS * Math.asin(v), far };
		}
		final double turn = turn(t);
		return new double[] { RADIUS * (u * Math.cos(turn) + v * Math.sin(turn)),
			RADIUS * (v * Math.cos(turn) - u * Math.sin(turn)), far };
	}

	private double share(final int t) {
		return size == 1 ? 0 : (double) t / (size - 1);
	}

	private double turn(final int t) {
		switch (scenario) {
			case TURN:
				return 0.03 * t;
			case SPIN:
				return 0.05 * t;
			default:
				return 0;
		}
	}

	private double pan(final int t) {
		return scenario == Scenario.PAN ? 1.3 * t : scenario == Scenario.LIGHT
			? 0.3 * t : 0;
	}

	private double light(final int t) {
		return scenario == Scenario.LIGHT ? 1 - 0.33 * share(t) : 1;
	}

	private double centerX(final int t) {
		final double base = scenario == Scenario.PAN ? 0.36 * height : 0.5 * width;
		final double away = scenario == Scenario.LEAVE ? width * 0.9 * Math.sin(
			Math.PI * share(t)) : 0;
		final double goes = scenario == Scenario.TURN ? 0.7 * t : 0;
		return base + pan(t) + away + goes;
	}

	private double centerY(final int t) {
		return 0.5 * height + (scenario == Scenario.TURN ? 0.2 * t : 0);
	}

	private static float clamp(final float value) {
		return Math.max(0, Math.min(1, value));
	}

	/** Noise of many scales, as photographs have it, sampled between its cells. */
	private static final class Roughness {

		private static final int OCTAVES = 5;
		private final float[] cells;
		private final int side;

		Roughness(final int side, final int seed) {
			this.side = side;
			cells = new float[side * side];
			final Random random = new Random(seed);
			for (int i = 0; i < cells.length; i++)
				cells[i] = (float) random.nextGaussian();
		}

		/** @return around 0, mostly within ±1 */
		float at(final double u, final double v) {
			float sum = 0;
			float scale = 6;
			float weight = 0.5f;
			for (int k = 0; k < OCTAVES; k++) {
				sum += weight * octave((float) (u * scale) + 31 * k, (float) (v *
					scale) + 17 * k);
				scale *= 2;
				weight *= 0.55f;
			}
			return sum;
		}

		private float octave(final float u, final float v) {
			final int x = (int) Math.floor(u);
			final int y = (int) Math.floor(v);
			final float fx = smooth(u - x);
			final float fy = smooth(v - y);
			return (cell(x, y) * (1 - fx) + cell(x + 1, y) * fx) * (1 - fy) + (cell(x,
				y + 1) * (1 - fx) + cell(x + 1, y + 1) * fx) * fy;
		}

		private float cell(final int x, final int y) {
			return cells[Math.floorMod(y, side) * side + Math.floorMod(x, side)];
		}

		private static float smooth(final float f) {
			return f * f * (3 - 2 * f);
		}
	}
}
