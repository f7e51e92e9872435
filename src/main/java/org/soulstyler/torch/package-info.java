/** Everything that touches DJL's engine: devices, precision, operations, gradients. */
package org.soulstyler.torch;
