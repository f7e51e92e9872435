package org.soulstyler;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.NoticeRecorder;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.ClipKeys;
import org.soulstyler.stylization.ClipStyle;
import org.soulstyler.stylization.FramePainter;

/**
 * One sentence and one picture go in, one picture comes out:
 *
 * <pre>
 * try (Soulstyler soulstyler = Soulstyler.open(bundle, DeviceWish.AUTO)) {
 * 	Result result = soulstyler.run(image, "Turn the red apple into fire",
 * 		soulstyler.defaults(), Progress.NONE);
 * }
 * </pre>
 *
 * Each engine is opened when it is first needed and kept until
 * {@link #close()}, so that a second run loads nothing. Any thread may call: each
 * engine does one thing at a time, so an instruction is split, or an object
 * outlined, while another picture is restyled; and so are several, if
 * {@link #restyleAtOnce} allows it.
 */
public final class Soulstyler implements AutoCloseable {

	/** Of crops that no run draws: its seeds are small numbers. */
	private static final long JUDGES_SEED = 1_000_003;

	private final ModelBundle bundle;
	private final Engines engines;
	private final Locator locator;
	private final Restyler restyler;
	private final StylizationSettings defaults;

	// Whoever needs several takes them in the order restyling, looking, reading.
	private final Object reading = new Object();
	private final Object looking = new Object();

	private Soulstyler(final ModelBundle bundle, final DeviceWish device,
		final @Nullable SplitterChoice splitter) throws SoulstylerException
	{
		this.bundle = bundle;
		engines = new Engines(bundle, device, splitter);
		locator = new Locator(engines);
		restyler = new Restyler(engines, bundle);
		defaults = defaults(bundle);
	}

	/**
	 * @param bundle the models to work with
	 * @param device where to compute
	 * @throws SoulstylerException when the bundle's settings make no sense
	 */
	public static Soulstyler open(final ModelBundle bundle,
		final DeviceWish device) throws SoulstylerException
	{
		return open(bundle, device, null);
	}

	/**
	 * As {@link #open(ModelBundle, DeviceWish)}, with another language model that
	 * splits instead of the bundle's.
	 *
	 * @param splitter null for the bundle's
	 * @throws SoulstylerException when the bundle's settings make no sense
	 */
	public static Soulstyler open(final ModelBundle bundle,
		final DeviceWish device, final @Nullable SplitterChoice splitter)
		throws SoulstylerException
	{
		EngineLogs.quiet();
		return new Soulstyler(bundle, device, splitter);
	}

	/**
	 * Opens the splitter that a bundle names, and nothing else.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) when a file is missing or
	 *           damaged
	 */
	public static InstructionSplitter splitter(final ModelBundle bundle)
		throws SoulstylerException
	{
		return Engines.splitter(bundle);
	}

	/**
	 * What leaves this computer when an instruction is split, and where to: a
	 * sentence; empty if nothing does.
	 */
	public Optional<String> disclosure() throws SoulstylerException {
		synchronized (reading) {
			return engines.splitter().disclosure();
		}
	}

	/** The version that the jar's manifest states. */
	public static String version() {
		final String version = Soulstyler.class.getPackage()
			.getImplementationVersion();
		return version == null ? "(not packaged)" : version;
	}

	/** The models that it works with. */
	public ModelBundle bundle() {
		return bundle;
	}

	/** The fast settings, with those that the bundle has of its own. */
	public StylizationSettings defaults() {
		return defaults;
	}

	/**
	 * Lets several pictures be restyled at the same time, by threads of the caller
	 * and with the same networks, as pays on a GPU that one leaves idle. Each takes
	 * as much memory as if it were alone; clips have no others beside them. A seed
	 * gives the same picture.
	 *
	 * @param most 1 (which it is) or more
	 */
	public void restyleAtOnce(final int most) {
		restyler.atOnce(most);
	}

	/**
	 * Begins to open, on other threads, what reads instructions and looks for objects:
	 * for programs that have a picture to read meanwhile. What goes wrong is told where
	 * they are needed. What restyles is opened while an object is looked for.
	 */
	public void prepare() {
		engines.prepareReading();
	}

	/**
	 * Splits an instruction into objects and style.
	 *
	 * @param progress is told how it was understood
	 * @throws SoulstylerException when it is empty or lacks one of them
	 */
	public StyleInstruction split(final String instruction,
		final Progress progress) throws SoulstylerException
	{
		synchronized (reading) {
			progress.stage("Reading the instruction");
			disclosure().ifPresent(progress::notice);
			final StyleInstruction split = engines.splitter().split(instruction);
			progress.split(split);
			return split;
		}
	}

	/**
	 * Outlines an object, or several ("the cat and the dog"), or all but some
	 * ("everything except the dog").
	 *
	 * @param expression names it, e.g. "the red apple"
	 * @return the segmentation, which may have found nothing; its notices name
	 *          the words that were read as others
	 * @throws SoulstylerException when it is empty, or a model or the device fails
	 */
	public Segmentation segment(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		requireNamed(expression);
		synchronized (looking) {
			return locator.segment(image, expression);
		}
	}

	/**
	 * As {@link #segment}, for whoever needs the mask alone, as a clip does of many
	 * frames: what the picture shows instead of an object that is not there is not
	 * looked for.
	 *
	 * @throws SoulstylerException likewise
	 */
	public Segmentation outline(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		requireNamed(expression);
		synchronized (looking) {
			return locator.outline(image, expression);
		}
	}

	/**
	 * Splits an instruction, outlines its objects and restyles them.
	 *
	 * @param image is not changed
	 * @param instruction e.g. "Turn the white sailboat to the art on fire"
	 * @param settings see {@link #defaults()}
	 * @param progress is told how it goes, and may end it
	 * @throws SoulstylerException when the instruction cannot be split, the object
	 *           is not in the picture, or a model or the device fails
	 */
	public Result run(final ColorImage image, final String instruction,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		prepare();
		return run(image, split(instruction, progress), settings, progress);
	}

	/**
	 * Outlines and restyles the objects of an instruction that is split already.
	 * All targets are looked for in the picture as it is given, then restyled
	 * one after the other.
	 *
	 * @throws SoulstylerException when an object is not in the picture, or a model
	 *           or the device fails
	 */
	public Result run(final ColorImage image, final StyleInstruction instruction,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		return run(image, instruction, Map.of(), settings, progress);
	}

	/**
	 * The same, where some targets need not be looked for.
	 *
	 * @param masks of the image's size, by the index of their target; the others
	 *          are looked for
	 * @throws SoulstylerException when there is a mask without its target, an
	 *           object is not in the picture, or a model or the device fails
	 */
	public Result run(final ColorImage image, final StyleInstruction instruction,
		final Map<Integer, Mask> masks, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		instruction.requireTargets(masks.keySet());
		engines.prepare(settings.optimiser().precision());
		final NoticeRecorder recorder = new NoticeRecorder(progress);
		instruction.notices().forEach(recorder::notice);
		final List<Place> places;
		synchronized (looking) {
			places = locator.locate(image, instruction.targets(), masks, recorder);
		}
		recorder.located(places);
		Locator.refuseCancelled(recorder);
		return restyler.restyle(image, instruction, places, settings, recorder);
	}

	/**
	 * Restyles what a mask covers, e.g. one that the user drew or corrected.
	 *
	 * @param mask of the image's size
	 * @param style the style, e.g. "a mosaic"
	 * @throws SoulstylerException when the style is empty, or a model or the device
	 *           fails
	 */
	public Result stylize(final ColorImage image, final Mask mask,
		final String style, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		if (style == null || style.isBlank()) throw new SoulstylerException(
			Failure.INSTRUCTION,
			"Say what it is to look like, for example \u201ca mosaic\u201d.");
		return stylize(image, mask, new StyleInstruction("", "", style.strip()),
			settings, progress);
	}

	/**
	 * Restyles what a mask covers as an instruction says that is split already
	 * and names one style.
	 *
	 * @throws SoulstylerException when the instruction has several targets, or a
	 *           model or the device fails
	 */
	public Result stylize(final ColorImage image, final Mask mask,
		final StyleInstruction instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		final NoticeRecorder recorder = new NoticeRecorder(progress);
		instruction.notices().forEach(recorder::notice);
		final String style = instruction.onlyStyle();
		final Target target = new Target("", style, new Target("", instruction
			.targets().get(0).inEnglish().style()));
		return restyler.restyle(image, instruction, List.of(new Place(target, null,
			mask)), settings, recorder);
	}

	/**
	 * Learns how to restyle a clip's object from some of its frames.
	 *
	 * @param style the style, e.g. "a mosaic"
	 * @throws SoulstylerException when a model or the device fails
	 */
	public ClipStyle train(final ClipKeys keys, final String style,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		return restyler.train(keys, style, settings, progress);
	}

	/**
	 * Restyles a clip's frames by what was learned; the caller closes it first.
	 *
	 * @throws SoulstylerException when a model or the device fails
	 */
	public FramePainter painter(final ClipStyle style)
		throws SoulstylerException
	{
		return restyler.painter(style);
	}

	/**
	 * Judges a restyled picture, whoever restyled it, by the paper's losses in these
	 * models' networks, for crops that no run draws and that are the same for every
	 * picture of this size and mask. Extra crops have no part: they lie outside, where
	 * our pictures are the original.
	 *
	 * @param image the original
	 * @param mask of the same size
	 * @param style the style
	 * @param restyled of the same size
	 * @param precision of the networks, as in the settings
	 * @param draws of crops, whose means these are; 1 or more
	 * @return each term by name, and their weighted sum as "total"
	 * @throws SoulstylerException when the mask is empty, or a model or the device
	 *           fails
	 */
	public Map<String, Double> judge(final ColorImage image, final Mask mask,
		final String style, final ColorImage restyled, final String precision,
		final int draws) throws SoulstylerException
	{
		final StylizationSettings paper = Preset.PAPER.settings().forNetworksOf(
			defaults).with("precision", precision).with("extraCrops", false).withSeed(
				JUDGES_SEED);
		return restyler.losses(image, mask, style, restyled, paper, draws);
	}

	@Override
	public void close() {
		try (Turns.Turn turn = restyler.alone()) {
			synchronized (looking) {
				synchronized (reading) {
					engines.close();
				}
			}
		}
	}

	// -- Helper methods --

	private static void requireNamed(final String expression)
		throws SoulstylerException
	{
		if (expression == null || expression.isBlank())
			throw new SoulstylerException(Failure.INSTRUCTION,
				"Say which object is meant, for example \u201cthe red apple\u201d.");
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
}
