/** ONNX Runtime, as its users start it. */
package org.soulstyler.onnx;
