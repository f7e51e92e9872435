package org.soulstyler.bundle;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The image–text encoder; its section is called "clip", whatever its type.
 *
 * @param weights safetensors of both towers; ours needs them
 * @param tokenizer a Hugging Face {@code tokenizer.json}; ours needs it
 * @param vocabulary the words the model knows; null means all
 * @param templates prompts with {@code {}} where the text goes; null means
 *          CLIP's own prompts for ImageNet
 * @param source what the untouched image is called; null means "a Photo"
 */
public record EncoderSection(String weights, String tokenizer,
		@Nullable String vocabulary, @Nullable List<String> templates,
		@Nullable String source) {

	@Nullable
	String fault(final boolean ours) {
		if (ours && weights == null) return "clip.weights";
		if (ours && tokenizer == null) return "clip.tokenizer";
		return templates == null || !templates.isEmpty() && templates.stream()
			.noneMatch(Objects::isNull) ? null : "clip.templates" +
				BundleDescription.SENSE;
	}
}
