package org.soulstyler.batch.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.Fingerprint;
import org.soulstyler.batch.ResultStore;

/** What a batch asks of a place for its results, in each kind of file system. */
class SparkFileSystemsTest {

	@TempDir
	private Path temporary;

	@Test
	void hdfs() throws Exception {
		final Configuration configuration = new Configuration();
		configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, temporary.resolve(
			"hdfs").toString());
		final MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration)
			.numDataNodes(1).build();
		try {
			cluster.waitActive();
			keepsWhatABatchWrites(cluster.getURI() + "/restyled", configuration);
		}
		finally {
			cluster.shutdown();
		}
	}

	@Test
	void objectStore() throws Exception {
		try (S3Server server = new S3Server("bucket")) {
			final Configuration configuration = new Configuration();
			server.options().forEach((name, value) -> configuration.set(name
				.substring("spark.hadoop.".length()), value));
			keepsWhatABatchWrites("s3a://bucket/restyled", configuration);
		}
	}

	@Test
	void folder() throws Exception {
		keepsWhatABatchWrites(temporary.resolve("restyled").toUri().toString(),
			new Configuration());
	}

	private void keepsWhatABatchWrites(final String folder,
		final Configuration configuration) throws Exception
	{
		final BatchItem item = new BatchItem("cat", "cat.png", null, "fire", null,
			"");
		final ResultStore store = HadoopStore.open(folder, temporary.resolve(
			"work"), configuration);
		assertEquals(Optional.empty(), store.read("cat.txt"));
		assertEquals(Optional.empty(), store.hash("cat.txt"));
		assertFalse(store.exists("cat.txt"));
		store.delete("cat.txt"); // as nothing was there
		for (final String text : new String[] { "first", "second and longer",
			"" })
		{
			store.write("cat.txt", text);
			assertEquals(Optional.of(text), store.read("cat.txt"));
			assertEquals(Optional.of(Fingerprint.of(text)), store.hash("cat.txt"));
		}
		final Path made = Files.writeString(store.newWork(item).resolve("cat.png"),
			"pixels");
		store.publish(made, "cat.txt");
		assertEquals(Optional.of("pixels"), store.read("cat.txt"));
		store.write(ResultStore.failure(item), "in a folder that was not there");
		assertTrue(store.exists(ResultStore.failure(item)));
		try (ResultStore.Log log = store.log(item)) {
			log.accept("begun");
			log.accept("ended");
		}
		assertEquals(Optional.of("begun\nended\n"), store.read(
			".soulstyler/logs/cat.log"));
		store.delete("cat.txt");
		assertFalse(HadoopStore.at(folder, configuration).exists("cat.txt"));
		assertEquals("cat.txt", store.location("cat.txt").replaceFirst(".*/", ""));
	}
}
