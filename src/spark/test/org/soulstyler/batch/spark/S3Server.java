package org.soulstyler.batch.spark;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hadoop.fs.FileSystem;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** A server of the S3 protocol in this process; what it holds is in memory. */
final class S3Server implements AutoCloseable {

	private static final String KEY = "key";
	private static final String SECRET = "secret";

	private final BlobStoreContext context;
	private final S3Proxy proxy;

	/** @param bucket to begin with */
	S3Server(final String bucket) throws Exception {
		context = ContextBuilder.newBuilder("transient").credentials(KEY, SECRET)
			.build(BlobStoreContext.class);
		store().createContainerInLocation(null, bucket);
		proxy = S3Proxy.builder().blobStore(store()).endpoint(URI.create(
			"http://127.0.0.1:0")).awsAuthentication(AuthenticationType.AWS_V2_OR_V4,
				KEY, SECRET).build();
		proxy.start();
	}

	BlobStore store() {
		return context.getBlobStore();
	}

	/** What Spark must know to find it. */
	Map<String, String> options() {
		final Map<String, String> options = new TreeMap<>();
		final String s3a = "spark.hadoop.fs.s3a.";
		options.put(s3a + "endpoint", "http://127.0.0.1:" + proxy.getPort());
		options.put(s3a + "endpoint.region", "us-east-1");
		options.put(s3a + "connection.ssl.enabled", "false");
		options.put(s3a + "path.style.access", "true");
		options.put(s3a + "access.key", KEY);
		options.put(s3a + "secret.key", SECRET);
		return options;
	}

	@Override
	public void close() throws Exception {
		FileSystem.closeAll(); // Hadoop keeps clients by the bucket's name
		proxy.stop();
		context.close();
	}
}
