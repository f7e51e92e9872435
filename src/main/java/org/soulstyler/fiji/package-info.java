/** SciJava commands: the only room that knows that a user is looking. */
package org.soulstyler.fiji;
