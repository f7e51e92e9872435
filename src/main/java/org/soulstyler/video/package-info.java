/** Time series: optical flow, masks that move with their object, and styles that stay on it. */
package org.soulstyler.video;
