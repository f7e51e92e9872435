package org.soulstyler.stylization.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All terms that there are. A new one is a class, a line here and its weight's
 * row in the settings.
 */
public final class LossTerms {

	/** A term's name and how it is made; null where it lacks what it needs. */
	private record Kind(String name, Function<LossContext, LossTerm> make) {
	}

	/** In the order in which they are reported. */
	private static final List<Kind> ALL = List.of(//
		new Kind(PatchLoss.NAME, PatchLoss::of), //
		new Kind(AbsoluteLoss.NAME, AbsoluteLoss::of), //
		new Kind(ContrastiveLoss.NAME, ContrastiveLoss::of), //
		new Kind(StatisticsLoss.NAME, StatisticsLoss::of), //
		new Kind(DirectionLoss.NAME, DirectionLoss::of), //
		new Kind(ContentLoss.NAME, ContentLoss::of), //
		new Kind(LightLoss.NAME, LightLoss::of), //
		new Kind(TotalVariationLoss.NAME, c -> new TotalVariationLoss()), //
		new Kind(BackgroundLoss.NAME, BackgroundLoss::of), //
		new Kind(TemporalLoss.NAME, TemporalLoss::of));

	private LossTerms() {
		// prevent instantiation of utility class
	}

	/** The terms with a weight above 0 that have what they need. */
	static List<LossTerm> of(final LossContext context) {
		final List<LossTerm> terms = new ArrayList<>();
		for (final Kind kind : ALL) {
			if (!(context.settings().losses().weight(kind.name()) > 0)) continue;
			final LossTerm term = kind.make().apply(context);
			if (term != null) terms.add(term);
		}
		return terms;
	}

	/** The names of all terms. */
	public static List<String> names() {
		return ALL.stream().map(Kind::name).toList();
	}
}
