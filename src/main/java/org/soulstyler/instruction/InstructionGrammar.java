package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.soulstyler.instruction.InstructionText.Piece;

/**
 * The answers that a language model may give about one instruction: objects and
 * style, written in some {@link AnswerForm form}, in which each part is a
 * span of the instruction's own words, or empty. Where neither is empty, more
 * such pairs may follow, on lines of their own. A span begins and ends with a
 * word, so quotes around it and the sentence's full stop stay out, and it does
 * not reach from one sentence, or side of an arrow, into another.
 * <p>
 * {@link #toGbnf()} writes it in llama.cpp's grammar notation, with one rule a
 * word; its size grows linearly with the instruction. llama.cpp ignores a
 * grammar that it cannot read, so {@link #spans} checks what came back.
 * Immutable.
 */
final class InstructionGrammar {

	/** Quotation marks and apostrophes, which a model may write or leave out. */
	private static final Pattern MARK = Pattern.compile(
		"[\"'`\u2018-\u201f\u00ab\u00bb]");

	/** More targets than this in a sentence are not believed. */
	static final int MOST_TARGETS = 6;

	private final InstructionText instruction;
	private final AnswerForm form;

	private InstructionGrammar(final InstructionText instruction,
		final AnswerForm form)
	{
		this.instruction = instruction;
		this.form = form;
	}

	/**
	 * Answers in JSON.
	 *
	 * @param instruction in any state; it is cleaned first
	 */
	static InstructionGrammar of(final String instruction) {
		return of(InstructionText.of(instruction));
	}

	/** Answers in JSON. */
	static InstructionGrammar of(final InstructionText instruction) {
		return of(instruction, AnswerForm.JSON);
	}

	static InstructionGrammar of(final InstructionText instruction,
		final AnswerForm form)
	{
		return new InstructionGrammar(instruction, form);
	}

	/** How answers are written. */
	AnswerForm form() {
		return form;
	}

	/** The cleaned instruction, of which every part is a piece. */
	String text() {
		return instruction.text();
	}

	/**
	 * All places where a part, with or without quotation marks, may stand; none when
	 * it is no span of the instruction.
	 */
	List<Span> spans(final String answered) {
		final String part = MARK.matcher(answered).find() ? QuotedText.of(answered)
			.plain() : answered;
		final List<Span> spans = new ArrayList<>();
		final List<Piece> pieces = instruction.pieces();
		for (int first = 0; first < pieces.size(); first++) {
			if (!pieces.get(first).begins()) continue;
			for (int last = first; last < pieces.size() && !pieces.get(last)
				.breaks(); last++)
			{
				if (!pieces.get(last).ends()) continue;
				final String span = instruction.span(first, last);
				if (span.length() > part.length()) break;
				if (span.equals(part)) spans.add(new Span(first, last));
			}
		}
		return spans;
	}

	/** All different parts, in the order of their beginnings. */
	List<String> spans() {
		final Set<String> spans = new LinkedHashSet<>();
		final List<Piece> pieces = instruction.pieces();
		for (int first = 0; first < pieces.size(); first++) {
			if (!pieces.get(first).begins()) continue;
			for (int last = first; last < pieces.size() && !pieces.get(last)
				.breaks(); last++)
			{
				if (pieces.get(last).ends()) spans.add(instruction.span(first, last));
			}
		}
		return List.copyOf(spans);
	}

	/** Whether both parts can be told apart: two places that do not overlap. */
	Optional<Span> objectsApartFrom(final String objects, final String style) {
		return spans(objects).stream().filter(o -> spans(style).stream().anyMatch(
			c -> !o.overlaps(c))).findFirst();
	}

	/** Where the parts of a target stand; null for one that is not there. */
	record Parts(@Nullable Span object, @Nullable Span style) {
	}

	/** The first places of both parts; where these overlap, the first that do not. */
	Parts parts(final Target target) {
		final List<Span> objects = spans(target.objects());
		final List<Span> styles = spans(target.style());
		Span object = objects.isEmpty() ? null : objects.get(0);
		Span style = styles.isEmpty() ? null : styles.get(0);
		for (final Span o : objects) {
			for (final Span s : styles) {
				if (object != null && style != null && object.overlaps(style) && !o
					.overlaps(s))
				{
					object = o;
					style = s;
				}
			}
		}
		return new Parts(object, style);
	}

	/** The grammar in llama.cpp's notation (GBNF), plain ASCII. */
	String toGbnf() {
		final StringBuilder gbnf = new StringBuilder();
		final String words = words(new Span(1, 0));
		if (words.isEmpty()) return toGbnfOfOne();
		final String middle = literal(form.middle()), end = literal(form.end());
		gbnf.append("root ::= ").append(literal(form.begin())).append(" rest\n");
		gbnf.append("rest ::= ").append(middle).append(" part ").append(end).append(
			" | span ").append(middle).append(" last\n");
		gbnf.append("last ::= ").append(end).append(" | span ").append(end).append(
			" (more1)?\n");
		for (int i = 1; i < MOST_TARGETS; i++) {
			gbnf.append("more").append(i).append(" ::= ").append(literal("\n" + form
				.begin())).append(" span ").append(middle).append(" span ").append(end);
			if (i < MOST_TARGETS - 1) gbnf.append(" (more").append(i + 1).append(
				")?");
			gbnf.append('\n');
		}
		return gbnf.append("part ::= span | \"\"\n").append(words).toString();
	}

	/** The grammar when there is one target at most. */
	String toGbnfOfOne() {
		return rules("part", new Span(1, 0));
	}

	/**
	 * The grammar when the objects are settled: the style is a span of the
	 * words before or after them.
	 */
	String toGbnf(final Span objects) {
		return rules(literal(form.beforePart() + form.part(instruction.span(objects
			.first(), objects.last()))), objects);
	}

	/**
	 * The grammar when the style is settled: the objects are a span of the words
	 * before or after it, and not empty where there is one.
	 */
	String toGbnfWithStyle(final Span style) {
		final String words = words(style);
		return "root ::= " + literal(form.begin()) + (words.isEmpty() ? " "
			: " span ") + literal(form.middle() + form.beforePart() + form.part(
				instruction.span(style.first(), style.last())) + form.end()) + "\n" +
			words;
	}

	private String rules(final String objects, final Span taken) {
		final String words = words(taken);
		return "root ::= " + literal(form.begin()) + " " + objects + " " + literal(
			form.middle()) + " part " + literal(form.end()) + "\n" + (words.isEmpty()
				? "part ::= \"\"\n" : "part ::= span | \"\"\n" + words);
	}

	/**
	 * The rules for "span", any words in a row, and each word.
	 *
	 * @param taken words that are left out
	 * @return empty when there are no words
	 */
	private String words(final Span taken) {
		final StringBuilder starts = new StringBuilder();
		final StringBuilder words = new StringBuilder();
		final List<Piece> pieces = instruction.pieces();
		// Backwards, because a piece is of use only if a word can still follow.
		boolean continues = false;
		for (int i = pieces.size() - 1; i >= 0; i--) {
			final Piece piece = pieces.get(i);
			if (piece.breaks() || i >= taken.first() && i <= taken.last()) {
				continues = false;
				continue;
			}
			if (!piece.ends() && !continues) continue;
			words.append("w").append(i).append(" ::= ").append(literal(form.part(piece
				.text())));
			if (continues) {
				final String next = (pieces.get(i + 1).spaced() ? literal(" ") + " "
					: "") + "w" + (i + 1);
				words.append(piece.ends() ? " (" + next + ")?" : " " + next);
			}
			words.append('\n');
			if (piece.begins()) starts.append(starts.length() == 0 ? "" : " | ")
				.append("w").append(i);
			continues = true;
		}
		if (starts.length() == 0) return "";
		final String before = form.beforePart();
		return (before.isEmpty() ? "span ::= " : "span ::= " + literal(before) +
			" start\nstart ::= ") + starts + "\n" + words;
	}

	/** A GBNF literal; everything but plain letters and digits is escaped. */
	private static String literal(final String text) {
		final StringBuilder literal = new StringBuilder("\"");
		text.codePoints().forEach(c -> {
			if (c == '"' || c == '\\') literal.append('\\').append((char) c);
			else if (c >= 0x20 && c < 0x7f) literal.append((char) c);
			else literal.append(String.format("\\U%08X", c));
		});
		return literal.append('"').toString();
	}
}
