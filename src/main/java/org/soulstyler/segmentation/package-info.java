/** Image and referring expression to mask, on ONNX Runtime. */
@NullMarked
package org.soulstyler.segmentation;

import org.jspecify.annotations.NullMarked;
