/** Frozen networks as functions of their input: CLIP's towers, VGG, statistics. */
@NullMarked
package org.soulstyler.network;

import org.jspecify.annotations.NullMarked;
