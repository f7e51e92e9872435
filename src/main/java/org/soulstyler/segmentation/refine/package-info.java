/** From a coarse outline to one that follows the picture's colours and edges. */
@NullMarked
package org.soulstyler.segmentation.refine;

import org.jspecify.annotations.NullMarked;
