/** Which files make up a bundle, where they are, and whether they are whole. */
package org.soulstyler.model;
