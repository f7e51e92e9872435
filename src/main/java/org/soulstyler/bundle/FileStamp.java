package org.soulstyler.bundle;

/**
 * What a file must be, to be the one that is meant.
 *
 * @param sha256 in hexadecimal digits
 */
public record FileStamp(String sha256, long bytes) {
}
