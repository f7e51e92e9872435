package org.soulstyler.instruction;

/**
 * One thing to restyle and what it shall look like.
 *
 * @param objects the referring expression, for the segmenter; empty for the
 *          whole picture
 * @param content the stylized content, for CLIP
 */
public record Target(String objects, String content) {

	/** Whether there is nothing to look for: everything is to be restyled. */
	public boolean isWholePicture() {
		return objects.isEmpty();
	}

	/** What a person calls it, e.g. "the red apple". */
	public String name() {
		return isWholePicture() ? "the whole picture" : objects;
	}
}
