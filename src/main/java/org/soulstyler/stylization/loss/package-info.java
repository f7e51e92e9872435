/** The terms of the loss: one class a term, listed in {@link org.soulstyler.stylization.loss.LossTerms}. */
@NullMarked
package org.soulstyler.stylization.loss;

import org.jspecify.annotations.NullMarked;
