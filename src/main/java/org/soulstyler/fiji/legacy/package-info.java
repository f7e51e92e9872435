/** The commands in an ImageJ that lacks SciJava, or lacks imagej-legacy. */
@NullMarked
package org.soulstyler.fiji.legacy;

import org.jspecify.annotations.NullMarked;
