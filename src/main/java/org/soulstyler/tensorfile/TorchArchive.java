package org.soulstyler.tensorfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.PickleValue.ScriptObject;
import org.soulstyler.tensorfile.PickleValue.Tensor;

/**
 * A PyTorch checkpoint: what {@code torch.save} writes since PyTorch 1.6
 * ({@code .pth}, a dictionary of tensors, perhaps under {@code state_dict}), and
 * TorchScript archives ({@code .pt}, as OpenAI publishes CLIP), whose tensors
 * are the attributes of nested script objects.
 * <p>
 * Both are zips: {@code <root>/data.pkl} says which tensors there are, and the
 * numbers stand uncompressed in {@code <root>/data/<key>}. Tensors are named as
 * in PyTorch's {@code state_dict()}; the prefix {@code module.} that
 * DataParallel puts before each name is taken off. Nothing in the file is run;
 * see {@link ClosedPickle} for what is accepted.
 * </p>
 */
final class TorchArchive implements TensorFile {

	/** A checkpoint of ten thousand tensors needs a third of that. */
	private static final int MAX_PICKLE = 4 << 20;
	private static final int MAX_DEPTH = 64;
	private static final int MAX_VALUES = 1_000_000;
	private static final String PARALLEL = "module.";

	private final Path path;
	private final String root;
	private final Map<String, Tensor> tensors;

	private TorchArchive(final Path path, final String root,
		final Map<String, Tensor> tensors)
	{
		this.path = path;
		this.root = root;
		this.tensors = tensors;
	}

	/**
	 * Reads names and shapes.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the file is not
	 *           there, not such an archive, cut short, or holds anything but data
	 */
	static TorchArchive open(final Path path) throws SoulstylerException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			final String root = root(path, zip);
			final Map<String, Tensor> tensors = tensors(path, pickle(path, zip,
				root));
			if (tensors.isEmpty()) throw refused(path, "holds no tensors");
			for (final Map.Entry<String, Tensor> e : tensors.entrySet()) {
				check(path, zip, root, e.getKey(), e.getValue());
			}
			return new TorchArchive(path, root, withoutPrefix(tensors));
		}
		catch (final IOException e) {
			throw unreadable(path, e);
		}
	}

	@Override
	public Path path() {
		return path;
	}

	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	@Override
	public long[] shape(final String name) throws SoulstylerException {
		return find(name).shape().clone();
	}

	@Override
	public FloatBuffer read(final String name) throws SoulstylerException {
		final Tensor tensor = find(name);
		final long count = elements(tensor);
		final long span = span(tensor);
		final ElementType type = tensor.storage().type();
		if (count > Integer.MAX_VALUE / 8 || span > Integer.MAX_VALUE / type
			.bytes()) throw refused(path, "holds the tensor " + name +
				", which is too large");
		final FloatBuffer stored = FloatBuffer.allocate((int) span);
		if (span > 0) decode(tensor, stored);
		return contiguous(tensor) ? stored.flip() : gather(tensor, stored.array(),
			(int) count);
	}

	// -- The archive --

	/** The folder in which everything is, as "archive" or "ViT-B-32". */
	private static String root(final Path path, final ZipFile zip)
		throws SoulstylerException
	{
		String root = null;
		for (final Enumeration<? extends ZipEntry> entries = zip.entries(); entries
			.hasMoreElements();)
		{
			final String name = entries.nextElement().getName();
			// No entry is ever unpacked, but no writer of archives makes such names.
			if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/")
				.contains("/../")) throw refused(path,
					"is not a checkpoint: it has an entry with the path '" + name
						.replaceAll("\\p{Cntrl}", "?") + "'");
			if (name.endsWith("/data.pkl") && name.indexOf('/') == name.lastIndexOf(
				'/'))
			{
				if (root != null) throw refused(path,
					"is not a checkpoint: it has data.pkl twice");
				root = name.substring(0, name.indexOf('/'));
			}
		}
		if (root == null) throw refused(path,
			"is not a PyTorch checkpoint: it has no data.pkl");
		return root;
	}

	private static byte[] pickle(final Path path, final ZipFile zip,
		final String root) throws IOException, SoulstylerException
	{
		final ZipEntry entry = stored(path, zip, root + "/data.pkl");
		if (entry.getSize() > MAX_PICKLE) throw refused(path,
			"has a table of contents of " + entry.getSize() + " bytes; we read " +
				MAX_PICKLE + " at most");
		final ZipEntry order = zip.getEntry(root + "/byteorder");
		if (order != null && order.getSize() < 16) {
			try (InputStream in = zip.getInputStream(order)) {
				if (new String(in.readNBytes(16), StandardCharsets.US_ASCII).equals(
					"big")) throw refused(path,
						"was written on a big-endian machine, which we don't read");
			}
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return in.readNBytes(MAX_PICKLE);
		}
	}

	/** An uncompressed entry that lies within the file. */
	private static ZipEntry stored(final Path path, final ZipFile zip,
		final String name) throws SoulstylerException
	{
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw refused(path, "is damaged: it lacks " + name);
		if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry
			.getCompressedSize()) throw refused(path, "has " + name +
				" compressed, which PyTorch never does");
		return entry;
	}

	/** A checkpoint of a training run keeps the network beside other things. */
	private static Object unwrapped(final Object value) {
		if (value instanceof Map && ((Map<?, ?>) value).get(
			"state_dict") instanceof Map) return ((Map<?, ?>) value).get(
				"state_dict");
		return value;
	}

	private static Map<String, Tensor> withoutPrefix(
		final Map<String, Tensor> tensors)
	{
		if (!tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL)))
			return tensors;
		final Map<String, Tensor> renamed = new LinkedHashMap<>();
		tensors.forEach((name, tensor) -> renamed.put(name.substring(PARALLEL
			.length()), tensor));
		return renamed;
	}

	/**
	 * Collects the tensors in nested dictionaries and script objects. A pickle can
	 * refer to one object from many places, or from itself, hence the limits.
	 */
	private static final class Walk {

		private final Map<String, Tensor> tensors;
		private int values;

		Walk(final Map<String, Tensor> tensors) {
			this.tensors = tensors;
		}

		void into(final String name, final Object value, final int depth)
			throws SoulstylerException
		{
			if (depth > MAX_DEPTH) throw new SoulstylerException(Failure.MODEL,
				"Its contents are nested more than " + MAX_DEPTH + " deep.");
			if (++values > MAX_VALUES) throw new SoulstylerException(Failure.MODEL,
				"It holds more than " + MAX_VALUES + " values.");
			if (value instanceof Tensor) tensors.put(name, (Tensor) value);
			final Map<?, ?> children = value instanceof Map ? (Map<?, ?>) value
				: value instanceof ScriptObject ? ((ScriptObject) value).state() : Map
					.of();
			for (final Map.Entry<?, ?> child : children.entrySet()) {
				into(name.isEmpty() ? "" + child.getKey() : name + "." + child.getKey(),
					child.getValue(), depth + 1);
			}
		}
	}

	// -- Tensors --

	private static void check(final Path path, final ZipFile zip,
		final String root, final String name, final Tensor tensor)
		throws SoulstylerException
	{
		try {
			if (!tensor.storage().key().matches("[A-Za-z0-9_]{1,40}")) {
				throw refused(path, "is damaged: the tensor " + name +
					" has no proper storage");
			}
			final ZipEntry entry = stored(path, zip, entryName(root, tensor));
			final long stored = Math.multiplyExact(tensor.storage().count(), tensor
				.storage().type().bytes());
			if (entry.getSize() < stored) throw refused(path,
				"is damaged: the storage of " + name + " has " + entry.getSize() +
					" bytes where " + stored + " should be");
			if (elements(tensor) > tensor.storage().count() || Math.addExact(tensor
				.offset(), span(tensor)) > tensor.storage().count()) throw refused(path,
					"is damaged: the tensor " + name + " reaches beyond its storage");
		}
		catch (final ArithmeticException e) {
			throw refused(path, "is damaged: the tensor " + name +
				" has sizes beyond all measure");
		}
	}

	private static String entryName(final String root, final Tensor tensor) {
		return root + "/data/" + tensor.storage().key();
	}

	private static long elements(final Tensor tensor) {
		long elements = 1;
		for (final long extent : tensor.shape()) {
			elements = Math.multiplyExact(elements, extent);
		}
		return elements;
	}

	/** How many stored elements there are from the first to the last, both in. */
	private static long span(final Tensor tensor) {
		if (elements(tensor) == 0) return 0;
		long last = 0;
		for (int axis = 0; axis < tensor.shape().length; axis++) {
			last = Math.addExact(last, Math.multiplyExact(tensor.shape()[axis] - 1,
				tensor.strides()[axis]));
		}
		return Math.addExact(last, 1);
	}

	private static boolean contiguous(final Tensor tensor) {
		long expected = 1;
		for (int axis = tensor.shape().length - 1; axis >= 0; axis--) {
			if (tensor.shape()[axis] != 1 && tensor.strides()[axis] != expected)
				return elements(tensor) == 0;
			expected *= tensor.shape()[axis];
		}
		return true;
	}

	/** Reads the stored elements from the tensor's first to its last. */
	private void decode(final Tensor tensor, final FloatBuffer to)
		throws SoulstylerException
	{
		final ElementType type = tensor.storage().type();
		try (ZipFile zip = new ZipFile(path.toFile());
				InputStream in = zip.getInputStream(stored(path, zip, entryName(root,
					tensor))))
		{
			in.skipNBytes(tensor.offset() * type.bytes());
			final byte[] chunk = new byte[1 << 16];
			while (to.hasRemaining()) {
				final int wanted = (int) Math.min(chunk.length, (long) to.remaining() *
					type.bytes());
				if (in.readNBytes(chunk, 0, wanted) < wanted) throw new EOFException(
					"it ends in the middle");
				type.decode(ByteBuffer.wrap(chunk, 0, wanted).order(
					ByteOrder.LITTLE_ENDIAN), to);
			}
		}
		catch (final IOException e) {
			throw unreadable(path, e);
		}
	}

	private static FloatBuffer gather(final Tensor tensor, final float[] stored,
		final int count)
	{
		final FloatBuffer gathered = FloatBuffer.allocate(count);
		final long[] shape = tensor.shape();
		final long[] index = new long[shape.length];
		long from = 0;
		while (gathered.hasRemaining()) {
			gathered.put(stored[(int) from]);
			for (int axis = shape.length - 1; axis >= 0; axis--) {
				from += tensor.strides()[axis];
				if (++index[axis] < shape[axis]) break;
				from -= tensor.strides()[axis] * shape[axis];
				index[axis] = 0;
			}
		}
		return gathered.flip();
	}

	private Tensor find(final String name) throws SoulstylerException {
		final Tensor tensor = tensors.get(name);
		if (tensor == null) throw refused(path, "has no tensor " + name);
		return tensor;
	}

	// -- Sentences --

	private static SoulstylerException refused(final Path path,
		final String what)
	{
		return new SoulstylerException(Failure.MODEL, "The model file " + path +
			" " + what + ".");
	}

	private static SoulstylerException unreadable(final Path path,
		final IOException e)
	{
		return new SoulstylerException(Failure.MODEL, Files.exists(path)
			? "The model file " + path +
				" is cut short, damaged, or not a PyTorch 1.6 (or newer) checkpoint (" +
				e.getMessage() + ")." : "The model file " + path + " is missing.", e);
	}

	/** The tensors that a pickle describes, by name. */
	private static Map<String, Tensor> tensors(final Path path,
		final byte[] pickle) throws SoulstylerException
	{
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		try {
			new Walk(tensors).into("", unwrapped(ClosedPickle.read(pickle)), 0);
		}
		catch (final SoulstylerException e) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + path +
				" was not opened. " + e.getMessage(), e);
		}
		return tensors;
	}
}
