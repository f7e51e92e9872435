package org.soulstyler.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs are opened as they were optimised before, and only so. */
class GraphCacheTest {

	private static final Path TAGGER = Path.of(
		"models/starter/splitter/tagger.onnx");
	private static final String CACHE = "soulstyler.cache";

	@TempDir
	private Path folder;
	private String before;

	@BeforeEach
	void useOwnFolder() {
		before = System.getProperty(CACHE);
		System.setProperty(CACHE, folder.toString());
	}

	@AfterEach
	void useTheOthersAgain() {
		if (before == null) System.clearProperty(CACHE);
		else System.setProperty(CACHE, before);
	}

	@Test
	void whatWasOptimisedOnceGivesTheSame() throws Exception {
		final float[][][] plain = run(null), made = run(""), kept = run("");
		assertEquals(1, kept().size());
		assertArrayEquals(plain[0], made[0]);
		assertArrayEquals(plain[0], kept[0]);
	}

	@Test
	void otherOptionsOrAnotherGraphMakeAnotherFile() throws Exception {
		run("");
		run("without fusions");
		assertEquals(2, kept().size());
		final byte[] bytes = Files.readAllBytes(TAGGER);
		final Path other = folder.resolve("other.onnx");
		Files.write(other, bytes);
		open(other, "").close();
		assertEquals(2, kept().size(), "the same graph elsewhere");
	}

	@Test
	void aDamagedFileIsMadeAgain() throws Exception {
		final float[][][] made = run("");
		final Path file = kept().get(0);
		final long whole = Files.size(file);
		Files.write(file, new byte[1000]);
		assertArrayEquals(made[0], run("")[0]);
		assertEquals(whole, Files.size(kept().get(0)));
	}

	@Test
	void onlyTheLastUsedAreKept() throws Exception {
		for (int i = 0; i < 9; i++)
			run("variant " + i);
		assertEquals(6, kept().size());
	}

	@Test
	void whereOthersCanWriteNothingIsKept() throws Exception {
		Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews()
			.contains("posix"), "This system has no POSIX permissions.");
		final Path graphs = Files.createDirectory(folder.resolve("graphs"));
		Files.setPosixFilePermissions(graphs, PosixFilePermissions.fromString(
			"rwxrwxrwx"));
		run("");
		assertTrue(kept().isEmpty());
	}

	@Test
	void aFileThatIsNoGraphIsRefusedAndNotKept() throws Exception {
		final Path none = folder.resolve("none.onnx");
		Files.writeString(none, "none");
		assertThrows(OrtException.class, () -> open(none, ""));
		assertTrue(kept().isEmpty());
	}

	// -- Helper methods --

	/** Nothing else may lie in the folder. */
	private List<Path> kept() throws Exception {
		final Path graphs = folder.resolve("graphs");
		if (!Files.exists(graphs)) return List.of();
		try (Stream<Path> files = Files.list(graphs)) {
			return files.toList();
		}
	}

	/** @param variant null for no cache */
	private static OrtSession open(final Path graph, final String variant)
		throws Exception
	{
		final OrtEnvironment environment = OnnxRuntime.environment();
		try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
			return variant == null ? environment.createSession(graph.toString(),
				options) : GraphCache.open(environment, graph, options, variant);
		}
	}

	private static float[][][] run(final String variant) throws Exception {
		final OrtEnvironment environment = OnnxRuntime.environment();
		final float[][][] vectors = new float[1][3][768];
		for (int i = 0; i < 768; i++)
			vectors[0][i % 3][i] = (float) Math.sin(i);
		final long[][] numbers = { { 1, 2, 3 } };
		try (OrtSession session = open(TAGGER, variant);
				OnnxTensor v = OnnxTensor.createTensor(environment, vectors);
				OnnxTensor n = OnnxTensor.createTensor(environment, numbers);
				OrtSession.Result result = session.run(Map.of("vectors", v, "shapes", n,
					"words", n)))
		{
			return (float[][][]) result.get("scores").orElseThrow().getValue();
		}
	}
}
