/** Text to (objects, style): what to restyle, and how it shall look. */
package org.soulstyler.instruction;
