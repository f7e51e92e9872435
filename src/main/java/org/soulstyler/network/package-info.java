/** Frozen networks as functions of their input: CLIP's towers, VGG, statistics. */
package org.soulstyler.network;
