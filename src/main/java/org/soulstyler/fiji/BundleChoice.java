package org.soulstyler.fiji;

/**
 * Which models a command uses. A type of its own, so that SciJava's dialogs offer
 * a list of those that are there, while macros and scripts give any text
 * ({@link BundleChoiceConverter}).
 *
 * @param name of a bundle, or the absolute path of its folder; empty for the
 *          default
 */
public record BundleChoice(String name) {

	/** Asks for a folder. */
	public static final BundleChoice ANOTHER_FOLDER = new BundleChoice(
		"another folder...");

	/** An absent name becomes empty. */
	public BundleChoice {
		if (name == null) name = "";
	}

	/** @param choice null, which scripts may give, for the default */
	static String nameOf(final BundleChoice choice) {
		return choice == null ? "" : choice.name;
	}

	/** What dialogs show and macros record. */
	@Override
	public String toString() {
		return name;
	}
}
