package org.soulstyler.fiji;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.extension.EngineFactories;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.segmentation.SegmenterFactory;

/**
 * The starter models, for all tests of a class, with a segmenter that looks at a
 * picture once: who tests what comes after need not wait for the same again.
 */
final class StarterThatRemembers implements BeforeAllCallback,
	AfterAllCallback
{

	private static final Path STARTER = Path.of("models/starter")
		.toAbsolutePath();

	private Path folder;
	private ClassLoader before;
	private URLClassLoader loader;

	/** A bundle's folder. */
	Path bundle() {
		return folder.resolve("starter");
	}

	@Override
	public void beforeAll(final ExtensionContext tests) throws Exception {
		folder = Files.createTempDirectory("soulstyler-test-");
		Files.createDirectory(bundle());
		try (Stream<Path> files = Files.list(STARTER)) {
			for (final Path file : files.filter(Files::isDirectory).toList())
				Files.createSymbolicLink(bundle().resolve(file.getFileName()), file);
		}
		final JsonObject description = JsonParser.parseString(Files.readString(
			STARTER.resolve("bundle.json"))).getAsJsonObject();
		description.getAsJsonObject("segmenter").addProperty("type", Factory.TYPE);
		Files.writeString(bundle().resolve("bundle.json"), description.toString());
		Files.writeString(Files.createDirectories(folder.resolve(
			"META-INF/services")).resolve(SegmenterFactory.class.getName()),
			Factory.class.getName());
		before = Thread.currentThread().getContextClassLoader();
		loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, before);
		Thread.currentThread().setContextClassLoader(loader);
	}

	@Override
	public void afterAll(final ExtensionContext tests) throws Exception {
		Thread.currentThread().setContextClassLoader(before);
		loader.close();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(file);
		}
	}

	/** Opens the starter's segmenter behind one that remembers. */
	public static final class Factory implements SegmenterFactory {

		static final String TYPE = "remembering";

		@Override
		public String type() {
			return TYPE;
		}

		@Override
		public ReferringSegmenter open(final ModelBundle bundle,
			final DeviceWish device) throws SoulstylerException
		{
			return new Remembering(EngineFactories.named(SegmenterFactory.class,
				"onnx", "segmenter").open(bundle, device));
		}
	}

	private record Remembering(ReferringSegmenter segmenter,
			Map<List<Object>, Segmentation> seen) implements ReferringSegmenter {

		Remembering(final ReferringSegmenter segmenter) {
			this(segmenter, new ConcurrentHashMap<>());
		}

		@Override
		public Segmentation segment(final ColorImage image, final String expression)
			throws SoulstylerException
		{
			final List<Object> key = List.of(expression, image.width(), image
				.height(), Arrays.hashCode(image.samples()));
			final Segmentation known = seen.get(key);
			if (known != null) return known;
			final Segmentation found = segmenter.segment(image, expression);
			seen.put(key, found);
			return found;
		}

		@Override
		public void close() {
			segmenter.close();
		}
	}
}
