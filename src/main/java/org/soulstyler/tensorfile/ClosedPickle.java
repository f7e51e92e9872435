package org.soulstyler.tensorfile;

import static org.soulstyler.tensorfile.PickleValue.data;
import static org.soulstyler.tensorfile.PickleValue.described;
import static org.soulstyler.tensorfile.PickleValue.list;
import static org.soulstyler.tensorfile.PickleValue.refused;
import static org.soulstyler.tensorfile.PickleValue.string;

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
import org.soulstyler.tensorfile.PickleValue.Inert;
import org.soulstyler.tensorfile.PickleValue.ScriptObject;
import org.soulstyler.tensorfile.PickleValue.Tensor;

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

	private static final Object MARK = new Object();

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
				case 0x88 -> stack.add(true);
				case 0x89 -> stack.add(false);
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
				case 'c' -> stack.add(PickleCalls.named(line(), line()));
				case 0x93 -> {
					final List<Object> name = pop(2);
					stack.add(PickleCalls.named(string(name.get(0)), string(name.get(
						1))));
				}
				case 'R' -> {
					final List<Object> call = pop(2);
					stack.add(PickleCalls.call(call.get(0), list(call.get(1))));
				}
				case 0x81 -> {
					final List<Object> made = pop(2);
					stack.add(PickleCalls.object(made.get(0)));
				}
				case 'b' -> build(pop());
				case 'Q' -> stack.add(PickleCalls.storage(list(pop())));
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

	/** Sets the state of the topmost object. */
	private void build(final Object state) throws SoulstylerException {
		final Object target = top();
		if (target instanceof ScriptObject) {
			if (!(state instanceof Map)) {
				throw refused("a script object's attributes are no dictionary");
			}
			((ScriptObject) target).set((Map<?, ?>) state);
		}
		// A state dictionary carries version numbers of its layers, and a NumPy
		// type its byte order: neither is of interest.
		else if (!(target instanceof Map) && target != Inert.INSTANCE) {
			throw refused("it sets the state of " + described(target));
		}
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
}
