package org.soulstyler.stylization;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.Correspondence;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.TorchOps;

/**
 * Trains one StyleNet, and grids of parameters at the anchors, on a clip's key
 * frames. The net sees the key frames as one batch, so that its statistics are
 * theirs together; the losses see them side by side, and draw crops from all.
 */
final class ClipTraining {

	private final StyleNetworks networks;
	private final TorchOps ops;
	private final NDManager manager;

	ClipTraining(final StyleNetworks networks, final TorchOps ops,
		final NDManager manager)
	{
		this.networks = networks;
		this.ops = ops;
		this.manager = manager;
	}

	/** @throws SoulstylerException when it is cancelled, or comes to nothing */
	ClipStyle train(final ClipKeys keys, final String style,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		final long begun = System.nanoTime();
		final Mask first = keys.frames().get(0).mask();
		final ClipRegion region = ClipRegion.of(first.width(), first.height(), keys
			.objectWidth(), keys.objectHeight(), settings);
		final Tiles tiles = Tiles.of(keys.frames().size(), region.width(), region
			.height());
		final List<Region.Box> boxes = keys.frames().stream().map(f -> region.at(f
			.mask()).box()).toList();
		final List<Map<String, Double>> history = new ArrayList<>();
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			final Scene scene = scene(keys, region, tiles, boxes);
			try (StylizationRun run = StylizationRun.begin(networks, ops, manager,
				scene, style, settings, progress::computing))
			{
				if (run.isBegun()) progress.begun(() -> preview(keys.frames().get(0),
					region, tiles, run.picture(), settings));
				final int iterations = settings.optimiser().iterations();
				boolean goOn = true;
				while (goOn && run.steps() < iterations)
					goOn = run.step((losses, output) -> {
						history.add(new LinkedHashMap<>(losses));
						return progress.iteration(history.size(), iterations, losses,
							() -> preview(keys.frames().get(0), region, tiles, output.get(),
								settings));
					});
				if (!goOn) throw new SoulstylerException(Failure.CANCELLED,
					"Cancelled before there was anything to keep.");
				return new ClipStyle(run.learned(), region, tiles, boxes.subList(0, keys
					.anchors()), Compositor.meanLuma(run.picture(), scene.mask()),
					settings, List.copyOf(history), (System.nanoTime() - begun) / 1e9,
					Devices.name(manager.getDevice()), networks.clip().precision()
						.label());
			}
		}
	}

	// -- Helper methods --

	private Scene scene(final ClipKeys keys, final ClipRegion region,
		final Tiles tiles, final List<Region.Box> boxes)
	{
		final List<float[]> pictures = new ArrayList<>();
		final List<float[]> masks = new ArrayList<>();
		for (final ClipFrame frame : keys.frames()) {
			final Region at = region.at(frame.mask());
			pictures.add(at.shrink(frame.steady()));
			masks.add(at.shrink(frame.mask()));
		}
		final Carry carry = new Carry(ops, manager, keys.frames(), region, boxes
			.subList(0, keys.anchors()), tiles);
		return new Scene(manager.create(tiles.together(pictures, 3), new Shape(1, 3,
			tiles.fullHeight(), tiles.fullWidth())), tiles.together(masks, 1), tiles,
			carry, neighbours(keys, region, tiles, boxes, masks));
	}

	private @Nullable Correspondence neighbours(final ClipKeys keys,
		final ClipRegion region, final Tiles tiles, final List<Region.Box> boxes,
		final List<float[]> masks)
	{
		if (keys.neighbours().isEmpty()) return null;
		final int width = tiles.fullWidth();
		final int plane = width * tiles.fullHeight();
		final float[] grid = new float[2 * plane];
		final float[] weights = new float[plane];
		for (final ClipKeys.Neighbours pair : keys.neighbours()) {
			final Mask mask = keys.frames().get(pair.from()).mask();
			final Region at = region.at(mask);
			final float[] dx = at.shrink(pair.dx(), mask.width());
			final float[] dy = at.shrink(pair.dy(), mask.width());
			final float[] seen = new float[pair.seen().length];
			for (int i = 0; i < seen.length; i++)
				seen[i] = pair.seen()[i] ? 1 : 0;
			final float[] shown = at.shrink(seen, mask.width());
			final Carry.Positions positions = new Carry.Positions(boxes.get(pair
				.from()), boxes.get(pair.to()), tiles);
			for (int y = 0, i = 0; y < tiles.height(); y++)
				for (int x = 0; x < tiles.width(); x++, i++) {
					final int index = (tiles.y(pair.from()) + y) * width + tiles.x(pair
						.from()) + x;
					positions.write(grid, index, x, y, dx[i], dy[i], pair.to());
					weights[index] = shown[i] * masks.get(pair.from())[i];
				}
		}
		return new Correspondence(manager.create(grid, new Shape(1, tiles
			.fullHeight(), width, 2)), manager.create(weights, new Shape(1, 1, tiles
				.fullHeight(), width)));
	}

	/** The first key frame as it is now. */
	private static ColorImage preview(final ClipFrame frame,
		final ClipRegion region, final Tiles tiles, final float[] together,
		final StylizationSettings settings)
	{
		final Region at = region.at(frame.mask());
		final float[] mine = new float[3 * tiles.width() * tiles.height()];
		for (int c = 0; c < 3; c++)
			for (int y = 0; y < tiles.height(); y++)
				System.arraycopy(together, (c * tiles.fullHeight() + y) * tiles
					.fullWidth(), mine, (c * tiles.height() + y) * tiles.width(), tiles
						.width());
		return new Compositor(frame.picture(), frame.mask(), at, at.shrink(frame
			.steady()), at.shrink(frame.mask()), settings.region().contrast(), true)
			.compose(mine);
	}
}
