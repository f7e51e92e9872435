/** The commands in an ImageJ that lacks SciJava, or lacks imagej-legacy. */
package org.soulstyler.fiji.legacy;
