/** Pictures and masks as imglib2 images, and their way from and to ImageJ. */
package org.soulstyler.image;
