package org.soulstyler.stylization;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.settings.StylizationSettings;

/**
 * From coarse to fine: the region is optimised at the working size, then again
 * and again at twice the size, beginning with what was made before. A crop has
 * the same number of pixels each time, so the networks look closer and closer.
 * From the third pass on the region is done in tiles of the second one's size,
 * so that memory stays where it is.
 */
final class DetailPlan {

	/** Factor on the step sizes: what is there already shall not be lost. */
	private static final double GENTLE = 0.5;
	/** Tiles' longest side, in working sizes. */
	private static final int TILE = 2;

	/**
	 * A part of the picture that is optimised by itself.
	 *
	 * @param window null for the whole object
	 * @param region of what lies in the window
	 */
	record Part(@Nullable Window window, Region region,
			StylizationSettings settings) {

		/** The part's mask, of the picture's size. */
		Mask of(final Mask mask) {
			return window == null ? mask : window.of(mask);
		}
	}

	private DetailPlan() {}

	/**
	 * @return in the order in which they are done; the first is the whole object
	 * @throws SoulstylerException if the mask is empty
	 */
	static List<Part> of(final Mask mask, final StylizationSettings settings)
		throws SoulstylerException
	{
		final Region whole = Region.around(mask, settings);
		if (whole == null) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"The mask is empty: there is nothing to restyle.");
		final Region.Box box = whole.box();
		final double longest = Math.max(box.width(), box.height());
		final int side = settings.region().workingSize();
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part(null, whole, settings));
		final int passes = settings.optimiser().iterations() == 0 || !settings.net()
			.residual() ? 0 : settings.detail().detailPasses();
		final StylizationSettings finer = finer(settings);
		long size = side;
		for (int pass = 0; pass < passes && 2 * size <= longest; pass++) {
			size *= 2;
			final double scale = size / longest;
			if (size <= (long) TILE * side) parts.add(new Part(null, Region.scaled(
				box, scale), finer));
			else for (final Window window : Window.over(box, (int) Math.round(TILE *
				side / scale)))
			{
				final Region.Box part = Region.box(mask, window.box(), settings.region()
					.margin());
				if (part != null) parts.add(new Part(window, Region.scaled(part, scale),
					finer));
			}
		}
		return parts;
	}

	/** All steps of these parts. */
	static int iterations(final List<Part> parts) {
		return parts.stream().mapToInt(part -> part.settings().optimiser()
			.iterations()).sum();
	}

	/** Colour, style and contrast are there: no start is needed. */
	private static StylizationSettings finer(final StylizationSettings settings) {
		return settings.with("colorStart", 0).with("warmStart", 0).with("contrast",
			1).with("learningRate", GENTLE * settings.optimiser().learningRate())
			.with("pyramidRate", GENTLE * settings.optimiser().pyramidRate())
			.withIterations(Math.max(1, (int) Math.round(settings.detail()
				.detailSteps() * settings.optimiser().iterations())));
	}
}
