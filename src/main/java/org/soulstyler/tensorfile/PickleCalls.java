package org.soulstyler.tensorfile;

import static org.soulstyler.tensorfile.PickleValue.argument;
import static org.soulstyler.tensorfile.PickleValue.described;
import static org.soulstyler.tensorfile.PickleValue.list;
import static org.soulstyler.tensorfile.PickleValue.printable;
import static org.soulstyler.tensorfile.PickleValue.refused;
import static org.soulstyler.tensorfile.PickleValue.size;
import static org.soulstyler.tensorfile.PickleValue.sizes;
import static org.soulstyler.tensorfile.PickleValue.string;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.PickleValue.Call;
import org.soulstyler.tensorfile.PickleValue.Inert;
import org.soulstyler.tensorfile.PickleValue.ScriptClass;
import org.soulstyler.tensorfile.PickleValue.ScriptObject;
import org.soulstyler.tensorfile.PickleValue.Storage;
import org.soulstyler.tensorfile.PickleValue.Tensor;

/** The closed list of names that a pickle may say, and what they make. */
final class PickleCalls {

	private static final Map<String, Object> NAMES = names();

	private PickleCalls() {}

	static Object named(final String module, final String name)
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

	static Object call(final Object function, final List<?> arguments)
		throws SoulstylerException
	{
		if (!(function instanceof Call)) {
			throw refused("it calls " + described(function) + ", which is not data");
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
				return arguments.isEmpty() ? new ArrayList<>() : list(arguments.get(0));
			default:
				return Inert.INSTANCE;
		}
	}

	static Object object(final Object type) throws SoulstylerException {
		if (type instanceof ScriptClass) {
			return new ScriptObject(((ScriptClass) type).name());
		}
		throw refused("it makes an object of " + described(type) +
			", which is not data");
	}

	static Storage storage(final List<?> id) throws SoulstylerException {
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
			throw refused("a tensor has " + tensor.shape().length + " extents but " +
				tensor.strides().length + " strides");
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
}
