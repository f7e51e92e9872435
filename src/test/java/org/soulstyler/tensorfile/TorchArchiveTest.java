package org.soulstyler.tensorfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The honest checkpoints come from {@code models/reference/golden_checkpoints.py}; the
 * dishonest ones are partly put together here.
 */
class TorchArchiveTest {

	@TempDir
	Path folder;

	// -- Checkpoints as they are published --

	@ParameterizedTest
	@CsvSource({ "training-run.pth, training-run.json",
		"types-and-views.pth, types-and-views.json", "ViT-tiny.pt, ViT-tiny.json" })
	void readsWhatPyTorchWrote(final String archive, final String expected)
		throws Exception
	{
		final TensorFile file = TorchArchive.open(resource(archive));
		final JsonObject tensors = JsonParser.parseString(Files.readString(resource(
			expected))).getAsJsonObject();
		assertEquals(tensors.keySet(), Set.copyOf(file.names()));
		for (final Map.Entry<String, JsonElement> e : tensors.entrySet()) {
			final JsonObject tensor = e.getValue().getAsJsonObject();
			assertArrayEquals(longs(tensor.getAsJsonArray("shape")), file.shape(e
				.getKey()), e.getKey());
			assertArrayEquals(floats(tensor.getAsJsonArray("values")), file.floats(e
				.getKey()), e.getKey());
		}
	}

	@Test
	void survivesAPathWithSpacesAndUmlauts() throws Exception {
		final Path copy = Files.createDirectories(folder.resolve(
			"Modelle für Fiji")).resolve("größe 1.pth");
		Files.copy(resource("training-run.pth"), copy);
		assertTrue(TorchArchive.open(copy).has("neck.weight"));
	}

	@Test
	void namesATensorThatIsNotThere() throws Exception {
		final TensorFile file = TorchArchive.open(resource("training-run.pth"));
		assertTrue(refusal(() -> file.read("backbone.conv1.weight")).contains(
			"backbone.conv1.weight"));
	}

	@Test
	void isKnownByItsContent() throws Exception {
		final Path archive = Files.copy(resource("ViT-tiny.pt"), folder.resolve(
			"weights.bin"));
		assertTrue(TensorFiles.open(archive) instanceof TorchArchive);
		final Path bare = Files.write(folder.resolve("old.pth"), pickle(
			"\u0080\u0002}."));
		assertTrue(refusal(() -> TensorFiles.open(bare)).contains("bare pickle"));
		assertTrue(refusal(() -> TensorFiles.open(folder.resolve("none"))).contains(
			"missing"));
	}

	// -- Pickles that want more than to hold data --

	@ParameterizedTest
	@CsvSource({ "hostile-os-system.pth, .system'",
		"hostile-in-state-dict.pth, .system'", "hostile-protocol-4.pth, .system'",
		"hostile-eval.pth, builtin",
		"hostile-whole-module.pth, torch.nn.modules.linear.Linear" })
	void refusesAnythingButDataByItsName(final String archive, final String named)
		throws Exception
	{
		final Path path = resource(archive);
		assertTrue(refusal(() -> TorchArchive.open(path)).contains(named));
	}

	@Test
	void refusesToCallWhatIsNoFunction() {
		assertTrue(refusal(() -> ClosedPickle.read(pickle("c__torch__\nEvil\n)R.")))
			.contains("__torch__.Evil"));
		assertTrue(refusal(() -> ClosedPickle.read(pickle("X\u0004\0\0\0evil)R.")))
			.contains("evil"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "i__main__\nEvil\n", "(c__torch__\nEvil\no.",
		"P1\n.", "\u0082\u0001." })
	void refusesInstructionsThatWeDoNotNeed(final String program) {
		assertTrue(refusal(() -> ClosedPickle.read(pickle(program))).contains(
			"the pickle instruction 0x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "}", "X\u00ff\u00ff\u00ff\u007fa", "t.", "R.",
		"u.", "h\u0007.", "ctorch", "(.", ".", "\u008a\u00ff", "K\u0001b.",
		"K\u0001K\u0002a.", "]K\u0001K\u0002s.", "}]K\u0001s.", "}(K\u0001u.",
		"ctorch._utils\n_rebuild_tensor_v2\n)R.", "]Q.", "\u0080\u0063." })
	void refusesPicklesThatMakeNoSense(final String program) {
		assertTrue(refusal(() -> ClosedPickle.read(pickle(program))).contains(
			"can be read safely"));
	}

	@Test
	void endsOnAContainerThatContainsItself() {
		assertTrue(refusal(() -> TorchArchive.open(archive(
			"}q\0X\u0001\0\0\0ah\0s.", Map.of()))).contains("nested"));
	}

	@Test
	void endsOnDictionariesThatMultiplyWithoutEnd() {
		// Twenty layers of dictionaries, each with four times the one below.
		final StringBuilder program = new StringBuilder("}q\0");
		for (char layer = 1; layer <= 20; layer++) {
			program.append('}');
			for (char key = 'a'; key < 'e'; key++) {
				program.append("X\u0001\0\0\0").append(key).append('h').append(
					(char) (layer - 1)).append('s');
			}
			program.append('q').append(layer);
		}
		assertTrue(refusal(() -> TorchArchive.open(archive(program + ".", Map
			.of()))).contains("more than"));
	}

	@Test
	void endsOnDeepNesting() {
		final String program = "]".repeat(100_000) + "a".repeat(99_999) + ".";
		assertTrue(refusal(() -> TorchArchive.open(archive(program, Map.of())))
			.contains("no tensors"));
	}

	@Test
	void refusesAnEndlessTableOfContents() {
		assertTrue(refusal(() -> TorchArchive.open(archive("0".repeat(5 << 20), Map
			.of()))).contains("table of contents"));
	}

	// -- Tensors that lie --

	@ParameterizedTest
	@CsvSource({ // storage elements, offset, extents, strides
		"4, 0, '5', '1'", // more than there is
		"4, 1, '4', '1'", // past the end
		"4, 0, '2,2', '4,1'", // strides past the end
		"4, 0, '1000,1000', '0,0'", // a million from four
		"4, 0, '2147483647,2147483647,4', '0,0,0'",
		"4, 2147483647, '2', '2147483647'", //
		"400, 0, '400', '1'" }) // the storage is smaller than it says
	void refusesTensorsBeyondTheirStorage(final int stored, final int offset,
		final String shape, final String strides)
	{
		final String program = "}X\u0001\0\0\0w" + tensor("0", stored, offset, ints(
			shape), ints(strides)) + "s.";
		final String message = refusal(() -> TorchArchive.open(archive(program, Map
			.of("archive/data/0", new byte[16]))));
		assertTrue(message.contains("damaged"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../0", "/etc/passwd", "1", "" })
	void refusesStoragesThatAreNoEntry(final String key) {
		final String program = "}X\u0001\0\0\0w" + tensor(key, 4, 0, new int[] {
			4 }, new int[] { 1 }) + "s.";
		assertTrue(refusal(() -> TorchArchive.open(archive(program, Map.of(
			"archive/data/0", new byte[16])))).contains("damaged"));
	}

	@Test
	void refusesNegativeSizes() {
		final String program = "}X\u0001\0\0\0w" + tensor("0", 4, 0, new int[] {
			-4 }, new int[] { 1 }) + "s.";
		assertTrue(refusal(() -> TorchArchive.open(archive(program, Map.of(
			"archive/data/0", new byte[16])))).contains("the number -4"));
	}

	// -- Zips that lie --

	@ParameterizedTest
	@ValueSource(strings = { "../evil", "archive/../../evil", "/etc/evil",
		"archive\\..\\evil" })
	void refusesPathsThatLeaveTheArchive(final String name) {
		assertTrue(refusal(() -> TorchArchive.open(archive("}.", Map.of(name,
			new byte[1])))).contains("evil"));
	}

	@Test
	void refusesCompressedStorages() throws Exception {
		final Path path = folder.resolve("bomb.pth");
		final String program = "}X\u0001\0\0\0w" + tensor("0", 1 << 20, 0,
			new int[] { 1 << 20 }, new int[] { 1 }) + "s.";
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			path)))
		{
			store(zip, "archive/data.pkl", pickle(program));
			zip.putNextEntry(new ZipEntry("archive/data/0"));
			zip.write(new byte[4 << 20]);
		}
		assertTrue(refusal(() -> TorchArchive.open(path)).contains("compressed"));
	}

	@Test
	void refusesACompressedTableOfContents() throws Exception {
		final Path path = folder.resolve("bomb.pth");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			path)))
		{
			zip.putNextEntry(new ZipEntry("archive/data.pkl"));
			zip.write(new byte[1 << 20]);
		}
		assertTrue(refusal(() -> TorchArchive.open(path)).contains("compressed"));
	}

	@Test
	void refusesAFileThatIsCutShort() throws Exception {
		final byte[] whole = Files.readAllBytes(resource("training-run.pth"));
		for (final int length : new int[] { 0, 1, 100, whole.length / 2,
			whole.length - 1 })
		{
			final Path path = Files.write(folder.resolve("short.pth"), Arrays.copyOf(
				whole, length));
			assertTrue(refusal(() -> TorchArchive.open(path)).contains("cut short"));
		}
	}

	@Test
	void refusesWhatIsNoArchive() throws Exception {
		assertTrue(refusal(() -> TorchArchive.open(folder.resolve("none.pth")))
			.contains("missing"));
		final Path other = folder.resolve("other.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			other)))
		{
			store(zip, "readme.txt", new byte[3]);
		}
		assertTrue(refusal(() -> TorchArchive.open(other)).contains("data.pkl"));
	}

	@Test
	void neverEndsOtherwiseThanWithASentence() throws Exception {
		final byte[] whole = Files.readAllBytes(resource("types-and-views.pth"));
		final Path path = folder.resolve("altered.pth");
		for (int i = 0; i < whole.length; i += 3) {
			final byte[] altered = whole.clone();
			altered[i] ^= 1 << i % 8;
			Files.write(path, altered);
			try {
				final TensorFile file = TorchArchive.open(path);
				for (final String name : file.names()) {
					file.read(name);
				}
			}
			catch (final SoulstylerException e) {
				assertEquals(Failure.MODEL, e.failure());
			}
		}
	}

	// -- Helpers --

	private interface Attempt {

		void run() throws Exception;
	}

	private static String refusal(final Attempt attempt) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			attempt::run);
		assertEquals(Failure.MODEL, e.failure());
		return e.getMessage();
	}

	private static Path resource(final String name) throws URISyntaxException {
		return Path.of(TorchArchiveTest.class.getResource("checkpoints/" + name)
			.toURI());
	}

	private static byte[] pickle(final String program) {
		return program.getBytes(StandardCharsets.ISO_8859_1);
	}

	private Path archive(final String program, final Map<String, byte[]> entries)
		throws IOException
	{
		final Path path = folder.resolve("archive.pth");
		try (OutputStream out = Files.newOutputStream(path);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			store(zip, "archive/data.pkl", pickle(program));
			for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
				store(zip, e.getKey(), e.getValue());
			}
		}
		return path;
	}

	private static void store(final ZipOutputStream zip, final String name,
		final byte[] data) throws IOException
	{
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(data.length);
		final CRC32 crc = new CRC32();
		crc.update(data);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(data);
	}

	/** The instructions that make a float32 tensor. */
	private static String tensor(final String key, final int stored,
		final int offset, final int[] shape, final int[] strides)
	{
		return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") +
			"ctorch\nFloatStorage\n" + text(key) + text("cpu") + number(stored) +
			"tQ" + number(offset) + numbers(shape) + numbers(strides) +
			"\u0089ccollections\nOrderedDict\n)RtR";
	}

	private static String text(final String text) {
		return "X" + (char) text.length() + "\0\0\0" + text;
	}

	private static String number(final int value) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int shift = 0; shift < 32; shift += 8) {
			bytes.write(value >> shift);
		}
		return "J" + bytes.toString(StandardCharsets.ISO_8859_1);
	}

	private static String numbers(final int... values) {
		final StringBuilder tuple = new StringBuilder("(");
		for (final int value : values) {
			tuple.append(number(value));
		}
		return tuple.append('t').toString();
	}

	private static int[] ints(final String list) {
		return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	private static long[] longs(final JsonArray array) {
		final long[] values = new long[array.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = array.get(i).getAsLong();
		}
		return values;
	}

	private static float[] floats(final JsonArray array) {
		final float[] values = new float[array.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = array.get(i).getAsFloat();
		}
		return values;
	}
}
