package org.soulstyler.instruction;

import java.util.regex.Pattern;

import com.google.gson.annotations.SerializedName;

/**
 * One thing to restyle and what it shall look like.
 *
 * @param objects the referring expression, for the segmenter; empty for the
 *          whole picture
 * @param style the words for CLIP; {@code content} in JSON, as the models learnt
 */
public record Target(String objects,
	@SerializedName("content") String style) {

	private static final Pattern REST = Pattern.compile(
		"(everything|all) else|(all )?the rest( of (it|the|this|my) ?\\w*)?",
		Pattern.CASE_INSENSITIVE);

	/** Whether there is nothing to look for: everything is to be restyled. */
	public boolean isWholePicture() {
		return objects.isEmpty();
	}

	/** Whether it is what no other target of the instruction is. */
	public boolean isTheRest() {
		return REST.matcher(objects).matches();
	}

	/** What a person calls it, e.g. "the red apple". */
	public String name() {
		return isWholePicture() ? "the whole picture" : objects;
	}
}
