package org.soulstyler.stylization.crop;

import java.util.List;

/** Which crops a step looks at. Each call answers for the next step. */
public interface CropPlan {

	/** Crops that shall take the style, at least one. */
	List<CropCutter.View> styled();

	/** Crops that shall stay as they are; may be none. */
	List<CropWindow> background();
}
