package org.soulstyler.llama;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How to run one of our classes in a new Java like this one, with nothing on its
 * class path but the jars that some classes come from. They are looked for where
 * the classes say they were loaded from: Fiji has several class loaders, and
 * {@code java.class.path} knows only one's.
 *
 * @param folder to run in
 * @param words the command; the class path in it is relative to the folder, so
 *          that it stays plain ASCII where the folder's name has a colon or
 *          letters that the system's command lines cannot carry
 */
record JavaCommand(Path folder, List<String> words) {

	/**
	 * @param main has the main method
	 * @param options for Java
	 * @param needed one class of each further jar
	 * @throws IOException if Java or a jar cannot be found
	 */
	static JavaCommand of(final Class<?> main, final List<String> options,
		final Class<?>... needed) throws IOException
	{
		final Path own = origin(main);
		final Path folder = Objects.requireNonNull(own.getParent());
		final List<String> words = new ArrayList<>();
		words.add(java().toString());
		words.addAll(options);
		words.add("-cp");
		final List<Path> places = new ArrayList<>(List.of(own));
		for (final Class<?> type : needed)
			places.add(origin(type));
		words.add(places.stream().distinct().map(place -> relative(folder, place))
			.collect(Collectors.joining(System.getProperty("path.separator"))));
		words.add(main.getName());
		return new JavaCommand(folder, words);
	}

	/** @throws IOException if this Java has no launcher */
	static Path java() throws IOException {
		final Path bin = Path.of(System.getProperty("java.home"), "bin");
		final boolean windows = System.getProperty("os.name").toLowerCase(
			Locale.ROOT).contains("windows");
		final Path java = bin.resolve(windows ? "java.exe" : "java");
		if (!Files.isExecutable(java)) throw new IOException("There is no " + java +
			".");
		return java;
	}

	/** The jar or folder that a class was loaded from. */
	static Path origin(final Class<?> type) throws IOException {
		final CodeSource source = type.getProtectionDomain().getCodeSource();
		final URL location = source == null ? null : source.getLocation();
		return Stream.of(String.valueOf(location), String.valueOf(root(type))).map(
			JavaCommand::file).filter(file -> file != null && Files.exists(file))
			.findFirst().orElseThrow(() -> new IOException(
				"It is unknown from which file " + type.getName() + " came."));
	}

	/** What is left of a class's address without its name; null if it has none. */
	private static @Nullable String root(final Class<?> type) {
		final String name = type.getName().replace('.', '/') + ".class";
		final URL url = type.getResource("/" + name);
		if (url == null || !url.toString().endsWith(name)) return null;
		final String root = url.toString().substring(0, url.toString().length() -
			name.length());
		return root.startsWith("jar:") && root.endsWith("!/") ? root.substring(4,
			root.length() - 2) : root;
	}

	/** @return null if it is not a file */
	private static @Nullable Path file(final String url) {
		try {
			// Some class loaders leave spaces as they are.
			return Path.of(new URI(url.replace(" ", "%20"))).toAbsolutePath();
		}
		catch (final Exception e) {
			return null; // of another kind
		}
	}

	private static String relative(final Path folder, final Path place) {
		try {
			final String relative = folder.relativize(place).toString();
			return relative.isEmpty() ? "." : relative;
		}
		catch (final IllegalArgumentException e) {
			return place.toString(); // on another drive
		}
	}
}
