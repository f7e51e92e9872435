/** A network that tells of each word of a sentence what part of it it is. */
@NullMarked
package org.soulstyler.tagging;

import org.jspecify.annotations.NullMarked;
