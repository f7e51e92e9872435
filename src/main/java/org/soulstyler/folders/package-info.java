/** Where a program that is a plugin finds what is its own: Fiji's folder, its jar's, the user's cache. */
package org.soulstyler.folders;
