package org.soulstyler.tensorfile;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Reads the pickles of PyTorch checkpoints as data. A pickle is a program for a
 * small machine that may name and call any Python function; this one knows a
 * closed list of names, all of which make tensors, numbers and containers, and
 * refuses every other by saying its name. Nothing is ever called.
 * <p>
 * What comes back is made of {@link Map} (insertion order, keys are strings and
 * numbers), {@link List}, {@link String}, {@link Long}, {@link Double},
 * {@link Boolean}, {@link Tensor}, {@link ScriptObject} and {@code null}. The
 * same object can be reached twice, or contain itself: walk it with a limit.
 * </p>
 */
final class ClosedPickle {

	/** Elements in the archive's entry {@code data/<key>}. */
	record Storage(ElementType type, String key, long count) {}

	/**
	 * A strided window on a storage, in elements. Nothing about it has been
	 * checked yet but that the numbers are not negative.
	 */
	record Tensor(Storage storage, long offset, long[] shape, long[] strides) {}

	/** A TorchScript object: a class name and the object's attributes by name. */
	static final class ScriptObject {

		private final String type;
		private Map<?, ?> state = Collections.emptyMap();

		private ScriptObject(final String type) {
			this.type = type;
		}

		String type() {
			return type;
		}

		Map<?, ?> state() {
			return state;
		}
	}

	/** What a pickle may call, as far as we are concerned. */
	private enum Call {
		TENSOR, PARAMETER, DICT, LIST, TYPED, NUMPY_SCALAR, NUMPY_TYPE, BYTES
	}

	private record ScriptClass(String name) {}

	/** Something of no interest that stands for a number or a type. */
	private enum Inert {
		INSTANCE
	}

	private static final int MAX_AXES = 16;
	private static final Object MARK = new Object();
	private static final Map<String, Object> NAMES = names();

	private final ByteBuffer in;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Long, Object> memo = new HashMap<>();

	private ClosedPickle(final byte[] pickle) {
		in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Reads one pickle of protocol 2 to 5.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if it names anything
	 *           but data, is cut short, or makes no sense
	 */
	static Object read(final byte[] pickle) throws SoulstylerException {
		try {
			return new ClosedPickle(pickle).run();
		}
		catch (final BufferUnderflowException e) {
			throw refused("the pickle ends in the middle");
		}
	}

	private static Map<String, Object> names() {
		final Map<String, Object> names = new HashMap<>();
		names.put("torch DoubleStorage", ElementType.F64);
		names.put("torch FloatStorage", ElementType.F32);
		names.put("torch HalfStorage", ElementType.F16);
		names.put("torch BFloat16Storage", ElementType.BF16);
		names.put("torch LongStorage", ElementType.I64);
		names.put("torch IntStorage", ElementType.I32);
		names.put("torch ShortStorage", ElementType.I16);
		names.put("torch CharStorage", ElementType.I8);
		names.put("torch ByteStorage", ElementType.U8);
		names.put("torch BoolStorage", ElementType.BOOL);
		names.put("torch._utils _rebuild_tensor_v2", Call.TENSOR);
		names.put("torch._utils _rebuild_parameter", Call.PARAMETER);
		names.put("torch Size", Call.LIST);
		names.put("collections OrderedDict", Call.DICT);
		// The milestones of a learning rate schedule, in many checkpoints.
		names.put("collections Counter", Call.DICT);
		names.put("torch.jit._pickle build_intlist", Call.LIST);
		names.put("torch.jit._pickle build_doublelist", Call.LIST);
		names.put("torch.jit._pickle build_boollist", Call.LIST);
		names.put("torch.jit._pickle build_tensorlist", Call.LIST);
		names.put("torch.jit._pickle restore_type_tag", Call.TYPED);
		// A best score so far is often a NumPy number.
		names.put("numpy.core.multiarray scalar", Call.NUMPY_SCALAR);
		names.put("numpy._core.multiarray scalar", Call.NUMPY_SCALAR);
		names.put("numpy dtype", Call.NUMPY_TYPE);
		names.put("_codecs encode", Call.BYTES);
		return names;
	}

	// -- The machine --

	private Object run() throws SoulstylerException {
		while (true) {
			final int code = in.get() & 0xff;
			switch (code) {
				case 0x80 -> protocol(in.get() & 0xff);
				case 0x95 -> in.getLong(); // FRAME
				case '.' -> {
					return data(pop());
				}
				case '(' -> stack.add(MARK);
				case '0' -> pop();
				case '1' -> popToMark();
				case '2' -> stack.add(top());
				case 'N' -> stack.add(null);
				case 0x88 -> stack.add(Boolean.TRUE);
				case 0x89 -> stack.add(Boolean.FALSE);
				case 'J' -> stack.add((long) in.getInt());
				case 'K' -> stack.add((long) (in.get() & 0xff));
				case 'M' -> stack.add((long) (in.getShort() & 0xffff));
				case 0x8a -> stack.add(integer(in.get() & 0xff));
				case 0x8b -> stack.add(integer(in.getInt()));
				case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in
					.getLong())));
				case 'X' -> stack.add(text(in.getInt() & 0xffffffffL));
				case 0x8c -> stack.add(text(in.get() & 0xff));
				case 0x8d -> stack.add(text(in.getLong()));
				case 'U', 'C' -> raw(in.get() & 0xff);
				case 'T', 'B' -> raw(in.getInt() & 0xffffffffL);
				case ')' -> stack.add(new ArrayList<>());
				case ']' -> stack.add(new ArrayList<>());
				case '}' -> stack.add(new LinkedHashMap<>());
				case 't', 'l' -> stack.add(popToMark());
				case 'd' -> {
					final List<Object> items = popToMark();
					stack.add(new LinkedHashMap<>());
					put(items);
				}
				case 0x85 -> stack.add(pop(1));
				case 0x86 -> stack.add(pop(2));
				case 0x87 -> stack.add(pop(3));
				case 'a' -> append(pop(1));
				case 'e' -> append(popToMark());
				case 's' -> put(pop(2));
				case 'u' -> put(popToMark());
				case 'q' -> memo.put((long) (in.get() & 0xff), top());
				case 'r' -> memo.put(in.getInt() & 0xffffffffL, top());
				case 0x94 -> memo.put((long) memo.size(), top());
				case 'h' -> stack.add(remembered(in.get() & 0xff));
				case 'j' -> stack.add(remembered(in.getInt() & 0xffffffffL));
				case 'c' -> stack.add(named(line(), line()));
				case 0x93 -> {
					final List<Object> name = pop(2);
					stack.add(named(string(name.get(0)), string(name.get(1))));
				}
				case 'R' -> {
					final List<Object> call = pop(2);
					stack.add(call(call.get(0), list(call.get(1))));
				}
				case 0x81 -> {
					final List<Object> made = pop(2);
					stack.add(object(made.get(0)));
				}
				case 'b' -> build(pop());
				case 'Q' -> stack.add(storage(list(pop())));
				default -> throw refused("it has the pickle instruction 0x" + Integer
					.toHexString(code) + (code > ' ' && code < 0x7f ? " ('" +
						(char) code + "')" : ""));
			}
		}
	}

	private static void protocol(final int version) throws SoulstylerException {
		if (version < 2 || version > 5) {
			throw refused("its pickle protocol is " + version);
		}
	}

	// -- Names and calls --

	private static Object named(final String module, final String name)
		throws SoulstylerException
	{
		// TorchScript's own classes; only ever a label on a bag of attributes.
		if (module.equals("__torch__") || module.startsWith("__torch__.")) {
			return new ScriptClass(module + "." + name);
		}
		final Object known = NAMES.get(module + " " + name);
		if (known == null) {
			throw refused("it asks for '" + printable(module + "." + name) +
				"', which is not data");
		}
		return known;
	}

	private static Object call(final Object function, final List<?> arguments)
		throws SoulstylerException
	{
		if (!(function instanceof Call)) {
			throw refused("it calls " + described(function) +
				", which is not data");
		}
		switch ((Call) function) {
			case TENSOR:
				return tensor(arguments);
			case PARAMETER:
			case TYPED:
				return argument(arguments, 0);
			case DICT:
				return dictionary(arguments);
			case LIST:
				return arguments.isEmpty() ? new ArrayList<>() : list(arguments.get(
					0));
			default:
				return Inert.INSTANCE;
		}
	}

	private static Object object(final Object type) throws SoulstylerException {
		if (type instanceof ScriptClass) {
			return new ScriptObject(((ScriptClass) type).name());
		}
		throw refused("it makes an object of " + described(type) +
			", which is not data");
	}

	/** Sets the state of the topmost object. */
	private void build(final Object state) throws SoulstylerException {
		final Object target = top();
		if (target instanceof ScriptObject) {
			if (!(state instanceof Map)) {
				throw refused("a script object's attributes are no dictionary");
			}
			((ScriptObject) target).state = (Map<?, ?>) state;
		}
		// A state dictionary carries version numbers of its layers, and a NumPy
		// type its byte order: neither is of interest.
		else if (!(target instanceof Map) && target != Inert.INSTANCE) {
			throw refused("it sets the state of " + described(target));
		}
	}

	private static Storage storage(final List<?> id) throws SoulstylerException {
		if (id.size() < 5 || !"storage".equals(id.get(0)) || !(id.get(
			1) instanceof ElementType))
		{
			throw refused("it refers to something that is no tensor storage");
		}
		return new Storage((ElementType) id.get(1), string(id.get(2)), size(id.get(
			4)));
	}

	private static Tensor tensor(final List<?> arguments)
		throws SoulstylerException
	{
		if (!(argument(arguments, 0) instanceof Storage)) {
			throw refused("a tensor has no storage");
		}
		final Tensor tensor = new Tensor((Storage) arguments.get(0), size(argument(
			arguments, 1)), sizes(argument(arguments, 2)), sizes(argument(arguments,
				3)));
		if (tensor.shape().length != tensor.strides().length) {
			throw refused("a tensor has " + tensor.shape().length +
				" extents but " + tensor.strides().length + " strides");
		}
		return tensor;
	}

	private static Map<?, ?> dictionary(final List<?> arguments)
		throws SoulstylerException
	{
		if (arguments.isEmpty()) return new LinkedHashMap<>();
		// Not copied: a pickle that copies a large dictionary over and over would
		// fill the memory.
		if (arguments.get(0) instanceof Map) return (Map<?, ?>) arguments.get(0);
		throw refused("it makes a dictionary of " + described(arguments.get(0)));
	}

	// -- Containers --

	@SuppressWarnings("unchecked")
	private void append(final List<Object> items) throws SoulstylerException {
		if (!(top() instanceof List)) {
			throw refused("it appends to " + described(top()));
		}
		((List<Object>) top()).addAll(items);
	}

	@SuppressWarnings("unchecked")
	private void put(final List<Object> items) throws SoulstylerException {
		if (!(top() instanceof Map) || items.size() % 2 != 0) {
			throw refused("it puts items into " + described(top()));
		}
		final Map<Object, Object> target = (Map<Object, Object>) top();
		for (int i = 0; i < items.size(); i += 2) {
			target.put(key(items.get(i)), items.get(i + 1));
		}
	}

	/**
	 * Only strings and numbers: the hash code of a container that contains itself
	 * would never end.
	 */
	private static Object key(final Object key) throws SoulstylerException {
		if (key == null || key instanceof String || key instanceof Number ||
			key instanceof Boolean) return key;
		throw refused("a dictionary's key is " + described(key));
	}

	// -- The stack --

	private Object top() throws SoulstylerException {
		if (stack.isEmpty()) throw refused("the pickle's stack is empty");
		final Object top = stack.get(stack.size() - 1);
		if (top == MARK) throw refused("the pickle's marks are out of order");
		return top;
	}

	private Object pop() throws SoulstylerException {
		final Object top = top();
		stack.remove(stack.size() - 1);
		return top;
	}

	private List<Object> pop(final int count) throws SoulstylerException {
		final List<Object> popped = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			popped.add(pop());
		}
		Collections.reverse(popped);
		return popped;
	}

	private List<Object> popToMark() throws SoulstylerException {
		final int mark = stack.lastIndexOf(MARK);
		if (mark < 0) throw refused("the pickle's marks are out of order");
		final List<Object> above = stack.subList(mark + 1, stack.size());
		final List<Object> popped = new ArrayList<>(above);
		above.clear();
		stack.remove(mark);
		return popped;
	}

	private Object remembered(final long index) throws SoulstylerException {
		if (!memo.containsKey(index)) {
			throw refused("it recalls something that it never made");
		}
		return memo.get(index);
	}

	// -- Reading --

	private byte[] bytes(final long count) throws SoulstylerException {
		if (count < 0 || count > in.remaining()) {
			throw refused("the pickle ends in the middle");
		}
		final byte[] bytes = new byte[(int) count];
		in.get(bytes);
		return bytes;
	}

	private String text(final long count) throws SoulstylerException {
		return new String(bytes(count), StandardCharsets.UTF_8);
	}

	/** Byte strings occur only inside NumPy numbers, which are not looked into. */
	private void raw(final long count) throws SoulstylerException {
		bytes(count);
		stack.add(Inert.INSTANCE);
	}

	private long integer(final int count) throws SoulstylerException {
		if (count == 0) return 0;
		final byte[] bytes = bytes(count);
		if (count > 8) {
			throw refused("an integer in it has " + count + " bytes");
		}
		for (int i = 0; i < count / 2; i++) {
			final byte swap = bytes[i];
			bytes[i] = bytes[count - 1 - i];
			bytes[count - 1 - i] = swap;
		}
		return new BigInteger(bytes).longValue();
	}

	private String line() throws SoulstylerException {
		final int start = in.position();
		while (in.get() != '\n') {
			if (in.position() - start > 1000) {
				throw refused("a name in it is longer than 1000 characters");
			}
		}
		return new String(in.array(), start, in.position() - 1 - start,
			StandardCharsets.UTF_8);
	}

	// -- Arguments --

	private static Object argument(final List<?> arguments, final int index)
		throws SoulstylerException
	{
		if (index < arguments.size()) return arguments.get(index);
		throw refused("a call in it lacks an argument");
	}

	private static List<?> list(final Object value) throws SoulstylerException {
		if (value instanceof List) return (List<?>) value;
		throw refused("it has " + described(value) + " in the place of a list");
	}

	private static String string(final Object value) throws SoulstylerException {
		if (value instanceof String) return (String) value;
		throw refused("it has " + described(value) + " in the place of a name");
	}

	private static long size(final Object value) throws SoulstylerException {
		if (value instanceof Long && (Long) value >= 0) return (Long) value;
		throw refused("it has " + described(value) + " in the place of a size");
	}

	private static long[] sizes(final Object value) throws SoulstylerException {
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
	private static Object data(final Object value) throws SoulstylerException {
		if (value instanceof Call || value instanceof ScriptClass ||
			value instanceof ElementType || value instanceof Storage)
		{
			throw refused("it holds " + described(value) + " and no tensors");
		}
		return value;
	}

	/** Never descends into a container, which may contain itself. */
	private static String described(final Object value) {
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
	private static String printable(final String text) {
		final String start = text.length() > 80 ? text.substring(0, 80) + "..."
			: text;
		return start.replaceAll("\\p{Cntrl}", "?");
	}

	private static SoulstylerException refused(final String why) {
		return new SoulstylerException(Failure.MODEL,
			"This is not a checkpoint that can be read safely: " + why + ".");
	}
}
