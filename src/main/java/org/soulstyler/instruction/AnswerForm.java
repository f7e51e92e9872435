package org.soulstyler.instruction;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a language model writes an answer down. Small chat models that were not
 * trained on this task copy words into plain lines with fewer faults than into
 * JSON.
 */
enum AnswerForm {

		/** {@code {"objects":"…","content":"…"}}, a line for each target. */
		JSON("{\"objects\":\"", "\",\"content\":\"", "\"}", "", Pattern.compile(
			"\\{[^{}]*\\}"))
		{

			@Override
			String part(final String text) {
				return text.replace("\\", "\\\\").replace("\"", "\\\"");
			}

			@Override
			String write(final Target target) {
				return GSON.toJson(target);
			}

			@Override
			Target read(final Matcher written) {
				return GSON.fromJson(written.group(), Target.class);
			}
		},

		/** {@code Object: …} and {@code Style: …}, two lines for each target. */
		LINES("Object:", "\nStyle:", "", " ", Pattern.compile(
			"^Object:(.*)\nStyle:(.*)$", Pattern.MULTILINE))
		{

			@Override
			String part(final String text) {
				return text;
			}

			@Override
			String write(final Target target) {
				return begin() + before(target.objects()) + middle() + before(target
					.style()) + end();
			}

			private String before(final String part) {
				return part.isEmpty() ? "" : beforePart() + part;
			}

			@Override
			Target read(final Matcher written) {
				return new Target(written.group(1).strip(), written.group(2).strip());
			}
		};

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
		.create();

	private final String begin, middle, end, beforePart;
	private final Pattern target;

	AnswerForm(final String begin, final String middle, final String end,
		final String beforePart, final Pattern target)
	{
		this.begin = begin;
		this.middle = middle;
		this.end = end;
		this.beforePart = beforePart;
		this.target = target;
	}

	/** What stands before the objects. */
	String begin() {
		return begin;
	}

	/** What stands between objects and style. */
	String middle() {
		return middle;
	}

	/** What stands behind the style. */
	String end() {
		return end;
	}

	/** What stands before a part, where it is not empty. */
	String beforePart() {
		return beforePart;
	}

	/** The words of a part as they are written. */
	abstract String part(String text);

	abstract String write(Target target);

	/** Reads what {@link #target} found. */
	abstract Target read(Matcher written);

	/** All targets, a line break between them. */
	String write(final List<Target> targets) {
		return targets.stream().map(this::write).collect(Collectors.joining("\n"));
	}

	/**
	 * Reads all targets that a text holds.
	 *
	 * @return none if one of them is written otherwise
	 */
	List<Target> read(final String text) {
		final List<Target> targets = new ArrayList<>();
		final Matcher written = target.matcher(text);
		try {
			while (written.find())
				targets.add(read(written));
		}
		catch (final JsonSyntaxException e) {
			return List.of();
		}
		return targets;
	}
}
