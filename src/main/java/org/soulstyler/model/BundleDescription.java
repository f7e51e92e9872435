package org.soulstyler.model;

import com.google.gson.JsonObject;

import java.util.Map;

import org.soulstyler.model.ModelBundle.ClipModel;
import org.soulstyler.model.ModelBundle.FeatureModel;
import org.soulstyler.model.ModelBundle.SegmenterModel;
import org.soulstyler.model.ModelBundle.SplitterModel;
import org.soulstyler.model.ModelBundle.StatisticsModel;

/**
 * What {@code bundle.json} says, field by field. File names are relative to the
 * bundle's folder and separated by '/'; an absent field is null.
 */
record BundleDescription(String name, String title, String license,
	SplitterModel splitter, SegmenterModel segmenter, ClipModel clip,
	FeatureModel features, StatisticsModel statistics, JsonObject stylization,
	Map<String, FileStamp> files)
{

	/** What a file must be, to be the one that the bundle means. */
	record FileStamp(String sha256, long bytes) {}
}
