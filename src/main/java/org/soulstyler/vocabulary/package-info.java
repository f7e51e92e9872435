/** The words a small model knows, and the nearest of them to a word it does not. */
package org.soulstyler.vocabulary;
