package org.soulstyler.progress;

import java.util.Locale;

/** A stage of a stylization; all but three come again in every iteration. */
public enum Stage {

		/** Arrays and crops that do not change are made; done once. */
		PREPARE,
		/** The texts are encoded; done once. */
		TEXT,
		/** StyleNet, forwards and backwards. */
		STYLE_NET,
		/** Crops are cut. */
		CROPS,
		/** The image encoder, forwards and backwards. */
		CLIP,
		/** The feature network, forwards and backwards. */
		FEATURES,
		/** Terms without a network. */
		OTHER_LOSSES,
		/** The parameters move. */
		OPTIMISER,
		/** The progress is told. */
		LISTENER,
		/** The picture is put together; done once. */
		COMPOSE;

	/** Whether it is done once in a run. */
	public boolean isOnce() {
		return this == PREPARE || this == TEXT || this == COMPOSE;
	}

	/** Its name in reports, e.g. "style net". */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}
}
