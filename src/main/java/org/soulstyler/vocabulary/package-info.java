/** The words a small model knows, and the nearest of them to a word it does not. */
@NullMarked
package org.soulstyler.vocabulary;

import org.jspecify.annotations.NullMarked;
