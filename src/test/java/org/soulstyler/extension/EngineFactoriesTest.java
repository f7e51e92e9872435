package org.soulstyler.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterFactory;
import org.soulstyler.network.EncoderFactory;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.segmentation.SegmenterFactory;

/** What a bundle's type names is found, also in a jar that came later. */
class EngineFactoriesTest {

	/** A segmenter that somebody else made. */
	public static final class Theirs implements SegmenterFactory {

		@Override
		public String type() {
			return "theirs";
		}

		@Override
		public ReferringSegmenter open(final ModelBundle bundle,
			final DeviceWish device)
		{
			return null;
		}
	}

	@Test
	void oursAreThere() {
		assertEquals(Set.of("onnx"), EngineFactories.all(SegmenterFactory.class)
			.keySet());
		assertEquals(Set.of("llama", "chat"), EngineFactories.all(
			SplitterFactory.class).keySet());
		assertEquals(Set.of("clip"), EngineFactories.all(EncoderFactory.class)
			.keySet());
	}

	@Test
	void onesOfALaterJarAreFoundByTheThreadsLoader(@TempDir final Path jar)
		throws Exception
	{
		final Path services = Files.createDirectories(jar.resolve(
			"META-INF/services"));
		Files.writeString(services.resolve(SegmenterFactory.class.getName()),
			Theirs.class.getName());
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader later = new URLClassLoader(new URL[] { jar.toUri()
			.toURL() }, before))
		{
			thread.setContextClassLoader(later);
			assertEquals("theirs", EngineFactories.named(SegmenterFactory.class,
				"theirs", "segmenter").type());
			assertEquals("onnx", EngineFactories.named(SegmenterFactory.class, "onnx",
				"segmenter").type());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void whatIsNotThereIsSaid() {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> EngineFactories.named(SegmenterFactory.class, "sam", "segmenter"));
		assertEquals(Failure.MODEL, exc.failure());
		assertTrue(exc.getMessage().startsWith(
			"There is no segmenter of the type " +
				"\"sam\", which the models ask for. There is onnx."), exc.getMessage());
	}
}
