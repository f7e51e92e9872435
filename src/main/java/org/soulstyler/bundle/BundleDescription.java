package org.soulstyler.bundle;

import com.google.gson.JsonObject;

import java.util.Map;

import org.soulstyler.bundle.ModelBundle.ClipModel;
import org.soulstyler.bundle.ModelBundle.FeatureModel;
import org.soulstyler.bundle.ModelBundle.SegmenterModel;
import org.soulstyler.bundle.ModelBundle.SplitterModel;
import org.soulstyler.bundle.ModelBundle.StatisticsModel;

/**
 * What {@code bundle.json} says, field by field. File names are relative to the
 * bundle's folder and separated by '/'; an absent field is null.
 */
public record BundleDescription(String name, String title, String license,
	SplitterModel splitter, SegmenterModel segmenter, ClipModel clip,
	FeatureModel features, StatisticsModel statistics, JsonObject stylization,
	Map<String, FileStamp> files)
{

	/** What a file must be, to be the one that the bundle means. */
	public record FileStamp(String sha256, long bytes) {}
}
