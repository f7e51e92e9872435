package org.soulstyler.stylization;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;
import org.soulstyler.progress.Stage;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.loss.StyleNetworks;
import org.soulstyler.torch.Devices;
import org.soulstyler.torch.TorchFault;
import org.soulstyler.torch.TorchOps;

/**
 * Restyles the masked object of a picture after a text: Soulstyler's section
 * 3.3, which is CLIPstyler held to a mask. A small network is optimised, from
 * scratch, until crops of its output lie where the text points in CLIP's space.
 * <p>
 * Computes on the device of the manager that it was given, and in the precision
 * in which the networks were opened (a setting that their opener reads). The
 * same picture, mask, text and settings give the same values on the same device
 * with the same number of threads. Calls from several threads are fine, each with a Stylizer
 * of its own.
 */
public final class Stylizer {

	private final StyleNetworks networks;
	private final TorchOps ops;
	private final NDManager manager;

	/**
	 * Nothing given here is closed by this class.
	 *
	 * @param networks that judge
	 * @param ops operations on the same device
	 * @param manager of the device to compute on
	 */
	public Stylizer(final StyleNetworks networks, final TorchOps ops,
		final NDManager manager)
	{
		this.networks = networks;
		this.ops = ops;
		this.manager = manager;
	}

	/**
	 * Restyles.
	 *
	 * @param image of any size from 1×1; not changed
	 * @param mask of the same size
	 * @param content what the object shall look like, e.g. "fire"
	 * @param settings how
	 * @param progress hears of each iteration and its stages, and may end the run
	 * @return a new picture of the same size, equal to the input where the mask
	 *         is 0
	 * @throws SoulstylerException if the mask is empty, the device's memory does
	 *           not suffice or the losses turn into no numbers
	 * @throws IllegalArgumentException if mask and image differ in size
	 */
	public StylizationResult stylize(final ColorImage image, final Mask mask,
		final String content, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		if (mask.width() != image.width() || mask.height() != image.height()) {
			throw new IllegalArgumentException(
				"The mask must be of the image's size.");
		}
		final long begun = System.nanoTime();
		return inParts(image, progress, () -> optimise(image, mask, content,
			settings, progress, begun));
	}

	/**
	 * Learns how to restyle a clip's object from some of its frames.
	 *
	 * @param keys of one size
	 * @param content what the object shall look like
	 * @throws SoulstylerException when it is cancelled, the device's memory does not
	 *           suffice or the losses turn into no numbers
	 */
	public ClipStyle train(final ClipKeys keys, final String content,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		return inParts(keys.frames().get(0).picture(), progress,
			() -> new ClipTraining(networks, ops, manager).train(keys, content,
				settings, progress));
	}

	/** Restyles the clip's frames by what was learned. */
	public FramePainter painter(final ClipStyle style) {
		return new FramePainter(ops, manager, style);
	}

	/**
	 * What a picture would lose in a step of a run, whoever restyled it: the means
	 * over several draws of crops. Pictures are compared by the same settings, the
	 * seed among them.
	 *
	 * @param image the original
	 * @param mask of the same size
	 * @param content what the object shall look like
	 * @param restyled of the same size
	 * @param settings says the region, the crops, their seed and the losses
	 * @param draws of crops, 1 or more
	 * @return each term by name, and their weighted sum as "total"
	 * @throws SoulstylerException if the mask is empty
	 */
	public Map<String, Double> losses(final ColorImage image, final Mask mask,
		final String content, final ColorImage restyled,
		final StylizationSettings settings, final int draws)
		throws SoulstylerException
	{
		final Region region = DetailPlan.of(mask, settings).get(0).region();
		try (NDScope scope = new NDScope();
				StylizationRun run = StylizationRun.begin(networks, ops, manager, Scene
					.picture(manager, region.shrink(image), region.shrink(mask), region
						.width(), region.height()), content, settings, stage -> {}))
		{
			scope.suppressNotUsedWarning();
			final float[] part = region.shrink(restyled);
			final Map<String, Double> means = new LinkedHashMap<>();
			for (int i = 0; i < draws; i++)
				run.losses(part).forEach((name, value) -> means.merge(name, value /
					draws, Double::sum));
			return means;
		}
	}

	private StylizationResult optimise(final ColorImage image, final Mask mask,
		final String content, final StylizationSettings settings,
		final Progress progress, final long begun) throws SoulstylerException
	{
		progress.computing(Stage.PREPARE);
		final List<DetailPlan.Part> parts = DetailPlan.of(mask, settings);
		final StepLog log = new StepLog(progress, DetailPlan.iterations(parts));
		Pass first = null;
		ColorImage picture = image;
		for (final DetailPlan.Part part : parts) {
			if (log.stopped()) break;
			final Pass pass = pass(picture, part.of(mask), part.region(), content,
				part.settings(), log);
			if (first == null) first = pass;
			picture = pass.picture();
		}
		Objects.requireNonNull(first);
		return new StylizationResult(picture, log.losses(), log.steps(), log
			.stopped(), first.settled(), (System.nanoTime() - begun) / 1e9,
			deviceName(), networks.clip().precision().label(), first.operations());
	}

	/**
	 * What an optimisation made.
	 *
	 * @param settled whether it ended because the loss had stopped falling
	 * @param operations of the networks in a step
	 */
	private record Pass(ColorImage picture, boolean settled, double operations) {
	}

	private Pass pass(final ColorImage image, final Mask mask,
		final Region region, final String content,
		final StylizationSettings settings, final StepLog log)
		throws SoulstylerException
	{
		final Progress progress = log.progress();
		final float[] original = region.shrink(image);
		final float[] workingMask = region.shrink(mask);
		final Compositor compositor = new Compositor(image, mask, region, original,
			workingMask, settings.region().contrast(), !region.isFullSize());
		final Relief relief = Relief.of(ops, manager, original, region.width(),
			region.height(), settings.region().relief());
		// Arrays that outlive a step are this scope's; each step has its own.
		try (NDScope scope = new NDScope();
				StylizationRun run = StylizationRun.begin(networks, ops, manager, Scene
					.picture(manager, original, workingMask, region.width(), region
						.height()), content, settings, progress::computing))
		{
			scope.suppressNotUsedWarning();
			if (run.isBegun()) log.begun(() -> compositor.compose(relief.on(run
				.picture())));
			final int iterations = settings.optimiser().iterations();
			final List<Double> totals = new ArrayList<>();
			boolean goOn = true;
			while (goOn && run.steps() < iterations && !settings.optimiser()
				.isSettled(totals))
			{
				goOn = run.step((losses, output) -> {
					totals.add(losses.get("total"));
					return log.step(losses, () -> compositor.compose(relief.on(output
						.get())));
				});
			}
			final boolean settled = goOn && run.steps() < iterations;
			if (settled) log.leaveOut(iterations - run.steps());
			progress.computing(Stage.COMPOSE);
			return new Pass(compositor.compose(relief.on(run.picture())), settled,
				OperationCount.perStep(run, networks, region));
		}
	}

	/** Something that takes much memory. */
	private interface Work<T> {

		T make() throws SoulstylerException;
	}

	/**
	 * Begins again with fewer crops at a time where a GPU's memory does not
	 * suffice. A processor's is the system's, which rather ends us than says so.
	 */
	private <T> T inParts(final ColorImage image, final Progress progress,
		final Work<T> work) throws SoulstylerException
	{
		while (true) {
			try {
				return work.make();
			}
			catch (final OutOfMemoryError exc) {
				throw new SoulstylerException(Failure.DEVICE,
					"Java's memory does not suffice for a picture of " + image.width() +
						" × " + image.height() + " pixels. Give Java more of it.", exc);
			}
			catch (final RuntimeException exc) {
				if (TorchFault.of(exc) != TorchFault.OUT_OF_MEMORY) throw exc;
				if (!networks.clip().halveChunk()) throw new SoulstylerException(
					Failure.DEVICE, "The memory of the " + deviceName() +
						" does not suffice. Choose a smaller working size or " +
						"fewer crops, or another device.", exc);
				progress.notice("The memory of the " + deviceName() +
					" does not suffice for so many crops at a time; beginning again with " +
					networks.clip().chunk() + ".");
				Devices.releaseCache(manager.getDevice());
			}
		}
	}

	private String deviceName() throws SoulstylerException {
		return Devices.name(manager.getDevice());
	}
}
