/** How fast a stylization is on a machine, and what it takes. */
@NullMarked
package org.soulstyler.bench;

import org.jspecify.annotations.NullMarked;
