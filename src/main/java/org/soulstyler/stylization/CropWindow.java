package org.soulstyler.stylization;

/**
 * A square of a picture.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param size side, pixels
 */
record CropWindow(int x, int y, int size) {}
