/**
 * The pipeline: image, instruction, settings and progress in, a result out
 * ({@link org.soulstyler.Soulstyler}).
 */
@NullMarked
package org.soulstyler;

import org.jspecify.annotations.NullMarked;
