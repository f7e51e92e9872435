/** Frozen networks as functions of their input: CLIP's towers, VGG, tokenizers, tensor files. */
package org.soulstyler.network;
