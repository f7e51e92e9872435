/** Engines are found by the type that a bundle names, not wired. */
@NullMarked
package org.soulstyler.extension;

import org.jspecify.annotations.NullMarked;
