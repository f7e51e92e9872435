/** All that can be set about a stylization. */
@NullMarked
package org.soulstyler.settings;

import org.jspecify.annotations.NullMarked;
