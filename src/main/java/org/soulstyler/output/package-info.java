/** Files that appear under their names when all of them are whole. */
@NullMarked
package org.soulstyler.output;

import org.jspecify.annotations.NullMarked;
