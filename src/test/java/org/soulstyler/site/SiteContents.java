package org.soulstyler.site;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the site holds: the plugin, the engines that Fiji lacks, PyTorch for each
 * platform, the starter models, macros, scripts and licences.
 */
final class SiteContents {

	/**
	 * A file to be.
	 *
	 * @param path in Fiji's folder, separated by '/'
	 * @param source where it is now
	 * @param needs whether the plugin depends on it, so that who installs the one
	 *          is given the other
	 */
	record Content(String path, Path source, String category, String description,
			boolean needs) {

		/** The one platform that it is for, or none, which means all. */
		List<String> platforms() {
			final String[] parts = path.split("/");
			return parts[0].equals("lib") ? List.of(parts[1]) : List.of();
		}
	}

	/** Files of Fiji's own sites that the plugin needs, without versions. */
	static final List<String> FROM_FIJI = List.of("jars/commons-compress.jar",
		"jars/gson.jar", "jars/ij.jar", "jars/imglib2.jar", "jars/jna.jar",
		"jars/scijava-common.jar", "jars/slf4j-api.jar");

	private static final String MODELS = "models/soulstyler/starter/";

	private final List<Content> contents = new ArrayList<>();

	private SiteContents() {}

	/**
	 * @param project our folder
	 * @param plugin the plugin's jar
	 * @param engines a folder of jars for {@code jars}
	 * @param natives a folder with a folder of jars a platform
	 */
	static List<Content> of(final Path project, final Path plugin,
		final Path engines, final Path natives) throws IOException
	{
		final SiteContents site = new SiteContents();
		// First, as the one that needs the others.
		site.add("jars/", plugin, "Soulstyler",
			"Restyles one object of an image, named in a sentence.", true);
		for (final Path jar : files(engines, ".jar"))
			site.add("jars/", jar, "Engines", "Soulstyler computes with it.", true);
		for (final Path platform : files(natives, ""))
			for (final Path jar : files(platform, ".jar"))
				// No dependency: `fiji --update update` would install each platform's.
				site.contents.add(new Content("lib/" + platform.getFileName() +
					"/soulstyler/" + unclassified(jar), jar, "Engines",
					"PyTorch's native libraries for " + platform.getFileName() + ".",
					false));
		site.addModels(project.resolve("models/starter"));
		for (final Path macro : files(project.resolve("macros"), ".ijm"))
			site.add("macros/Soulstyler/", macro, "Soulstyler",
				"A macro to copy and change.", false);
		for (final Path script : files(project.resolve("macros"), ".groovy"))
			site.add("scripts/Plugins/Soulstyler/", script, "Soulstyler",
				"A script; it stands in the menu Plugins > Soulstyler.", false);
		site.add("licenses/soulstyler-fiji/", project.resolve("LICENSE.txt"),
			"Licenses", "The licence of Soulstyler and its starter models.", false);
		for (final Path license : files(project.resolve("update-site/licenses"),
			".txt"))
			site.add("licenses/soulstyler-fiji/", license, "Licenses",
				"The licence of an engine.", false);
		return site.contents;
	}

	// -- Helper methods --

	private void add(final String folder, final Path source,
		final String category, final String description, final boolean needs)
	{
		contents.add(new Content(folder + source.getFileName(), source, category,
			description, needs));
	}

	/** Of a bundle's folder only what its description names. */
	private void addModels(final Path bundle) throws IOException {
		final Path description = bundle.resolve("bundle.json");
		add(MODELS, description, "Models", "What the starter models are.", true);
		final JsonObject files = JsonParser.parseString(Files.readString(
			description)).getAsJsonObject().getAsJsonObject("files");
		for (final String name : files.keySet())
			contents.add(new Content(MODELS + name, bundle.resolve(name), "Models",
				"A part of the starter models.", true));
	}

	/**
	 * The name of DJL's archive without its platform, which its folder tells:
	 * otherwise the updater would not see that two versions are one file.
	 */
	private static String unclassified(final Path jar) {
		return jar.getFileName().toString().replaceFirst(
			"-(linux|win|osx)-[a-z0-9_]+\\.jar$", ".jar");
	}

	private static List<Path> files(final Path folder, final String ending)
		throws IOException
	{
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(
				ending)).sorted().toList();
		}
	}
}
