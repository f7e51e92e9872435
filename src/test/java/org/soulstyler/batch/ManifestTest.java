package org.soulstyler.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.SoulstylerException;

/** Tables, folders and grids as lists of items. */
class ManifestTest {

	@TempDir
	private Path folder;

	@Test
	void aTableNamesImagesAndWhatToDoWithThem() throws Exception {
		final List<BatchItem> items = Manifest.read(table("""
				# my pictures
				seed\timage\tinstruction\tsettings\tmask
				3\tcat.png\tTurn the cat into ice\titerations 5\t

				\tdog.jpg\t\t\tdog-mask.png
				"""), "Turn it into fire");
		assertEquals(new BatchItem("cat", path("cat.png"), null,
			"Turn the cat into ice", 3L, "iterations 5"), items.get(0));
		assertEquals(new BatchItem("dog", path("dog.jpg"), path("dog-mask.png"),
			"Turn it into fire", null, ""), items.get(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "picture\\n a | no column \"picture\"",
		"instruction\\nfire | one of them is \"image\"",
		"image\\tseed\\na.png\\tmany | Line 2", "image\\na.png | no instruction",
		"image\\na\\tb | 2 cells", "image | names no image",
		"image\\timage\\na\\tb | named twice" })
	void aTableThatDoesNotFitIsRefusedInASentence(final String text,
		final String why) throws Exception
	{
		final Path table = table(text.replace("\\n", "\n").replace("\\t", "\t"));
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> Manifest.read(table, null));
		assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
	}

	@Test
	void namesDifferWhereFileSystemsIgnoreCase() throws Exception {
		for (final String name : List.of("Cat.png", "cat.jpg", "cat-2.png",
			"con.png", "notes.txt", ".hidden.png"))
			Files.writeString(folder.resolve(name), name);
		final List<String> names = Manifest.folder(folder, "fire").stream().map(
			BatchItem::name).toList();
		assertEquals(4, names.size());
		assertEquals(4, names.stream().map(String::toLowerCase).collect(Collectors
			.toSet()).size(), names.toString());
		assertTrue(names.contains("item-con"), names.toString());
	}

	@Test
	void namesAreSafeAndShort() {
		final ItemNames names = new ItemNames();
		for (final String odd : List.of("a/b\\c:d*?\"<>|", "..", "x".repeat(300),
			"ein Ördner 图", "  "))
		{
			final String name = names.unique(odd);
			assertTrue(name.matches("[\\p{L}\\p{N}._-]{1,84}") && !name.startsWith(
				"."), name);
		}
	}

	@Test
	void aGridHasEveryObjectInEveryStyle() throws Exception {
		Files.writeString(folder.resolve("a.png"), "");
		Files.writeString(folder.resolve("b.png"), "");
		final List<BatchItem> items = new Grid(List.of("the cat", "the dog"), List
			.of("fire", "blue waves"), List.of(1L, 2L), "").items(folder);
		assertEquals(16, items.size());
		assertEquals(16, Set.copyOf(items.stream().map(BatchItem::name).toList())
			.size());
		assertEquals("Turn the dog into blue waves", items.get(7).instruction());
		assertEquals(2L, items.get(7).seed());
	}

	@Test
	void schedulersTellWhichTaskThisIs() {
		assertEquals(Shard.ALL, Shard.fromEnvironment(Map.of()));
		assertEquals(Shard.of(2, 4), Shard.fromEnvironment(Map.of(
			"SLURM_ARRAY_TASK_ID", "3", "SLURM_ARRAY_TASK_MIN", "1",
			"SLURM_ARRAY_TASK_STEP", "2", "SLURM_ARRAY_TASK_COUNT", "4")));
		assertEquals(Shard.of(4, 4), Shard.fromEnvironment(Map.of("LSB_JOBINDEX",
			"4", "LSB_JOBINDEX_END", "4")));
		final List<Integer> all = List.of(1, 2, 3, 4, 5);
		assertEquals(List.of(2, 5), Shard.of(2, 3).of(all));
		assertThrows(IllegalArgumentException.class, () -> Shard.of(5, 4));
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}

	private Path table(final String text) throws Exception {
		return Files.writeString(folder.resolve("table.tsv"), text);
	}
}
