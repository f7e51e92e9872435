package org.soulstyler.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;

import org.jspecify.annotations.Nullable;

/**
 * A library inside a jar, or another file that an engine reads.
 *
 * @param name of the file that it becomes
 * @param source where it is
 */
public record NativeFile(String name, URL source) {

	/**
	 * Distinguishes this file's content from another version's without reading
	 * it.
	 *
	 * @param bytes its length
	 * @param checksum the CRC-32 that the jar holds of it; 0 outside of jars
	 */
	record Identity(long bytes, long checksum) {
	}

	/**
	 * A library that a class loader finds; null where it finds none.
	 *
	 * @param resource its whole name, whose last part is the file's
	 */
	public static @Nullable NativeFile find(final ClassLoader loader,
		final String resource)
	{
		final URL source = loader.getResource(resource);
		return source == null ? null : new NativeFile(resource.substring(resource
			.lastIndexOf('/') + 1), source);
	}

	Identity identity() throws IOException {
		final URLConnection connection = connect();
		if (connection instanceof JarURLConnection) {
			final JarURLConnection jar = (JarURLConnection) connection;
			try (var open = jar.getJarFile()) {
				return new Identity(jar.getJarEntry().getSize(), jar.getJarEntry()
					.getCrc());
			}
		}
		try (InputStream in = connection.getInputStream()) {
			return new Identity(connection.getContentLengthLong(), 0);
		}
	}

	/** Its content. */
	public InputStream open() throws IOException {
		return connect().getInputStream();
	}

	/** Java would keep the jar open, and on Windows nobody could replace it. */
	private URLConnection connect() throws IOException {
		final URLConnection connection = source.openConnection();
		connection.setUseCaches(false);
		return connection;
	}
}
