/** Published models: what there is, downloads that survive, checks, and bundles made of them. */
@NullMarked
package org.soulstyler.install;

import org.jspecify.annotations.NullMarked;
