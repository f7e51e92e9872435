package org.soulstyler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

/** A second run in a process loads nothing: it works when the files are gone. */
@Tag("models")
class SecondRunTest {

	private static final Path STARTER = Path.of("models/starter");

	@TempDir
	private Path folder;

	@Test
	void aSecondRunReadsNoModelFile() throws Exception {
		final ModelBundle bundle = copy();
		final ExampleScene scene = ExampleScene.APPLE;
		final ColorImage picture = ImageConversion.render(new ImagePlus("scene",
			scene.render())).picture();
		try (Soulstyler soulstyler = Soulstyler.open(bundle, DeviceWish.CPU)) {
			final StylizationSettings settings = soulstyler.defaults().withIterations(
				2).with("workingSize", 64).with("detailPasses", 0).with("cropCount", 2);
			final Result first = soulstyler.run(picture, scene.instruction(),
				settings, Progress.NONE);
			for (final Path file : files())
				Files.delete(file);
			final Result second = soulstyler.run(picture, scene.instruction(),
				settings, Progress.NONE);
			assertArrayEquals(first.picture().samples(), second.picture().samples());
		}
		try (Soulstyler another = Soulstyler.open(bundle, DeviceWish.CPU)) {
			assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
				() -> another.run(picture, scene.instruction(), another.defaults(),
					Progress.NONE)).failure());
		}
	}

	private ModelBundle copy() throws IOException, SoulstylerException {
		try (Stream<Path> walk = Files.walk(STARTER)) {
			for (final Path file : walk.filter(Files::isRegularFile).toList()) {
				final Path target = folder.resolve(STARTER.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.copy(file, target);
			}
		}
		return ModelBundle.read(folder);
	}

	private List<Path> files() {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(Files::isRegularFile).toList();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
