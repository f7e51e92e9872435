/** Files that appear under their names when all of them are whole. */
package org.soulstyler.output;
