/** What takes long to open is opened while others work. */
@NullMarked
package org.soulstyler.opening;

import org.jspecify.annotations.NullMarked;
