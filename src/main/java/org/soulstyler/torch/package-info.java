/** Everything that touches DJL's engine: devices, precision, operations, gradients. */
@NullMarked
package org.soulstyler.torch;

import org.jspecify.annotations.NullMarked;
