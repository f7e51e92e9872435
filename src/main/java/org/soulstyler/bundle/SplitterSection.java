package org.soulstyler.bundle;

import org.jspecify.annotations.Nullable;

/**
 * What splits instructions.
 *
 * @param model a GGUF file of llama architecture, or how a chat server calls its
 *          model; null for a splitter that needs none
 * @param prompt the text given to the model, with {@code {instruction}} where
 *          the user's words go; null means the model's own chat template
 */
public record SplitterSection(@Nullable String model, @Nullable String prompt) {

	@Nullable
	String fault() {
		return model == null ? "splitter.model" : null;
	}
}
