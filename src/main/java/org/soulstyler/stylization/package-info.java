/** Image, mask and content text to image, by optimising StyleNet on DJL PyTorch. */
@NullMarked
package org.soulstyler.stylization;

import org.jspecify.annotations.NullMarked;
