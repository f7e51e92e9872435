package org.soulstyler.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** All files of a set appear, or none. */
class OutputSetTest {

	@TempDir
	private Path folder;

	@Test
	void allAppearAndReplaceTheOldOnes() throws Exception {
		Files.writeString(folder.resolve("a.txt"), "old");
		set("a.txt", "b.txt").write();
		assertEquals(List.of("a.txt: new a.txt", "b.txt: new b.txt"), files());
	}

	@Test
	void aDiskThatIsFullLeavesTheOldSetWhole() throws Exception {
		Files.writeString(folder.resolve("a.txt"), "old a");
		Files.writeString(folder.resolve("b.txt"), "old b");
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> set("a.txt").add(folder.resolve("b.txt"), OutputSetTest::fill)
				.write());
		assertEquals(Failure.OUTPUT, exc.failure());
		assertTrue(exc.getMessage().contains("b.txt: No space left"), exc
			.getMessage());
		assertEquals(List.of("a.txt: old a", "b.txt: old b"), files());
	}

	@Test
	void aFirstRunThatFailsLeavesNothing() throws Exception {
		assertThrows(SoulstylerException.class, () -> set("a.txt").add(folder
			.resolve("b.txt"), OutputSetTest::fill).write());
		assertEquals(List.of(), files());
	}

	@Test
	void aFileThatCannotBeMovedToItsPlaceTakesTheOthersBack() throws Exception {
		Files.writeString(folder.resolve("a.txt"), "old a");
		final Path inTheWay = Files.createDirectories(folder.resolve("c.txt"));
		Files.writeString(inTheWay.resolve("x"), "x");
		assertThrows(SoulstylerException.class, () -> set("a.txt", "b.txt", "c.txt")
			.write());
		assertEquals(List.of("a.txt: old a", "c.txt/"), files());
	}

	@Test
	void aLinkIsReplacedAndNotWhatItPointsAt() throws Exception {
		final Path other = Files.writeString(folder.resolve("other"), "other");
		Files.createSymbolicLink(folder.resolve("a.txt"), other);
		set("a.txt").write();
		assertEquals(List.of("a.txt: new a.txt", "other: other"), files());
	}

	@Test
	void inputsAreKnownByAllTheirNames() throws Exception {
		final Path input = Files.writeString(folder.resolve("in.png"), "in");
		final Path hard = Files.createLink(folder.resolve("hard.png"), input);
		final Path symbolic = Files.createSymbolicLink(folder.resolve("sym.png"),
			input);
		final Path copy = Files.copy(input, folder.resolve("copy.png"));
		final InputFiles inputs = new InputFiles(List.of(symbolic, folder.resolve(
			"none")));
		for (final Path name : List.of(input, hard, symbolic, folder.resolve(
			"./x/../in.png").normalize()))
		{
			assertTrue(assertThrows(SoulstylerException.class, () -> inputs
				.requireOther(name)).getMessage().contains("would replace"));
		}
		inputs.requireOther(copy);
		inputs.requireOther(folder.resolve("new.png"));
	}

	// -- Helper methods --

	private OutputSet set(final String... names) {
		final OutputSet set = new OutputSet();
		for (final String name : names)
			set.add(folder.resolve(name), file -> Files.writeString(file, "new " +
				name));
		return set;
	}

	private static void fill(final Path file) throws IOException {
		Files.writeString(file, "half of");
		throw new IOException("No space left on device");
	}

	private List<String> files() throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.sorted().map(file -> {
				try {
					return file.getFileName() + (Files.isDirectory(file) ? "/" : ": " +
						Files.readString(file));
				}
				catch (final IOException exc) {
					return exc.toString();
				}
			}).toList();
		}
	}
}
