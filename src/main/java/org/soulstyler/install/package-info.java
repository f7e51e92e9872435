/** Published models: what there is, downloads that survive, checks, and bundles made of them. */
package org.soulstyler.install;
