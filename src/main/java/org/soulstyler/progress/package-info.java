/** What a run reports while it goes on. */
package org.soulstyler.progress;
