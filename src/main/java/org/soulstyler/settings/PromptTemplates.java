package org.soulstyler.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sentences around a text. CLIP was trained on captions, so a mean over
 * captions is a better place for "art on fire" than the bare words
 * (CLIPstyler §4.1).
 */
public final class PromptTemplates {

	/** What stands for the text. */
	public static final String PLACE = "{}";

	/** What stands for {@link #imageNet()} in a list of templates. */
	static final String IMAGENET = "imagenet";

	private PromptTemplates() {}

	/** The 79 of the paper, in their order: resource prompt-templates.txt. */
	public static List<String> imageNet() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			PromptTemplates.class.getResourceAsStream("prompt-templates.txt"),
			StandardCharsets.UTF_8)))
		{
			return reader.lines().filter(line -> line.contains(PLACE)).filter(
				line -> !line.startsWith("#")).toList();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** The text in each of the templates. */
	public static List<String> fill(final List<String> templates,
		final String text)
	{
		return templates.stream().map(t -> t.replace(PLACE, text)).toList();
	}
}
