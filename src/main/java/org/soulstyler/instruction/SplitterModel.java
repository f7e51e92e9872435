package org.soulstyler.instruction;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A language model that splits instructions.
 *
 * @param file a GGUF
 * @param prompt what it is given, with {@code {instruction}} where the
 *          instruction goes (as often as wanted), for a model that was trained on
 *          this task, in English, and writes a line {@code Object: ...} and a line
 *          {@code Style: ...} for each target, and then {@code <|im_end|>}; null for
 *          any chat model, in any language: then its own chat template is filled
 *          with a description of the task and some examples
 */
public record SplitterModel(Path file, @Nullable String prompt) {

	/** A chat model, with its own template. */
	public SplitterModel(final Path file) {
		this(file, null);
	}
}
