package org.soulstyler.settings;

import java.util.List;

/** The texts for CLIP. */
public record PromptSettings(@Setting(
	about = "sentences around the style's and the source's text, each " +
		"with one {}; imagenet for the 79 of the paper", paper = "imagenet",
	ofNetworks = true) List<String> templates, @Setting(
		about = "what the picture is, in words", paper = "a Photo",
		ofNetworks = true) String source) {

	/**
	 * @throws IllegalArgumentException if there is no template, or one without a
	 *           place for the text
	 */
	public PromptSettings {
		if (templates.equals(List.of(PromptTemplates.IMAGENET))) templates =
			PromptTemplates.imageNet();
		templates = List.copyOf(templates);
		SettingTable.require(!templates.isEmpty() && templates.stream().allMatch(
			t -> t.contains(PromptTemplates.PLACE)), "templates",
			"sentences that hold " + PromptTemplates.PLACE, templates);
	}
}
