/** How fast a stylization is on a machine, and what it takes. */
package org.soulstyler.bench;
