package org.soulstyler.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.soulstyler.site.SiteContents.Content;

/**
 * An archive to be unpacked in Fiji's folder, for one platform: the updater would
 * take a folder {@code lib/win64} for a wish to have all of Fiji for Windows, too.
 */
final class DropInArchive {

	private DropInArchive() {}

	static void write(final List<Content> contents, final String platform,
		final Path file) throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			// Nearly all of it is compressed already.
			zip.setLevel(1);
			for (final Content content : contents) {
				if (!content.platforms().isEmpty() && !content.platforms().contains(
					platform)) continue;
				zip.putNextEntry(new ZipEntry(content.path()));
				Files.copy(content.source(), zip);
				zip.closeEntry();
			}
		}
	}
}
