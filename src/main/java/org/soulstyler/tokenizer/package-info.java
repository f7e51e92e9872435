/** Texts to tokens. */
@NullMarked
package org.soulstyler.tokenizer;

import org.jspecify.annotations.NullMarked;
