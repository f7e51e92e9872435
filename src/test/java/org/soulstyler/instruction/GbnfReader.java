package org.soulstyler.instruction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the part of llama.cpp's grammar notation that we write (literals, rule
 * names, groups that may be left out, alternatives), strictly, and tells which
 * texts it lets through.
 */
final class GbnfReader {

	private interface Node {

		/** All positions where a match that begins at a position may end. */
		Set<Integer> ends(String text, int begin);
	}

	private final Map<String, Node> rules = new HashMap<>();
	private String line;
	private int at;

	GbnfReader(final String grammar) {
		if (!StandardCharsets.US_ASCII.newEncoder().canEncode(grammar)) {
			throw new IllegalArgumentException("not ASCII");
		}
		for (final String rule : grammar.split("\n")) {
			line = rule;
			at = 0;
			final String name = name();
			expect(" ::= ");
			if (rules.put(name, alternatives()) != null) {
				throw new IllegalArgumentException("twice: " + name);
			}
			if (at < line.length()) throw error("end of line");
		}
		rules.keySet().forEach(name -> rules.get(name).ends("", 0));
	}

	boolean allows(final String text) {
		return rules.get("root").ends(text, 0).contains(text.length());
	}

	private Node alternatives() {
		final List<Node> options = new ArrayList<>();
		options.add(sequence());
		while (line.startsWith(" | ", at)) {
			at += 3;
			options.add(sequence());
		}
		return (text, begin) -> {
			final Set<Integer> ends = new HashSet<>();
			options.forEach(o -> ends.addAll(o.ends(text, begin)));
			return ends;
		};
	}

	private Node sequence() {
		final List<Node> items = new ArrayList<>();
		items.add(item());
		while (at < line.length() && line.charAt(at) == ' ' && !line.startsWith(
			" | ", at))
		{
			at++;
			items.add(item());
		}
		return (text, begin) -> {
			Set<Integer> ends = Set.of(begin);
			for (final Node item : items) {
				final Set<Integer> next = new HashSet<>();
				ends.forEach(e -> next.addAll(item.ends(text, e)));
				ends = next;
			}
			return ends;
		};
	}

	private Node item() {
		if (line.charAt(at) == '"') {
			final String literal = literal();
			return (text, begin) -> text.startsWith(literal, begin) ? Set.of(begin +
				literal.length()) : Set.of();
		}
		if (line.charAt(at) == '(') {
			at++;
			final Node group = alternatives();
			expect(")?");
			return (text, begin) -> {
				final Set<Integer> ends = new HashSet<>(group.ends(text, begin));
				ends.add(begin);
				return ends;
			};
		}
		final String name = name();
		return (text, begin) -> {
			if (!rules.containsKey(name)) throw new IllegalArgumentException(
				"no rule " + name);
			return rules.get(name).ends(text, begin);
		};
	}

	private String literal() {
		final StringBuilder literal = new StringBuilder();
		for (at++; line.charAt(at) != '"'; at++) {
			if (line.charAt(at) != '\\') literal.append(line.charAt(at));
			else if (line.charAt(++at) == 'U') {
				literal.appendCodePoint(Integer.parseInt(line.substring(at + 1, at + 9),
					16));
				at += 8;
			}
			else if ("\"\\".indexOf(line.charAt(at)) >= 0) literal.append(line.charAt(
				at));
			else throw error("an escape");
		}
		at++;
		return literal.toString();
	}

	private String name() {
		final int begin = at;
		while (at < line.length() && Character.isLetterOrDigit(line.charAt(at)))
			at++;
		if (at == begin) throw error("a name");
		return line.substring(begin, at);
	}

	private void expect(final String what) {
		if (!line.startsWith(what, at)) throw error(what);
		at += what.length();
	}

	private IllegalArgumentException error(final String expected) {
		return new IllegalArgumentException("expected " + expected + " at " + at +
			" in " + line);
	}
}
