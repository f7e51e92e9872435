/** Text to (objects, style): what to restyle, and how it is to look. */
package org.soulstyler.instruction;
