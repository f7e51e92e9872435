package org.soulstyler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.NoticeRecorder;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.ClipKeys;
import org.soulstyler.stylization.ClipStyle;
import org.soulstyler.stylization.FramePainter;
import org.soulstyler.stylization.StylizationResult;
import org.soulstyler.stylization.Stylizer;
import org.soulstyler.vocabulary.Understanding;

/**
 * Restyles what was located: one run at a time, or several with the same networks
 * where that is allowed.
 */
final class Restyler {

	private final Engines engines;
	private final ModelBundle bundle;
	private final Turns turns = new Turns();

	Restyler(final Engines engines, final ModelBundle bundle) {
		this.engines = engines;
		this.bundle = bundle;
	}

	/** @param most pictures that may be restyled at the same time */
	void atOnce(final int most) {
		turns.allow(most);
	}

	/** Nobody restyles until that is closed. */
	Turns.Turn alone() {
		return turns.alone();
	}

	/** Places one after the other, each on top of the one before. */
	Result restyle(final ColorImage image, final StyleInstruction instruction,
		final List<Place> places, final StylizationSettings settings,
		final NoticeRecorder progress) throws SoulstylerException
	{
		try (Turns.Turn turn = turns.among(settings.optimiser().precision())) {
			final List<String> styles = new ArrayList<>();
			for (final Place place : places) {
				final Understanding style = engines.understandStyle(place.target()
					.inEnglish().style());
				style.notices().forEach(progress::notice);
				styles.add(style.text());
			}
			progress.stage("Opening the networks");
			progress.notice(engines.device());
			progress.device(engines.deviceName());
			final Stylizer stylizer = engines.stylizer(settings.optimiser()
				.precision());
			Locator.refuseCancelled(progress);
			final List<Result.Part> parts = new ArrayList<>();
			ColorImage picture = image;
			for (int i = 0; i < places.size(); i++) {
				final Place place = places.get(i);
				progress.stage("Restyling " + (places.size() > 1 ? place.target()
					.name() + " " : "") + "as \u201c" + styles.get(i) + "\u201d");
				final StylizationResult stylization = stylizer.stylize(picture, place
					.mask(), styles.get(i), settings, new PartProgress(progress, i, places
						.size()));
				parts.add(new Result.Part(place, stylization));
				picture = stylization.picture();
				if (stylization.cancelled()) break;
			}
			return new Result(instruction, parts, progress.notices(), bundle.name(),
				bundle.checksums(), settings);
		}
	}

	/** See {@link Soulstyler#train}. */
	ClipStyle train(final ClipKeys keys, final String style,
		final StylizationSettings settings, final Progress progress)
		throws SoulstylerException
	{
		try (Turns.Turn turn = turns.alone()) {
			final Understanding understood = engines.understandStyle(style.strip());
			understood.notices().forEach(progress::notice);
			progress.notice(engines.device());
			progress.device(engines.deviceName());
			return engines.stylizer(settings.optimiser().precision()).train(keys,
				understood.text(), settings, progress);
		}
	}

	/** See {@link Soulstyler#painter}. */
	FramePainter painter(final ClipStyle style) throws SoulstylerException {
		try (Turns.Turn turn = turns.alone()) {
			return engines.stylizer(style.settings().optimiser().precision()).painter(
				style);
		}
	}

	/** See {@link Stylizer#losses}. */
	Map<String, Double> losses(final ColorImage image, final Mask mask,
		final String style, final ColorImage restyled,
		final StylizationSettings settings, final int draws)
		throws SoulstylerException
	{
		try (Turns.Turn turn = turns.alone()) {
			return engines.stylizer(settings.optimiser().precision()).losses(image,
				mask, engines.understandStyle(style.strip()).text(), restyled, settings,
				draws);
		}
	}
}
