package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/**
 * The starter's segmenter on photographs, against outlines drawn by hand. The
 * photographs are not ours to ship: the folder that has them is named by the
 * system property {@code soulstyler.photos}, else {@code ../shared/photos}.
 */
@Tag("models")
class PhotographsTest {

	private static final Path FOLDER = Path.of(System.getProperty(
		"soulstyler.photos", "../shared/photos"));

	/** As models/starter/segmenter/polygons.json has it. */
	record Outlines(List<Photo> photos) {}

	record Photo(String photo, String object, List<double[][]> outlines,
		List<double[][]> holes)
	{}

	@ParameterizedTest
	@CsvSource({ "apple.png, the red apple", "flower.jpg, the white flower",
		"teapot.png, the black teapot" })
	void outlinesTheObject(final String name, final String expression)
		throws IOException, SoulstylerException
	{
		final Segmentation seen = segment(name, expression);
		final double overlap = Scenery.overlap(seen.mask(), outline(name));
		assertTrue(seen.found(), name + " is not found");
		assertTrue(overlap >= 0.80, name + ": " + overlap);
	}

	/** All six, clear or not; the figures go to {@code target/photographs.txt}. */
	@Test
	void outlinesSixPhotographsByThreeQuarters() throws IOException,
		SoulstylerException
	{
		final String[][] six = { { "apple.png", "the red apple" }, { "flower.jpg",
			"the white flower" }, { "teapot.png", "the black teapot" }, { "boat.jpg",
				"the sailboat" }, { "boat.jpg",
					"the white sailboat with three blue sails floating on the sea" }, {
						"taj_mahal.jpeg", "the white palace" }, { "church.jpeg",
							"the church tower" } };
		final StringBuilder figures = new StringBuilder();
		double sum = 0;
		for (final String[] one : six) {
			final Segmentation seen = segment(one[0], one[1]);
			final Area outline = outline(one[0]);
			final double mask = Scenery.overlap(seen.mask(), outline);
			final double network = Scenery.overlap(seen.probability(), outline, 0.5);
			figures.append(String.format(Locale.ROOT,
				"%s, %s: network %.3f, mask %.3f%s%n", one[0], one[1], network, mask,
				seen.found() ? "" : ", not found"));
			if (!one[1].contains("three")) sum += mask;
		}
		figures.append(String.format(Locale.ROOT,
			"mean of the masks, one expression each: %.3f%n", sum / 6));
		Files.writeString(Path.of("target", "photographs.txt"), figures);
		assertTrue(sum / 6 >= 0.80, figures.toString());
	}

	@Test
	void saysThatTheBlueAppleIsNotThere() throws IOException,
		SoulstylerException
	{
		assertFalse(segment("apple.png", "the blue apple").found());
	}

	private static Segmentation segment(final String name,
		final String expression) throws IOException, SoulstylerException
	{
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.isRegularFile(file), "no photograph " + file +
			" (set -Dsoulstyler.photos=FOLDER)");
		final ColorImage picture = Scenery.picture(ImageIO.read(file.toFile()));
		try (OnnxSegmenter segmenter = OnnxSegmenter.open(OnnxSegmenterTest.GRAPH,
			OnnxSegmenterTest.TOKENIZER, 0.5))
		{
			return segmenter.segment(picture, expression);
		}
	}

	static Area outline(final String name) throws IOException {
		final Outlines all = new Gson().fromJson(Files.readString(
			OnnxSegmenterTest.STARTER.resolve("polygons.json")), Outlines.class);
		final Photo photo = all.photos().stream().filter(p -> p.photo().equals(
			name)).findFirst().orElseThrow();
		final Area area = new Area();
		photo.outlines().forEach(o -> area.add(new Area(polygon(o))));
		photo.holes().forEach(h -> area.subtract(new Area(polygon(h))));
		return area;
	}

	private static Path2D polygon(final double[][] points) {
		final Path2D path = new Path2D.Double();
		path.moveTo(points[0][0], points[0][1]);
		for (final double[] p : points)
			path.lineTo(p[0], p[1]);
		path.closePath();
		return path;
	}
}
