package org.soulstyler.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.output.OutputSet;

/**
 * Where an evaluation keeps its pictures. For a method "own", a case "cat-fire"
 * and the seed 0: {@code runs/own/cat-fire-0.png} and {@code .json}, a
 * {@link RunRecord}. The mask that all methods are given lies at
 * {@code masks/cat-fire.png}; {@code cases.json} tells other programs what to
 * make. What is there already is not made again.
 */
public record EvaluationFolder(Path path) {

	/** Where the picture of a run lies; it need not be there. */
	public Path picture(final String method, final EvaluationCase one,
		final int seed)
	{
		return path.resolve("runs").resolve(method).resolve(one.name() + "-" +
			seed + ".png");
	}

	/** Where the {@link RunRecord} of a run lies; it need not be there. */
	public Path record(final String method, final EvaluationCase one,
		final int seed)
	{
		final Path picture = picture(method, one, seed);
		return picture.resolveSibling(one.name() + "-" + seed + ".json");
	}

	/** Where the mask that all methods are given lies, white where the object is. */
	public Path mask(final EvaluationCase one) {
		return path.resolve("masks").resolve(one.name() + ".png");
	}

	/**
	 * Whatever methods have made something here, by name.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when the folder cannot
	 *           be read
	 */
	public List<String> methods() throws SoulstylerException {
		if (!Files.isDirectory(path.resolve("runs"))) return List.of();
		try (Stream<Path> folders = Files.list(path.resolve("runs"))) {
			return folders.filter(Files::isDirectory).map(f -> f.getFileName()
				.toString()).sorted().toList();
		}
		catch (final IOException exc) {
			throw unusable(exc);
		}
	}

	/** Tells other programs the cases, by absolute paths. */
	void writeCases(final EvaluationSet set) throws SoulstylerException {
		final List<Map<String, String>> all = new ArrayList<>();
		for (final EvaluationCase one : set.cases()) {
			final Map<String, String> values = new LinkedHashMap<>();
			values.put("name", one.name());
			values.put("picture", one.picture().toAbsolutePath().toString());
			values.put("mask", mask(one).toAbsolutePath().toString());
			values.put("style", one.style());
			all.add(values);
		}
		final Gson gson = new GsonBuilder().setPrettyPrinting()
			.disableHtmlEscaping().create();
		write(path.resolve("cases.json"), gson.toJson(all) + "\n");
	}

	void write(final Path file, final String text) throws SoulstylerException {
		prepare(file);
		new OutputSet().add(file, to -> Files.writeString(to, text)).write();
	}

	/** Makes a file's folder. */
	void prepare(final Path file) throws SoulstylerException {
		try {
			Files.createDirectories(file.getParent());
		}
		catch (final IOException exc) {
			throw unusable(exc);
		}
	}

	private SoulstylerException unusable(final IOException exc) {
		return new SoulstylerException(Failure.OUTPUT, "The folder " + path +
			" cannot be used.", exc);
	}
}
