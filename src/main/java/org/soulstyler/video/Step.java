package org.soulstyler.video;

/**
 * The way of an object's pixels from a frame to the one before.
 *
 * @param way of each pixel
 * @param seen which pixels are seen there
 */
record Step(Flow way, boolean[] seen) {
}
