package org.soulstyler.instruction;

/**
 * Words of an instruction, from one piece to another, both included.
 */
record Span(int first, int last) {

	boolean overlaps(final Span other) {
		return first <= other.last && other.first <= last;
	}
}
