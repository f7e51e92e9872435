package org.soulstyler.evaluation;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One picture and what it is to become.
 *
 * @param picture file
 * @param expression names the object, e.g. "the red apple"
 * @param mask file, the object as a person drew it
 * @param style e.g. "a mosaic"
 */
public record EvaluationCase(Path picture, String expression, Path mask,
		String style) {

	/** Names its files: the picture's name and the style's letters and digits. */
	public String name() {
		final String file = picture.getFileName().toString();
		final int dot = file.lastIndexOf('.');
		return (dot > 0 ? file.substring(0, dot) : file) + "-" + style.toLowerCase(
			Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
	}

	/** The sentence that a person would say. */
	public String instruction() {
		return "Turn " + expression + " into " + style;
	}
}
