/**
 * How well pictures are restyled: a set of pictures with masks drawn by hand,
 * figures by the field's names, and a sheet for people who don't know who made
 * what.
 */
@NullMarked
package org.soulstyler.evaluation;

import org.jspecify.annotations.NullMarked;
