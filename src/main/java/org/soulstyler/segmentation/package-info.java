/** Image and referring expression to mask, on ONNX Runtime. */
package org.soulstyler.segmentation;
