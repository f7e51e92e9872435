/** Texts to tokens. */
package org.soulstyler.tokenizer;
