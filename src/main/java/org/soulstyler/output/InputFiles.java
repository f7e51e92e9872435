package org.soulstyler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The files that results are made from and must not replace, under any name:
 * hard and symbolic links count, and so does another case where the file
 * system ignores it.
 */
public final class InputFiles {

	private final Set<Object> keys = new HashSet<>();
	private final List<Path> withoutKey = new ArrayList<>();

	/** @param files those that are null or not there are left out */
	public InputFiles(final Collection<Path> files) {
		for (final Path file : files) {
			if (file == null || !Files.exists(file)) continue;
			final Object key = key(file);
			if (key == null) withoutKey.add(file);
			else keys.add(key);
		}
	}

	/**
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when a result of this
	 *           name would replace one of these
	 */
	public void requireOther(final Path result) throws SoulstylerException {
		if (!Files.exists(result)) return;
		final Object key = key(result);
		if (key != null && keys.contains(key) || withoutKey.stream().anyMatch(
			input -> isSame(input, result)))
		{
			throw new SoulstylerException(Failure.OUTPUT, result +
				" would replace an input of this run. Choose another name.");
		}
	}

	// -- Helper methods --

	/** The same for all names of a file, or null where the disk knows none. */
	private static @Nullable Object key(final Path file) {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
		}
		catch (final IOException exc) {
			return null; // unreadable: reading or writing will say so
		}
	}

	private static boolean isSame(final Path a, final Path b) {
		try {
			return Files.isSameFile(a, b);
		}
		catch (final IOException exc) {
			return false;
		}
	}
}
