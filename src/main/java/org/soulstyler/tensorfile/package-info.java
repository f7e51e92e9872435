/** Files of named tensors (safetensors, PyTorch's archives), read without PyTorch and without running anything in them. */
package org.soulstyler.tensorfile;
