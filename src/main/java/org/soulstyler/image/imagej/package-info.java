/** The way of pictures and masks from and to ImageJ's images, overlays and files. */
package org.soulstyler.image.imagej;
