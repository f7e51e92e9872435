package org.soulstyler.vocabulary;

import java.util.List;

/**
 * A text as a small model will read it.
 *
 * @param text the text in words the model knows
 * @param notices which words were read as others, one sentence each; empty
 *          when every word is known
 */
public record Understanding(String text, List<String> notices) {
}
