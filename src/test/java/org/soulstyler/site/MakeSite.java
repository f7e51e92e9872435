package org.soulstyler.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import org.soulstyler.site.SiteContents.Content;

/**
 * Makes the update site of what was built, and an archive for each platform that
 * is unpacked in Fiji's folder. {@code mvn -Psite package} runs it.
 */
public final class MakeSite {

	private MakeSite() {}

	/**
	 * @param arguments the project's folder; the plugin's jar; the folder of the
	 *          engines' jars; the folder of natives, with a folder a platform; the
	 *          site's folder, which may hold an earlier state of it; the folder for
	 *          the archives
	 */
	public static void main(final String[] arguments) throws IOException {
		final Path project = Path.of(arguments[0]);
		final Path plugin = Path.of(arguments[1]);
		final Path natives = Path.of(arguments[3]);
		final Path site = Path.of(arguments[4]);
		final List<Content> contents = SiteContents.of(project, plugin, Path.of(
			arguments[2]), natives);
		Files.createDirectories(site);
		new SiteWriter(site, now()).write(contents);
		System.out.println("Update site: " + site + ", " + contents.size() +
			" files, " + megabytes(contents) + " MB");
		final String name = plugin.getFileName().toString().replaceFirst("\\.jar$",
			"");
		try (Stream<Path> platforms = Files.list(natives)) {
			for (final Path platform : platforms.sorted().toList()) {
				final String system = platform.getFileName().toString();
				final Path archive = Path.of(arguments[5], name + "-" + system +
					".zip");
				DropInArchive.write(contents, system, archive);
				System.out.println("To be unpacked in Fiji's folder: " + archive +
					", " + Files.size(archive) / 1_000_000 + " MB");
			}
		}
	}

	private static long now() {
		return Long.parseLong(LocalDateTime.now().format(DateTimeFormatter
			.ofPattern("yyyyMMddHHmmss")));
	}

	private static long megabytes(final List<Content> contents)
		throws IOException
	{
		long bytes = 0;
		for (final Content content : contents)
			bytes += Files.size(content.source());
		return bytes / 1_000_000;
	}
}
