package org.soulstyler.batch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What a batch shall make, written down: a table with tabs between its columns
 * and their names in its first line, in any order:
 * <dl>
 * <dt>image</dt><dd>a file, relative to the table's folder; required</dd>
 * <dt>instruction</dt><dd>what to do with it; where the column or the cell is
 * missing, the one that the whole batch was given</dd>
 * <dt>mask</dt><dd>a mask of the image's size, or nothing to look for what the
 * instruction names</dd>
 * <dt>seed</dt><dd>a whole number, or nothing for the models' own</dd>
 * <dt>settings</dt><dd>in their text form, e.g. {@code iterations 20}</dd>
 * <dt>name</dt><dd>of the result, without an extension; else the image's</dd>
 * </dl>
 * Lines that are empty or begin with # are left out.
 */
public final class Manifest {

	private static final Set<String> COLUMNS = Set.of("image", "instruction",
		"mask", "seed", "settings", "name");
	private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg",
		"tif", "tiff", "bmp", "gif");

	private Manifest() {
		// prevent instantiation of utility class
	}

	/** Whether a file is a table, by its name. */
	public static boolean isTable(final Path file) {
		return isTable(file.toString());
	}

	/** Whether a file is a table, by its name. */
	public static boolean isTable(final String file) {
		return extension(file).equals("tsv");
	}

	/** Whether a file is a picture that people want restyled, by its name. */
	public static boolean isPicture(final String file) {
		return !name(file).startsWith(".") && PICTURES.contains(extension(file));
	}

	/**
	 * Reads a table.
	 *
	 * @param instruction for lines without one, or null
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) that names the line
	 *           that does not fit
	 */
	public static List<BatchItem> read(final Path table, final String instruction)
		throws SoulstylerException
	{
		return parse(text(table), table.toString(), file -> table.toAbsolutePath()
			.resolveSibling(file).toString(), instruction);
	}

	/**
	 * The same of a table that lies anywhere.
	 *
	 * @param table its text
	 * @param name for messages
	 * @param resolve makes of what the table calls a file where it lies
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) with the number of
	 *           the line that does not fit
	 */
	public static List<BatchItem> parse(final String table, final String name,
		final UnaryOperator<String> resolve, final String instruction)
		throws SoulstylerException
	{
		final List<BatchItem> items = new ArrayList<>();
		final ItemNames names = new ItemNames();
		final String text = table.startsWith("\uFEFF") ? table.substring(1) : table;
		List<String> columns = null;
		int number = 0;
		for (final String line : text.lines().toList()) {
			number++;
			if (line.isBlank() || line.startsWith("#")) continue;
			final String[] cells = line.split("\t", -1);
			if (columns == null) {
				columns = columns(name, cells);
				continue;
			}
			if (cells.length > columns.size()) throw refused(name, number, "it has " +
				cells.length + " cells, but there are " + columns.size() + " columns");
			items.add(new Row(name, number, columns, cells).item(resolve, instruction,
				names));
		}
		if (items.isEmpty()) throw new SoulstylerException(Failure.INSTRUCTION,
			"The table " + name + " names no image. Its first line must name the " +
				"columns (" + String.join(", ", COLUMNS.stream().sorted().toList()) +
				", with tabs between them), each further line an image.");
		return items;
	}

	/**
	 * Every picture of a folder, in the order of their names.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when there is none
	 */
	public static List<BatchItem> folder(final Path folder,
		final String instruction) throws SoulstylerException
	{
		return items(pictures(folder), instruction);
	}

	/** One instruction for each of some pictures, in their order. */
	public static List<BatchItem> items(final List<String> pictures,
		final String instruction)
	{
		final ItemNames names = new ItemNames();
		return pictures.stream().map(image -> new BatchItem(names.unique(stem(
			image)), image, null, instruction, null, "")).toList();
	}

	/**
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when results would lie
	 *           among the pictures of a folder: the next run would restyle them, too
	 */
	public static void requireOtherFolder(final Path input, final Path results)
		throws SoulstylerException
	{
		try {
			if (!Files.isDirectory(input) || !Files.exists(results) || !Files
				.isSameFile(input, results)) return;
		}
		catch (final IOException exc) {
			return; // whoever reads or writes there says so
		}
		throw new SoulstylerException(Failure.OUTPUT, "The results need another " +
			"folder than the pictures in " + input +
			": a further run would restyle them, too.");
	}

	/**
	 * The pictures in a folder; a file is itself.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it cannot be read or
	 *           holds none
	 */
	public static List<String> pictures(final Path folder)
		throws SoulstylerException
	{
		if (Files.isRegularFile(folder)) return List.of(folder.toString());
		try (Stream<Path> all = Files.list(folder)) {
			final List<String> pictures = all.filter(Files::isRegularFile).sorted()
				.map(Path::toString).filter(Manifest::isPicture).toList();
			if (!pictures.isEmpty()) return pictures;
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The folder " + folder +
				" cannot be read: " + exc.getMessage(), exc);
		}
		throw noPicture(folder.toString());
	}

	/** That there is nothing to do in a folder. */
	public static SoulstylerException noPicture(final String folder) {
		return new SoulstylerException(Failure.IMAGE, "There is no picture in " +
			folder + " (" + String.join(", ", PICTURES.stream().sorted().toList()) +
			").");
	}

	static String stem(final String file) {
		final String name = name(file);
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	// -- Helper methods --

	private static String name(final String file) {
		return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf(
			File.separatorChar)) + 1);
	}

	private static String extension(final String file) {
		final String name = name(file);
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static String text(final Path table) throws SoulstylerException {
		try {
			return Files.readString(table, StandardCharsets.UTF_8);
		}
		catch (final CharacterCodingException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The table " + table +
				" is not a text in UTF-8.", exc);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The table " + table +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}

	private static List<String> columns(final String table, final String[] cells)
		throws SoulstylerException
	{
		final List<String> columns = Arrays.stream(cells).map(c -> c.strip()
			.toLowerCase(Locale.ROOT)).toList();
		for (final String column : columns)
			if (!COLUMNS.contains(column)) throw refused(table, 1,
				"there is no column \"" + column + "\"; there are " + String.join(", ",
					COLUMNS.stream().sorted().toList()));
		if (!columns.contains("image")) throw refused(table, 1,
			"it must name the columns, and one of them is \"image\"");
		if (Set.copyOf(columns).size() < columns.size()) throw refused(table, 1,
			"a column is named twice");
		return columns;
	}

	private static SoulstylerException refused(final String table,
		final int number, final String why)
	{
		return new SoulstylerException(Failure.INSTRUCTION, "Line " + number +
			" of " + table + ": " + why + ".");
	}

	/** One line of the table. */
	private record Row(String table, int number, List<String> columns,
			String[] cells) {

		BatchItem item(final UnaryOperator<String> resolve,
			final String instruction, final ItemNames names)
			throws SoulstylerException
		{
			final String image = cell("image");
			if (image.isEmpty()) throw refused(table, number, "it names no image");
			final String wish = cell("instruction").isEmpty() ? instruction : cell(
				"instruction");
			if (wish == null || wish.isBlank()) throw refused(table, number,
				"it has no instruction, and the batch was given none");
			final String mask = cell("mask");
			final String name = cell("name");
			final String file = resolve.apply(image);
			return new BatchItem(names.unique(name.isEmpty() ? stem(file) : name),
				file, mask.isEmpty() ? null : resolve.apply(mask), wish, seed(), cell(
					"settings"));
		}

		private @Nullable Long seed() throws SoulstylerException {
			final String seed = cell("seed");
			try {
				return seed.isEmpty() ? null : Long.valueOf(seed);
			}
			catch (final NumberFormatException exc) {
				throw refused(table, number, "the seed \"" + seed +
					"\" is not a whole number");
			}
		}

		private String cell(final String column) {
			final int i = columns.indexOf(column);
			return i < 0 || i >= cells.length ? "" : cells[i].strip();
		}
	}
}
