package org.soulstyler.fiji;

import ij.Macro;
import ij.macro.Interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.scijava.module.ModuleItem;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What a macro says after a command's name, e.g.
 * <code>instruction=[Turn the apple into fire] iterations=7</code>. Values are
 * read as ImageJ reads them; words that ImageJ would pass over in silence are
 * found, since a value that lost its brackets would be a shorter one.
 *
 * @param values by key, in the order in which they stand
 * @param unknown keys that the command does not have
 */
record MacroOptions(Map<String, String> values, Set<String> unknown) {

	/**
	 * @param fields that the command has
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) for words that
	 *           belong to no key, for an undefined variable and for a malformed
	 *          number, which SciJava would ignore
	 */
	static MacroOptions read(final List<ModuleItem<?>> fields,
		final String options) throws SoulstylerException
	{
		final Set<String> keys = keys(options);
		final Map<String, String> values = new LinkedHashMap<>();
		for (final ModuleItem<?> field : fields) {
			final String name = field.getName();
			if (!keys.remove(name)) continue;
			final String value = variable(name, Macro.getValue(options, name, ""));
			if (isNumber(field)) requireNumber(field, value);
			values.put(name, value);
		}
		return new MacroOptions(values, keys);
	}

	/** A sentence about unknown keys; null if there are none. */
	String notice(final String command, final List<ModuleItem<?>> fields) {
		if (unknown.isEmpty()) return null;
		return command + " does not know " + unknown.stream().map(key -> "\"" +
			key + "\"").collect(Collectors.joining(", ")) +
			" in the macro and ignores it. Its keys are " + fields.stream().map(
				ModuleItem::getName).collect(Collectors.joining(", ")) + ".";
	}

	static boolean isNumber(final ModuleItem<?> field) {
		return field.getType() == int.class || field.getType() == long.class;
	}

	// -- Helper methods --

	/** The keys that have a value; everything else is a mistake. */
	private static Set<String> keys(final String options)
		throws SoulstylerException
	{
		final Set<String> keys = new LinkedHashSet<>();
		final List<String> lost = new ArrayList<>();
		String last = "";
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			final int end = end(options, at);
			final String word = options.substring(at, end);
			final int equals = word.indexOf('=');
			if (equals < 1) lost.add(word);
			else if (!lost.isEmpty()) break; // they belong to what is before them
			else {
				keys.add(word.substring(0, equals));
				last = word;
			}
			at = end;
		}
		if (lost.isEmpty()) return keys;
		final String words = String.join(" ", lost);
		throw refused("In the macro, \"" + words + "\" belongs to no key. " + (last
			.isEmpty() ? "Write key=[value]." : "A value with spaces in it needs " +
				"brackets: " + last.replace("=[", "=").replace("]", "").replaceFirst(
					"=", "=[") + " " + words + "]."));
	}

	/** Where a word ends: at a space that is not in brackets or quoted. */
	private static int end(final String options, final int start) {
		final int equals = options.indexOf('=', start);
		int end = indexOfSpace(options, start);
		if (equals < 0 || equals > end || equals + 1 >= options.length())
			return end;
		final char open = options.charAt(equals + 1);
		if (open != '[' && open != '\'') return end;
		int depth = 0;
		for (end = equals + 1; end < options.length(); end++) {
			final char c = options.charAt(end);
			if (open == '\'' && c == '\'' && end > equals + 1) return end + 1;
			if (c == '[') depth++;
			if (open == '[' && c == ']' && --depth == 0) return end + 1;
		}
		return end;
	}

	private static int indexOfSpace(final String text, final int from) {
		for (int i = from; i < text.length(); i++)
			if (Character.isWhitespace(text.charAt(i))) return i;
		return text.length();
	}

	/** As in ImageJ's own dialogs, <code>&amp;name</code> is a macro's variable. */
	private static String variable(final String key, final String value)
		throws SoulstylerException
	{
		if (!value.startsWith("&")) return value;
		final Interpreter macro = Interpreter.getInstance();
		final String found = macro == null ? null : macro.getVariableAsString(value
			.substring(1));
		if (found != null) return found;
		throw refused("In " + key + "=" + value + ", \"" + value.substring(1) +
			"\" is not a variable of the macro. Write a text in brackets: " + key +
			"=[Turn the apple into fire].");
	}

	private static void requireNumber(final ModuleItem<?> field,
		final String value) throws SoulstylerException
	{
		try {
			if (field.getType() == int.class) Integer.parseInt(value);
			else Long.parseLong(value);
		}
		catch (final NumberFormatException exc) {
			throw refused("In " + field.getName() + "=" + value + ", \"" + value +
				"\" is not a whole number that can be used.");
		}
	}

	private static SoulstylerException refused(final String message) {
		return new SoulstylerException(Failure.INSTRUCTION, message);
	}
}
