package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.soulstyler.failure.Failure;
import org.soulstyler.progress.Progress;

/** Several who download at once take turns. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FolderLockTest extends DownloadFixture {

	@Test
	void twoDownloadsTakeTurns() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			final AtomicInteger inside = new AtomicInteger();
			final List<Future<?>> both = List.of(threads.submit(() -> turn(uri,
				inside)), threads.submit(() -> turn(uri, inside)));
			for (final Future<?> one : both) {
				one.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertArrived(MODEL);
	}

	private Void turn(final URI uri, final AtomicInteger inside)
		throws Exception
	{
		try (FolderLock lock = FolderLock.acquire(target.getParent(),
			Progress.NONE))
		{
			assertEquals(1, inside.incrementAndGet());
			download().whole(uri, target, sha256(MODEL));
			inside.decrementAndGet();
		}
		return null;
	}

	@Test
	void waitsForAnotherProcess() throws Exception {
		final Path folder = Files.createDirectories(target.getParent());
		final Process other = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-cp", System.getProperty(
				"java.class.path"), LockHolder.class.getName(), folder.toString())
			.redirectErrorStream(true).start();
		try {
			assertEquals('L', other.getInputStream().read());
			final AtomicInteger glances = new AtomicInteger();
			failure(Failure.CANCELLED, () -> FolderLock.acquire(folder,
				new Progress()
				{

					@Override
					public boolean cancelled() {
						return glances.incrementAndGet() > 2;
					}
				}));
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		FolderLock.acquire(folder, Progress.NONE).close();
	}

	/** Another process that takes the lock and never gives it back. */
	static final class LockHolder {

		public static void main(final String... args) throws Exception {
			try (FolderLock lock = FolderLock.acquire(Path.of(args[0]),
				Progress.NONE))
			{
				System.out.print('L');
				System.out.flush();
				Thread.sleep(60_000);
			}
		}
	}
}
