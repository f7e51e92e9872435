package org.soulstyler.stylization;

/**
 * Where a frame's pixels are in an anchor, a key frame that has grids of
 * parameters of its own.
 *
 * @param anchor its index among the key frames
 * @param dx,dy pixel (x, y) of the frame is at (x + dx, y + dy) there, pixels;
 *          width·height each
 * @param sureness how sure that is, [0, 1]; 0 where the pixel is hidden there
 */
public record Sight(int anchor, float[] dx, float[] dy, float[] sureness) {
}
