/** Time series: optical flow, masks that move with their object, and styles that stay on it. */
@NullMarked
package org.soulstyler.video;

import org.jspecify.annotations.NullMarked;
