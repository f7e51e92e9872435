/** Where to compute, as the user wishes: one reading of it for all engines. */
@NullMarked
package org.soulstyler.device;

import org.jspecify.annotations.NullMarked;
