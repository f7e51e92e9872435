/** Image, mask and content text to image, by optimising StyleNet on DJL PyTorch. */
package org.soulstyler.stylization;
