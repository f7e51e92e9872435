/** Many pictures: what is to be made, by whom, what is done, and what became of each. Knows no cluster. */
@NullMarked
package org.soulstyler.batch;

import org.jspecify.annotations.NullMarked;
