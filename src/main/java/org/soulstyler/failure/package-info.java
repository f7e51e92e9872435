/** Failures with a kind and a sentence for the user. */
package org.soulstyler.failure;
