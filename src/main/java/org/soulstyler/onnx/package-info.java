/** ONNX Runtime, as its users start it. */
@NullMarked
package org.soulstyler.onnx;

import org.jspecify.annotations.NullMarked;
