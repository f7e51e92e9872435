/** What a run reports while it goes on. */
@NullMarked
package org.soulstyler.progress;

import org.jspecify.annotations.NullMarked;
