package org.soulstyler.settings;

import com.google.gson.JsonElement;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A setting: what it is called, what it means and which values it may have. */
public final class SettingRow {

	private final String group;
	private final RecordComponent component;
	private final Setting setting;
	private final SettingType type;
	private final Interval range;

	SettingRow(final String group, final RecordComponent component) {
		this.group = group;
		this.component = component;
		setting = component.getAnnotation(Setting.class);
		type = SettingType.of(component);
		range = Interval.parse(setting.range());
	}

	/** Its name: in files, texts and, with hyphens, on the command line. */
	public String name() {
		return component.getName();
	}

	/** The group that it belongs to, e.g. "optimiser". */
	public String group() {
		return group;
	}

	/** The group's name for people, e.g. "Optimiser". */
	String groupTitle() {
		return Character.toUpperCase(group.charAt(0)) + group.substring(1);
	}

	/** What it means, the start of a sentence. */
	public String about() {
		return setting.about();
	}

	/** Which values it may have, e.g. "from 16 to 8192 pixels". */
	public String rule() {
		return switch (type) {
			case FLAG -> "true or false";
			case WHOLES -> "a list of whole numbers";
			case TEXTS -> "a list of texts";
			case TEXT -> setting.choices().length == 0 ? "words" : choices();
			default -> range.isAll() ? "a whole number" : range + (setting.unit()
				.isEmpty() ? "" : " " + setting.unit());
		};
	}

	/** What its value is in Java; lists are texts of {@link SettingsText}. */
	public Class<?> type() {
		final Class<?> java = component.getType();
		return java.isPrimitive() && java != boolean.class ? java : String.class;
	}

	/** What stands for its value in a usage line. */
	public String label() {
		return switch (type) {
			case WHOLE, LONG -> "pixels".equals(setting.unit()) ? "PX" : "N";
			case NUMBER -> "X";
			case FLAG -> "true|false";
			case TEXT -> "TEXT";
			case WHOLES, TEXTS -> "LIST";
		};
	}

	/** What it means and may be, for a person. */
	public String sentence() {
		return Character.toUpperCase(about().charAt(0)) + about().substring(1) +
			" (" + rule() + ").";
	}

	/** Options of the command line, its own first. */
	public List<String> options() {
		final List<String> options = new ArrayList<>();
		options.add("--" + name().replaceAll("([A-Z])", "-$1").toLowerCase(
			Locale.ROOT));
		options.addAll(List.of(setting.options()));
		return options;
	}

	/** The value in a preset, as {@link SettingsText} writes it. */
	public String text(final Preset preset) {
		return preset.changed().getOrDefault(name(), setting.paper());
	}

	/** Whether it belongs to the networks, and stays when a preset is chosen. */
	boolean isOfNetworks() {
		return setting.ofNetworks();
	}

	/**
	 * What a person wrote, as JSON has it: list items are separated by semicolons,
	 * or by spaces where they are numbers. JSON itself is understood too.
	 */
	public JsonElement parse(final String written) {
		return type.parse(written.strip());
	}

	/** A value as a person may write it: what {@link #parse} reads. */
	public String format(final Object value) {
		return type.format(value);
	}

	/**
	 * @throws IllegalArgumentException with a sentence when the value is of
	 *           another type, or none that it may have
	 */
	Object read(final JsonElement json) {
		final Object value;
		try {
			value = json == null || json.isJsonNull() ? null : type.read(json);
		}
		catch (final RuntimeException exc) {
			throw new IllegalArgumentException("The stylization setting \"" + name() +
				"\" cannot be " + json + ".", exc);
		}
		if (value == null || !fits(value)) throw SettingTable.refused(name(),
			rule(), value);
		return value;
	}

	/** Whether a group's record holds it. */
	boolean isIn(final Record group) {
		return component.getDeclaringRecord().isInstance(group);
	}

	/** The value in a group's record. */
	Object of(final Object group) {
		try {
			return component.getAccessor().invoke(group);
		}
		catch (final ReflectiveOperationException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private boolean fits(final Object value) {
		return switch (type) {
			case FLAG -> true;
			case TEXT -> setting.choices().length == 0 ? !value.toString().isBlank()
				: List.of(setting.choices()).contains(value);
			case WHOLES, TEXTS -> !((List<?>) value).contains(null);
			default -> range.contains(((Number) value).doubleValue());
		};
	}

	private String choices() {
		final List<String> all = List.of(setting.choices());
		final int last = all.size() - 1;
		return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
	}
}
