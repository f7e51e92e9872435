/** The terms of the loss: one class a term, listed in {@link org.soulstyler.stylization.loss.LossTerms}. */
package org.soulstyler.stylization.loss;
