/** Text to (objects, content): what to restyle, and how it shall look. */
package org.soulstyler.instruction;
