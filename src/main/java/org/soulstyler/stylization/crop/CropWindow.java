package org.soulstyler.stylization.crop;

/**
 * A square of a picture.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param size side, pixels
 */
public record CropWindow(int x, int y, int size) {
}
