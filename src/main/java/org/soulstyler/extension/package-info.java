/** Engines are found by the type that a bundle names, not wired. */
package org.soulstyler.extension;
