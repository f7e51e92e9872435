package org.soulstyler.tensorfile;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** What {@link ClosedPickle} makes, and how values are asked what they are. */
final class PickleValue {

	private static final int MAX_AXES = 16;

	private PickleValue() {}

	/** Elements in the archive's entry {@code data/<key>}. */
	record Storage(ElementType type, String key, long count) {
	}

	/**
	 * A strided window on a storage, in elements. Nothing about it has been
	 * checked yet but that the numbers are not negative.
	 */
	record Tensor(Storage storage, long offset, long[] shape, long[] strides) {
	}

	/** A TorchScript object: a class name and the object's attributes by name. */
	static final class ScriptObject {

		private final String type;
		private Map<?, ?> state = Collections.emptyMap();

		ScriptObject(final String type) {
			this.type = type;
		}

		String type() {
			return type;
		}

		Map<?, ?> state() {
			return state;
		}

		void set(final Map<?, ?> attributes) {
			state = attributes;
		}
	}

	/** What a pickle may call, as far as we are concerned. */
	enum Call {
			TENSOR, PARAMETER, DICT, LIST, TYPED, NUMPY_SCALAR, NUMPY_TYPE, BYTES
	}

	record ScriptClass(String name) {
	}

	/** Something of no interest that stands for a number or a type. */
	enum Inert {
			INSTANCE
	}

	static Object argument(final List<?> arguments, final int index)
		throws SoulstylerException
	{
		if (index < arguments.size()) return arguments.get(index);
		throw refused("a call in it lacks an argument");
	}

	static List<?> list(final Object value) throws SoulstylerException {
		if (value instanceof List) return (List<?>) value;
		throw refused("it has " + described(value) + " in the place of a list");
	}

	static String string(final Object value) throws SoulstylerException {
		if (value instanceof String) return (String) value;
		throw refused("it has " + described(value) + " in the place of a name");
	}

	static long size(final Object value) throws SoulstylerException {
		if (value instanceof Long && (Long) value >= 0) return (Long) value;
		throw refused("it has " + described(value) + " in the place of a size");
	}

	static long[] sizes(final Object value) throws SoulstylerException {
		final List<?> list = list(value);
		if (list.size() > MAX_AXES) {
			throw refused("a tensor has " + list.size() + " axes");
		}
		final long[] sizes = new long[list.size()];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = size(list.get(i));
		}
		return sizes;
	}

	/** The whole pickle's value; a function or type alone is not data. */
	static Object data(final Object value) throws SoulstylerException {
		if (value instanceof Call || value instanceof ScriptClass ||
			value instanceof ElementType || value instanceof Storage)
		{
			throw refused("it holds " + described(value) + " and no tensors");
		}
		return value;
	}

	/** Never descends into a container, which may contain itself. */
	static String described(final Object value) {
		if (value == null) return "nothing";
		if (value instanceof Call || value instanceof ElementType) {
			return "'" + value + "'";
		}
		if (value instanceof ScriptClass) {
			return "'" + printable(((ScriptClass) value).name()) + "'";
		}
		if (value instanceof String) {
			return "the text '" + printable((String) value) + "'";
		}
		if (value instanceof Number) return "the number " + value;
		if (value instanceof Map) return "a dictionary";
		if (value instanceof List) return "a list";
		if (value instanceof Tensor) return "a tensor";
		if (value instanceof Storage) return "a storage";
		return "something else";
	}

	/** At most 80 characters, none of which moves a terminal's cursor. */
	static String printable(final String text) {
		final String start = text.length() > 80 ? text.substring(0, 80) + "..."
			: text;
		return start.replaceAll("\\p{Cntrl}", "?");
	}

	static SoulstylerException refused(final String why) {
		return new SoulstylerException(Failure.MODEL,
			"This is not a checkpoint that can be read safely: " + why + ".");
	}
}
