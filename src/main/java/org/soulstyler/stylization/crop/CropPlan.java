package org.soulstyler.stylization.crop;

import java.util.List;

/** Which crops a step looks at. Each call answers for the next step. */
public interface CropPlan {

	/** Makes what all steps need. It draws nothing, so any thread may ask for it. */
	default void prepare() {
		// nothing
	}

	/** Crops that shall take the style, at least one. */
	List<CropCutter.View> styled();

	/** Crops that shall stay as they are; may be none. */
	List<CropWindow> background();
}
