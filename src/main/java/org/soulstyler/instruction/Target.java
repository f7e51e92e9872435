package org.soulstyler.instruction;

import com.google.gson.annotations.SerializedName;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing to restyle and what it is to look like.
 *
 * @param objects the referring expression, for the segmenter; empty for the
 *          whole picture
 * @param style the words for CLIP; {@code content} in JSON, as the models learnt
 * @param translation the same in English, for networks that know nothing else;
 *          null where it is English
 */
public record Target(String objects, @SerializedName("content") String style,
		@Nullable Target translation) {

	/** A target in English. */
	public Target(final String objects, final String style) {
		this(objects, style, null);
	}

	/** What the networks are given. */
	public Target inEnglish() {
		return translation == null ? this : translation;
	}

	/** Whether there is nothing to look for: everything is to be restyled. */
	public boolean isWholePicture() {
		return objects.isEmpty();
	}

	/** Whether it is what no other target of the instruction is. */
	public boolean isTheRest() {
		return Languages.standardGrammar().theRest().matcher(inEnglish().objects)
			.matches();
	}

	/**
	 * Whether it is where none of the others is, so that nothing is looked for.
	 *
	 * @param targets of its instruction
	 */
	public boolean isTheRestOf(final List<Target> targets) {
		return isTheRest() && targets.stream().anyMatch(other -> !other
			.isTheRest());
	}

	/** What a person calls it, e.g. "the red apple". */
	public String name() {
		return isWholePicture() ? Languages.standardGrammar().objectSets().reading()
			.get(0) : objects;
	}
}
