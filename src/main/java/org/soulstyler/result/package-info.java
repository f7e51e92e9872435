/** A result as files. */
package org.soulstyler.result;
