/** Failures with a kind and a sentence for the user. */
@NullMarked
package org.soulstyler.failure;

import org.jspecify.annotations.NullMarked;
