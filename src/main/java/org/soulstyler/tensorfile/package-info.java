/** Files of named tensors (safetensors, PyTorch's archives), read without PyTorch and without running anything in them. */
@NullMarked
package org.soulstyler.tensorfile;

import org.jspecify.annotations.NullMarked;
