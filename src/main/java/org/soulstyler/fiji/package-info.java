/** SciJava commands and all that is specific to Fiji's user interface. */
package org.soulstyler.fiji;
