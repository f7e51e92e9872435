/** A result as files. */
@NullMarked
package org.soulstyler.result;

import org.jspecify.annotations.NullMarked;
