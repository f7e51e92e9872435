/** A result as files: what a front writes when a run is done. */
package org.soulstyler.result;
