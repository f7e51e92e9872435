/** Text to (objects, style): what to restyle, and how it is to look. */
@NullMarked
package org.soulstyler.instruction;

import org.jspecify.annotations.NullMarked;
