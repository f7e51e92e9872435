package org.soulstyler.install;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;

/**
 * Keeps others, in this process and in every other on this machine, from
 * changing a folder of models at the same time. The lock is the operating
 * system's and goes with the process that holds it, however that ends. The lock
 * file stays: deleting it would let two processes hold two locks of one name.
 */
public final class FolderLock implements Closeable {

	private static final String NAME = ".lock";
	private static final long PAUSE_MILLIS = 200;

	private final FileChannel channel;

	private FolderLock(final FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Waits until nobody else has the folder.
	 *
	 * @param folder made if it isn't there
	 */
	static FolderLock acquire(final Path folder, final Progress listener)
		throws SoulstylerException
	{
		FileChannel channel = null;
		try {
			Files.createDirectories(folder);
			channel = FileChannel.open(folder.resolve(NAME),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			boolean told = false;
			while (tryLock(channel) == null) {
				if (!told) listener.stage("Waiting for another installation into " +
					folder);
				told = true;
				if (listener.cancelled()) throw new SoulstylerException(
					Failure.CANCELLED, "The installation was cancelled.");
				Thread.sleep(PAUSE_MILLIS);
			}
			final FolderLock lock = new FolderLock(channel);
			channel = null;
			return lock;
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.OUTPUT,
				"Models cannot be put into " + folder + " (" + e.getMessage() + ").",
				e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SoulstylerException(Failure.CANCELLED,
				"The installation was interrupted.", e);
		}
		finally {
			close(channel);
		}
	}

	@Override
	public void close() {
		close(channel);
	}

	/** @return null if somebody else has it */
	private static @Nullable FileLock tryLock(final FileChannel channel)
		throws IOException
	{
		try {
			return channel.tryLock();
		}
		catch (final OverlappingFileLockException e) {
			return null; // another thread of this process
		}
	}

	private static void close(final @Nullable FileChannel channel) {
		try {
			if (channel != null) channel.close();
		}
		catch (final IOException e) {
			// The lock is gone all the same.
		}
	}
}
