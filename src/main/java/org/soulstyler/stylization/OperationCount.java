package org.soulstyler.stylization;

import org.soulstyler.stylization.loss.StyleNetworks;

/**
 * Floating-point operations of the networks; a multiplication and its addition
 * are two, and nothing else counts. A frozen network's gradient costs as much
 * again as its value, StyleNet's twice as much.
 */
final class OperationCount {

	private OperationCount() {}

	/** Of a step, on average over the run's steps so far. */
	static double perStep(final StylizationRun run, final StyleNetworks networks,
		final Region region)
	{
		final int height = region.height(), width = region.width();
		return 3.0 * run.net().operations(height, width) + 2.0 * run
			.imagesPerStep() * networks.clip().operations() + 2.0 * run
				.lossOperations(height, width);
	}
}
