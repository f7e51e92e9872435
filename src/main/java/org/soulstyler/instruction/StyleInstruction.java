package org.soulstyler.instruction;

/**
 * A stylized instruction, split (Soulstyler, section 3.1).
 *
 * @param text what the user wrote
 * @param objects the referring expression, for the segmenter
 * @param content the stylized content, for CLIP
 */
public record StyleInstruction(String text, String objects, String content) {
}
