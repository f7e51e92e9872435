/** Which crops of a picture a step looks at, and how they are cut. */
@NullMarked
package org.soulstyler.stylization.crop;

import org.jspecify.annotations.NullMarked;
