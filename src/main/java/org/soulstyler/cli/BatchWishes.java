package org.soulstyler.cli;

import java.util.List;
import java.util.Locale;

import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.Grid;
import org.soulstyler.batch.Manifest;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that say what becomes of the pictures of a batch, and in which
 * format: the same wherever a batch runs.
 */
public final class BatchWishes {

	/** Where the pictures come from. */
	public interface Source {

		/** Whether it is a table with an instruction for each picture. */
		boolean isTable();

		/** @param instruction for pictures that have none, or null */
		List<BatchItem> table(String instruction) throws SoulstylerException;

		/** What a folder holds, or one picture. */
		List<String> pictures() throws SoulstylerException;
	}

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--instruction", paramLabel = "TEXT",
		description = "For every picture that has none of its own in the table.")
	private String instruction;

	@Option(names = "--objects", paramLabel = "A,B", split = ",",
		description = "With --styles: every object in every style, on every picture.")
	private List<String> objects = List.of();

	@Option(names = "--styles", paramLabel = "A,B", split = ",",
		description = "See --objects.")
	private List<String> styles = List.of();

	@Option(names = "--seeds", paramLabel = "N,N", split = ",",
		description = "With --styles: a picture for each seed.")
	private List<Long> seeds = List.of();

	@Option(names = "--format", paramLabel = "EXT", defaultValue = "png",
		description = "Of the pictures: png, tif or jpg (default: " +
			"${DEFAULT-VALUE}).")
	private String format;

	/**
	 * The pictures with what each is to become.
	 *
	 * @throws ParameterException where the options do not fit each other or the
	 *           source
	 */
	public List<BatchItem> items(final Source source) throws SoulstylerException {
		if (styles.isEmpty() != objects.isEmpty()) throw usage(
			"--objects and --styles go together.");
		if (!styles.isEmpty()) {
			if (source.isTable() || instruction != null) throw usage(
				"--objects and --styles go with a folder or a picture and make the " +
					"instructions themselves.");
			return new Grid(objects, styles, seeds, "").items(source.pictures());
		}
		if (!seeds.isEmpty()) throw usage("--seeds goes with --styles; --seed is " +
			"for all.");
		if (source.isTable()) return source.table(instruction);
		if (instruction == null) throw usage(
			"Say what to do: with --instruction, with --objects and --styles, or in " +
				"a table.");
		return Manifest.items(source.pictures(), instruction);
	}

	/**
	 * The pictures' format, in lower case.
	 *
	 * @throws ParameterException where it is none of {@link ImageFiles#TYPES}
	 */
	public String format() {
		final String known = format.toLowerCase(Locale.ROOT);
		if (!ImageFiles.TYPES.contains(known)) throw usage("--format is \"" +
			format + "\"; it can be " + String.join(" or ", ImageFiles.TYPES) + ".");
		return known;
	}

	private ParameterException usage(final String sentence) {
		return new ParameterException(command.commandLine(), sentence);
	}
}
