/** What can go wrong, as sentences a user reads. */
package org.soulstyler.failure;
