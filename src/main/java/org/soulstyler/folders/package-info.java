/** Where a program that is a plugin finds what is its own: Fiji's folder, its jar's, the user's cache. */
@NullMarked
package org.soulstyler.folders;

import org.jspecify.annotations.NullMarked;
