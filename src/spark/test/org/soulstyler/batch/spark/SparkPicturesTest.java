package org.soulstyler.batch.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.Soulstyler;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchListener;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchRun;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.Manifest;
import org.soulstyler.batch.PictureWork;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.settings.SettingsText;

/** Pictures by the starter models, as the command line makes them. */
class SparkPicturesTest {

	private static final String QUICK =
		"iterations 1, workingSize 32, cropCount 1, baseChannels 4";

	@TempDir
	private Path temporary;

	@Test
	void picturesAreThoseOfASingleRun() throws Exception {
		assumeTrue(Cluster.isAvailable(), "SPARK_HOME has no Spark");
		final ModelBundle bundle = ModelStore.standard().open(null);
		final List<BatchItem> items = Manifest.read(table(24), "Turn it into fire");
		final String results = temporary.resolve("results").toUri().toString();
		try (Cluster cluster = new Cluster(2, Map.of())) {
			final PictureFactory factory = new PictureFactory(ModelArchive.of(bundle
				.folder(), cluster.spark()), QUICK, 5L, "cpu", "png");
			cluster.killAtRandom(this::made, 8, 1);
			final BatchReport report = new SparkRun(cluster.spark(), new SparkJob(
				factory, new SparkSettings(0, 2, false, false, false), results),
				said -> {}).run(items);
			assertTrue(report.isComplete(), report.toTsv());
			assertTrue(cluster.kills() > 0);
			System.out.println(cluster.kills() + " executors killed");
		}
		final Path single = temporary.resolve("single");
		try (Soulstyler soulstyler = Soulstyler.open(bundle, DeviceWish.CPU)) {
			final PictureWork work = new PictureWork(soulstyler, soulstyler.defaults()
				.with(SettingsText.parse(QUICK)).withSeed(5), "png");
			BatchRun.run(items, single, work, BatchSettings.DEFAULTS,
				BatchListener.NONE);
			assertEquals(Map.of(ItemState.KEPT, 24L), BatchRun.look(items, temporary
				.resolve("results"), work).counts(),
				"what is done is the same for both");
		}
		final Map<String, String> expected = Results.hashes(single.toUri()
			.toString(), ".png", new Configuration());
		assertEquals(48, expected.size(), "a picture and a mask each");
		assertEquals(expected, Results.hashes(results, ".png",
			new Configuration()));
	}

	// -- Helper methods --

	/** How many pictures are there. */
	private int made() {
		final Path results = temporary.resolve("results");
		if (!Files.exists(results)) return 0;
		try (Stream<Path> all = Files.list(results)) {
			return (int) all.filter(f -> f.toString().endsWith(".record.json"))
				.count();
		}
		catch (final IOException exc) {
			return 0; // it changes while it is read
		}
	}

	/** Discs of different colours, each with its mask. */
	private Path table(final int count) throws IOException {
		final StringBuilder table = new StringBuilder("image\tmask\n");
		for (int i = 0; i < count; i++) {
			final Color color = Color.getHSBColor(i / (float) count, 1, 0.8f);
			ImageIO.write(disc(Color.LIGHT_GRAY, color), "png", temporary.resolve(
				"disc" + i + ".png").toFile());
			ImageIO.write(disc(Color.BLACK, Color.WHITE), "png", temporary.resolve(
				"mask" + i + ".png").toFile());
			table.append("disc").append(i).append(".png\tmask").append(i).append(
				".png\n");
		}
		return Files.writeString(temporary.resolve("table.tsv"), table);
	}

	private static BufferedImage disc(final Color ground, final Color color) {
		final BufferedImage image = new BufferedImage(32, 32,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(ground);
		graphics.fillRect(0, 0, 32, 32);
		graphics.setColor(color);
		graphics.fillOval(6, 6, 20, 20);
		graphics.dispose();
		return image;
	}
}
