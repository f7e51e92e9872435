package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * Restyles a clip's frames by what was learned from its key frames: StyleNet with
 * frozen statistics, and the anchors' grids carried to each frame. Not
 * thread-safe.
 */
public final class FramePainter implements AutoCloseable {

	private final TorchOps ops;
	private final NDManager manager;
	private final ClipStyle style;
	private final StyleNet net;
	private final List<NDArray> statistics = new ArrayList<>();
	private final @Nullable NDArray change;
	private final @Nullable NDArray noise;
	private final TemporalFilter filter = new TemporalFilter();

	FramePainter(final TorchOps ops, final NDManager manager,
		final ClipStyle style)
	{
		this.ops = ops;
		this.manager = manager;
		this.style = style;
		final ClipStyle.Learned learned = style.learned();
		net = StyleNet.create(ops, manager, style.settings(), new Random(0));
		net.load(learned.parameters());
		for (final float[] values : learned.statistics())
			statistics.add(manager.create(values, new Shape(6, values.length / 6)));
		change = places(learned.change());
		noise = places(learned.noise());
	}

	/**
	 * Restyles a frame, after the one before it if it shows the object.
	 *
	 * @param frame whose mask is not empty
	 * @return a new picture, equal to the frame's where the mask is 0
	 */
	public ColorImage paint(final ClipFrame frame) {
		final Region at = style.region().at(frame.mask());
		final float[] original = at.shrink(frame.steady());
		final float[] restyled;
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			final NDArray picture = manager.create(original, new Shape(1, 3, at
				.height(), at.width()));
			final Carry carry = change == null && noise == null ? null : new Carry(
				ops, manager, List.of(frame), style.region(), style.anchors(), style
					.tiles());
			restyled = net.forward(net.input(picture, carried(noise, carry)), carried(
				change, carry), statistics).toFloatArray();
		}
		final Relief relief = Relief.of(ops, manager, original, at.width(), at
			.height(), style.settings().region().relief());
		return new Compositor(frame.picture(), frame.mask(), at, original, at
			.shrink(frame.mask()), style.settings().region().contrast(), true)
			.compose(filter.next(relief.on(restyled), original, frame, at), style
				.luma());
	}

	@Override
	public void close() {
		net.close();
		statistics.forEach(NDArray::close);
		if (change != null) change.close();
		if (noise != null) noise.close();
	}

	private static @Nullable NDArray carried(final @Nullable NDArray places,
		final @Nullable Carry carry)
	{
		return places == null || carry == null ? null : carry.pull(places);
	}

	private @Nullable NDArray places(final float @Nullable [] values) {
		if (values == null) return null;
		final Tiles tiles = style.tiles();
		final int plane = tiles.fullHeight() * tiles.fullWidth();
		return manager.create(values, new Shape(1, values.length / plane, tiles
			.fullHeight(), tiles.fullWidth()));
	}
}
