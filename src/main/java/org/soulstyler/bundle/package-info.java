/** Bundles of models: what a description says, where bundles are, and whether they are whole. */
@NullMarked
package org.soulstyler.bundle;

import org.jspecify.annotations.NullMarked;
