package org.soulstyler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.Locator.Located;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Stage;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.stylization.StylizationListener;
import org.soulstyler.stylization.StylizationResult;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.Stylizer;
import org.soulstyler.vocabulary.Understanding;

/**
 * One sentence and one picture go in, one picture comes out:
 *
 * <pre>
 * try (Soulstyler soulstyler = Soulstyler.open(bundle, "auto")) {
 * 	Result result = soulstyler.run(image, "Turn the red apple into fire",
 * 		soulstyler.defaults(), Progress.NONE);
 * }
 * </pre>
 *
 * Each engine is opened when it is first needed and kept until
 * {@link #close()}, so that a second run loads nothing. Calls from several
 * threads take turns.
 */
public final class Soulstyler implements AutoCloseable {

	private final ModelBundle bundle;
	private final Engines engines;
	private final Locator locator;
	private final StylizationSettings defaults;

	private Soulstyler(final ModelBundle bundle, final String device)
		throws SoulstylerException
	{
		this.bundle = bundle;
		engines = new Engines(bundle, device);
		locator = new Locator(engines);
		defaults = defaults(bundle);
	}

	/**
	 * @param bundle the models to work with
	 * @param device "auto", "cpu", "gpu" or "cuda:N"
	 * @throws SoulstylerException when the bundle's settings make no sense
	 */
	public static Soulstyler open(final ModelBundle bundle, final String device)
		throws SoulstylerException
	{
		EngineLogs.quiet();
		return new Soulstyler(bundle, device);
	}

	/** The fast settings, with those that the bundle has of its own. */
	public StylizationSettings defaults() {
		return defaults;
	}

	/**
	 * Splits an instruction into objects and style.
	 *
	 * @throws SoulstylerException when it is empty or lacks one of them
	 */
	public synchronized StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		return engines.splitter().split(instruction);
	}

	/**
	 * Outlines an object, or several ("the cat and the dog"), or all but some
	 * ("everything except the dog").
	 *
	 * @param expression names it, e.g. "the red apple"
	 * @return also where nothing was found; the notices tell which words were
	 *         taken for others
	 */
	public synchronized Segmentation segment(final ColorImage image,
		final String expression) throws SoulstylerException
	{
		if (expression == null || expression.isBlank())
			throw new SoulstylerException(Failure.INSTRUCTION,
				"Say which object is meant, for example \u201cthe red apple\u201d.");
		return locator.segment(image, expression);
	}

	/**
	 * The whole job.
	 *
	 * @param image is not changed
	 * @param instruction e.g. "Turn the white sailboat to the art on fire"
	 * @param settings see {@link #defaults()}
	 * @param progress hears how it goes and may end it
	 * @throws SoulstylerException when the instruction cannot be split, the object
	 *           is not in the picture, or a model or the device fails
	 */
	public synchronized Result run(final ColorImage image,
		final String instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		progress.stage("Reading the instruction");
		final StyleInstruction split = split(instruction);
		progress.split(split);
		return run(image, split, settings, progress);
	}

	/**
	 * The job for an instruction that is split already. All targets are looked for
	 * in the picture as it is given, then restyled one after the other.
	 *
	 * @throws SoulstylerException when an object is not in the picture, or a model
	 *           or the device fails
	 */
	public synchronized Result run(final ColorImage image,
		final StyleInstruction instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		engines.prepare(settings.optimiser().precision());
		final List<Located> places = locator.locate(image, instruction.targets(),
			progress);
		progress.located(places.stream().map(p -> new Progress.Place(p.target(), p
			.mask())).toList());
		refuseCancelled(progress);
		return restyle(image, instruction, places, settings, progress);
	}

	/**
	 * Restyles what a mask covers, e.g. one that the user drew or corrected.
	 *
	 * @param mask of the image's size
	 * @param style the style, e.g. "a mosaic"
	 */
	public synchronized Result stylize(final ColorImage image, final Mask mask,
		final String style, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		if (style == null || style.isBlank()) throw new SoulstylerException(
			Failure.INSTRUCTION,
			"Say what it shall look like, for example \u201ca mosaic\u201d.");
		return stylize(image, mask, new StyleInstruction("", "", style.strip()),
			settings, progress);
	}

	/**
	 * The same for an instruction that is split already: its place is the mask's,
	 * and its style must be one.
	 *
	 * @throws SoulstylerException when the instruction has several targets, or a
	 *           model or the device fails
	 */
	public synchronized Result stylize(final ColorImage image, final Mask mask,
		final StyleInstruction instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		final Target target = new Target("", instruction.onlyStyle());
		return restyle(image, instruction, List.of(new Located(target, null, mask)),
			settings, progress);
	}

	/**
	 * Judges a restyled picture by the losses of some settings, in the same
	 * networks. See {@link Stylizer#losses}.
	 */
	public synchronized Map<String, Double> losses(final ColorImage image,
		final Mask mask, final String style, final ColorImage restyled,
		final StylizationSettings settings, final int draws)
		throws SoulstylerException
	{
		return engines.stylizer(settings.optimiser().precision()).losses(image, mask, engines
			.styles().understand(style.strip()).text(), restyled, settings, draws);
	}

	@Override
	public synchronized void close() {
		engines.close();
	}

	// -- Helper methods --

	private Result restyle(final ColorImage image,
		final StyleInstruction instruction, final List<Located> places,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		final List<String> notices = new ArrayList<>();
		final List<Understanding> styles = new ArrayList<>();
		for (final Located place : places) {
			if (place.segmentation() != null) notices.addAll(place.segmentation()
				.notices());
			final Understanding style = engines.styles().understand(place.target()
				.style());
			style.notices().forEach(progress::notice);
			notices.addAll(style.notices());
			styles.add(style);
		}
		progress.stage("Opening the networks");
		final String device = engines.device();
		progress.notice(device);
		progress.device(engines.deviceName());
		notices.add(device);
		final Stylizer stylizer = engines.stylizer(settings.optimiser().precision());
		refuseCancelled(progress);
		final List<Result.Part> parts = new ArrayList<>();
		ColorImage picture = image;
		for (int i = 0; i < places.size(); i++) {
			final Located place = places.get(i);
			final String style = styles.get(i).text();
			progress.stage("Restyling " + (places.size() > 1 ? place.target().name() +
				" " : "") + "as \u201c" + style + "\u201d");
			final int done = i;
			final StylizationResult stylization = stylizer.stylize(picture, place
				.mask(), style, settings, new StylizationListener()
			{

					@Override
					public boolean onIteration(final int iteration, final int of,
						final Map<String, Double> losses,
						final Supplier<ColorImage> preview)
					{
						return progress.iteration(done * of + iteration, places.size() * of,
							losses, preview);
					}

					@Override
					public void onStage(final Stage stage) {
						progress.computing(stage);
					}
				});
			parts.add(new Result.Part(place.target(), place.segmentation(), place
				.mask(), stylization));
			picture = stylization.picture();
			if (stylization.cancelled()) break;
		}
		return new Result(instruction, parts, List.copyOf(notices), bundle.name(),
			bundle.checksums(), settings);
	}

	private static StylizationSettings defaults(final ModelBundle bundle)
		throws SoulstylerException
	{
		try {
			StylizationSettings settings = Preset.FAST.settings().with(bundle
				.stylization());
			if (bundle.clip().templates() != null) settings = settings.with(
				"templates", bundle.clip().templates());
			if (bundle.clip().source() != null) settings = settings.with("source",
				bundle.clip().source());
			if (bundle.features().layers() != null) settings = settings.with(
				"contentLayers", bundle.features().layers());
			return settings;
		}
		catch (final IllegalArgumentException e) {
			throw new SoulstylerException(Failure.MODEL, "The settings in " + bundle
				.folder().resolve(ModelBundle.DESCRIPTION) + " cannot be used: " + e
					.getMessage(), e);
		}
	}

	static void refuseCancelled(final Progress progress)
		throws SoulstylerException
	{
		if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Cancelled before there was anything to keep.");
	}
}
