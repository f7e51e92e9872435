/** Pictures and masks as imglib2 images. */
package org.soulstyler.image;
