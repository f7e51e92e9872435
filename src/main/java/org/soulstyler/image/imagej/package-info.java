/** The way of pictures and masks from and to ImageJ's images, overlays and files. */
@NullMarked
package org.soulstyler.image.imagej;

import org.jspecify.annotations.NullMarked;
