/** Native libraries, unpacked once into a folder that only the user can write. */
package org.soulstyler.natives;
