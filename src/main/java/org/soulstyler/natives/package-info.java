/** Native libraries, unpacked once into a folder that only the user can write. */
@NullMarked
package org.soulstyler.natives;

import org.jspecify.annotations.NullMarked;
