/** From a coarse outline to one that follows the picture's colours and edges. */
package org.soulstyler.segmentation.refine;
