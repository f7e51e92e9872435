/** Pictures and masks as imglib2 images. */
@NullMarked
package org.soulstyler.image;

import org.jspecify.annotations.NullMarked;
