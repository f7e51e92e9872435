package org.soulstyler.settings;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the numbers.
 *
 * @param low −∞ for no lower end
 * @param high +∞ for no upper end
 */
record Interval(double low, boolean withLow, double high, boolean withHigh) {

	private static final Pattern FORM = Pattern.compile(
		"([\\[(])([^,]*),([^\\])]*)([\\])])");
	/** An end beyond this only excludes infinity and is not shown. */
	private static final double FAR = 1e12;

	/** @param text in mathematical notation, e.g. "(0, 1]", "[0, )" */
	static Interval parse(final String text) {
		final Matcher parts = FORM.matcher(text);
		if (!parts.matches()) throw new IllegalArgumentException(text);
		return new Interval(end(parts.group(2), Double.NEGATIVE_INFINITY), parts
			.group(1).equals("["), end(parts.group(3), Double.POSITIVE_INFINITY),
			parts.group(4).equals("]"));
	}

	/** Not a number is in none but the interval of all. */
	boolean contains(final double value) {
		if (isAll()) return true;
		return (value > low || withLow && value == low) && (value < high ||
			withHigh && value == high);
	}

	/** Whether it has no ends. */
	boolean isAll() {
		return Double.isInfinite(low) && Double.isInfinite(high);
	}

	/** In words, e.g. "above 0 and at most 1". */
	@Override
	public String toString() {
		if (high >= FAR) return withLow ? number(low) + " or more" : "above " +
			number(low);
		if (withLow && withHigh) return "from " + number(low) + " to " + number(
			high);
		return (withLow ? "from " + number(low) + " to below " : "above " + number(
			low) + (withHigh ? " and at most " : " and below ")) + number(high);
	}

	private static double end(final String text, final double none) {
		return text.isBlank() ? none : Double.parseDouble(text.strip());
	}

	private static String number(final double value) {
		return new BigDecimal(Double.toString(value)).stripTrailingZeros()
			.toPlainString();
	}
}
