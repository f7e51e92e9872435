/** Bundles of models: what a description says, where bundles are, and whether they are whole. */
package org.soulstyler.bundle;
