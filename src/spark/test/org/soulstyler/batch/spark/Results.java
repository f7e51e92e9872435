package org.soulstyler.batch.spark;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.soulstyler.batch.Fingerprint;

/** What lies in a folder of results. */
final class Results {

	private Results() {
		// prevent instantiation of utility class
	}

	/**
	 * SHA-256 by name.
	 *
	 * @param folder a Hadoop path
	 * @param extension of the files that are meant
	 */
	static Map<String, String> hashes(final String folder, final String extension,
		final Configuration configuration) throws IOException
	{
		final Map<String, String> hashes = new TreeMap<>();
		final FileSystem files = new Path(folder).getFileSystem(configuration);
		for (final FileStatus file : files.listStatus(new Path(folder))) {
			final String name = file.getPath().getName();
			if (!name.endsWith(extension)) continue;
			try (var in = files.open(file.getPath())) {
				hashes.put(name, Fingerprint.of(in));
			}
		}
		return hashes;
	}
}
