package org.soulstyler.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.Pictures;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;

/** A set, pictures that somebody made of it, and what is said of them. */
class EvaluationTest {

	private static final int SIDE = 64;

	@TempDir
	private Path temporary;

	private Path set;
	private EvaluationFolder folder;

	@BeforeEach
	void makeSet() throws IOException, SoulstylerException {
		set = Files.createDirectory(temporary.resolve("set"));
		folder = new EvaluationFolder(temporary.resolve("out"));
		Pictures.write(picture(0), set.resolve("disc.png"));
		Pictures.write(disc(20), set.resolve("disc-mask.png"));
		Files.writeString(set.resolve("set.tsv"),
			"picture\texpression\tmask\tstyle\ndisc.png\tthe disc\tdisc-mask.png\tblue waves\n");
	}

	@Test
	void everythingIsMeasuredAgainstTheDrawnMask() throws SoulstylerException,
		IOException
	{
		final EvaluationCase one = cases().cases().get(0);
		// "exact" changes the object alone, "spill" two pixels more, "all" everything
		write("exact", one, restyled(disc(20)));
		write("spill", one, restyled(disc(22)));
		write("all", one, restyled(Mask.full(SIDE, SIDE)));
		final EvaluationReport report = report();
		assertEquals(List.of("all", "exact", "spill"), report.methods());
		assertEquals(1, report.untouched("exact"));
		assertEquals(Double.POSITIVE_INFINITY, report.mean("exact",
			Figure.OUTSIDE_PSNR));
		assertTrue(report.mean("spill", Figure.BAND_MSE) > 0);
		assertTrue(report.mean("spill", Figure.OUTSIDE_PSNR) > report.mean("all",
			Figure.OUTSIDE_PSNR));
		assertTrue(report.mean("spill", Figure.BAND_SSIM) > report.mean("all",
			Figure.BAND_SSIM));
		assertEquals(12.5, report.mean("all", Figure.PROCESSOR_SECONDS));
		assertTrue(report.toMarkdown().contains(
			"| bit-exact outside | 0 | 1 | 0 |"), report.toMarkdown());
	}

	@Test
	void aFailureIsCountedAndTold() throws SoulstylerException, IOException {
		final EvaluationCase one = cases().cases().get(0);
		write("good", one, restyled(disc(20)));
		folder.write(folder.record("bad", one, 0), RunRecord.failed(
			"The object was not found.").toJson());
		final EvaluationReport report = report();
		assertEquals(1, report.failures("bad"));
		assertEquals(0, report.failures("good"));
		assertTrue(report.toMarkdown().contains(
			"Failed: bad, disc-blue-waves, seed 0: The object was not found."));
		final JsonObject json = JsonParser.parseString(report.toJson())
			.getAsJsonObject();
		assertEquals(1, json.getAsJsonObject("methods").getAsJsonObject("bad").get(
			"failed").getAsInt());
		assertTrue(json.getAsJsonObject("methods").getAsJsonObject("good").get(
			"outsidePsnr").isJsonNull(), "infinite");
	}

	@Test
	void methodsAreComparedRunByRun() {
		final EvaluationCase one = new EvaluationCase(temporary.resolve("one.png"),
			"the disc", temporary, "fire");
		final EvaluationCase two = new EvaluationCase(temporary.resolve("two.png"),
			"the disc", temporary, "fire");
		final PairedComparison compared = new PairedComparison("theirs", List.of(
			score("theirs", one, 0, 100, 0.5, 50), score("theirs", two, 0, 100, 0.5,
				80), score("ours", one, 0, 100, 0.6, 1), score("ours", two, 0, 101, 0.4,
					2), score("ours", two, 1, 0, 1, 0)));
		assertEquals(2, compared.pairs("ours", Figure.LOSS));
		assertEquals(1, compared.asGood("ours", Figure.LOSS));
		assertEquals(1, compared.asGood("ours", Figure.TEXT));
		assertEquals(0.0225, compared.ratio("ours", Figure.PROCESSOR_SECONDS),
			1e-9);
		final String table = compared.toMarkdown(List.of("ours", "theirs"));
		assertTrue(table.contains("| | ours |\n|---|---|\n"), table);
		assertTrue(table.contains("| paper's loss ↓ | 1 of 2 |"), table);
		assertTrue(table.contains("median ratio | 1/44 |"), table);
	}

	private static Score score(final String method, final EvaluationCase one,
		final int seed, final double loss, final double text, final double seconds)
	{
		return new Score(method, one, seed, Map.of(Figure.LOSS, loss, Figure.TEXT,
			text, Figure.PROCESSOR_SECONDS, seconds), null);
	}

	/** The loss of a method is asked for with the mask that it was given. */
	@Test
	void thePapersLossIsMeasuredWhereItIsAskedFor() throws SoulstylerException,
		IOException
	{
		final EvaluationCase one = cases().cases().get(0);
		write("good", one, restyled(disc(20)));
		assertTrue(Double.isNaN(report().mean("good", Figure.LOSS)));
		final Loss loss = (before, used, style, after) -> {
			assertEquals(one.style(), style);
			return 1000 * used.coverage() + Math.abs(after.samples()[0] - before
				.samples()[0]);
		};
		final EvaluationReport report = new EvaluationReport(null,
			new StylizationEvaluation(cases(), folder, null, null, loss, line -> {})
				.score(1));
		assertEquals(1000 * Pictures.readMask(one.mask(), Pictures.read(one
			.picture())).coverage(), report.mean("good", Figure.LOSS), 5);
		assertTrue(report.toMarkdown().contains("paper's loss"));
	}

	@Test
	void aVariantIsTheModelsSettingsWithOthersInTheirPlace() {
		final StylizationSettings defaults = Preset.FAST.settings().with(
			"contentLayers 3 5");
		final Method variant = Method.variant("paper-t0.5", defaults,
			"preset paper, threshold 0.5");
		assertEquals("paper-t0.5", variant.name());
		assertEquals(Preset.PAPER.settings().with(
			"contentLayers 3 5, threshold 0.5"), variant.settings());
		for (final String name : List.of("own", "none", "a/b", "..", ""))
			assertThrows(IllegalArgumentException.class, () -> Method.variant(name,
				defaults, "threshold 0.5"), name);
		assertThrows(IllegalArgumentException.class, () -> Method.variant("t",
			defaults, "treshold 0.5"));
	}

	@Test
	void theBandIsOutsideAndNear() {
		final Areas areas = Areas.of(disc(20));
		final int middle = SIDE / 2;
		assertEquals(0, areas.band()[middle * SIDE + middle + 19]);
		assertEquals(1, areas.band()[middle * SIDE + middle + 22]);
		assertEquals(0, areas.band()[middle * SIDE + middle + 26]);
		assertEquals(0, areas.band()[middle * SIDE + middle]);
		assertEquals(1, areas.iou(disc(20)));
		assertEquals(0.25, areas.iou(disc(10)), 0.02);
	}

	@Test
	void chanceSaysWhichIsA() throws SoulstylerException, IOException {
		final EvaluationCase one = cases().cases().get(0);
		write("ours", one, restyled(disc(20)));
		write("theirs", one, restyled(disc(22)));
		final EvaluationSet cases = new EvaluationSet(Collections.nCopies(40, one));
		final BlindComparison comparison = BlindComparison.of(cases, folder, "ours",
			"theirs", 0, 5);
		final long ours = comparison.rows().stream().filter(r -> r.first().equals(
			"ours")).count();
		assertTrue(ours > 8 && ours < 32, ours + " of 40");
		assertEquals(comparison, BlindComparison.of(cases, folder, "ours", "theirs",
			0, 5), "the same seed");
		final Path key = temporary.resolve("key.tsv"), answers = temporary.resolve(
			"answers.txt");
		Files.writeString(key, comparison.key());
		// Somebody who always prefers ours, but can't decide in the last row.
		final StringBuilder text = new StringBuilder("my answers\n");
		for (int i = 0; i < 39; i++)
			text.append(i + 1).append(' ').append(comparison.rows().get(i).first()
				.equals("ours") ? "A" : "b").append('\n');
		Files.writeString(answers, text.append("40 =\n"));
		assertEquals(Map.of("ours", 39, "theirs", 0, "neither", 1), BlindComparison
			.count(key, answers));
	}

	@Test
	void aWrongTableIsToldByItsLine() throws IOException {
		Files.writeString(set.resolve("set.tsv"),
			"picture\texpression\tmask\tstyle\ndisc.png\tthe disc\tnone.png\tfire\n");
		final SoulstylerException told = assertThrows(SoulstylerException.class,
			this::cases);
		assertTrue(told.getMessage().endsWith(
			"set.tsv, line 2: there is no file none.png."), told.getMessage());
	}

	@Test
	void theShippedSetIsWhole() throws SoulstylerException {
		final EvaluationSet shipped = EvaluationSet.read(Path.of(
			"models/evaluation/set"));
		assertTrue(shipped.cases().size() >= 20);
		for (final EvaluationCase one : shipped.cases()) {
			final double covered = Pictures.readMask(one.mask(), Pictures.read(one
				.picture())).coverage();
			assertTrue(covered > 0.05 && covered < 0.9, one.name() + " " + covered);
		}
	}

	@Test
	void piecesShowTheObjectOnGrey() {
		final ColorImage picture = picture(0);
		assertTrue(ObjectCrops.of(picture, disc(30).samples(), 16).size() > 4);
		final float[] left = new float[SIDE * SIDE];
		for (int i = 0; i < left.length; i++)
			left[i] = i % SIDE < 2 ? 1 : 0; // a thin thing at the border
		final float[] piece = ObjectCrops.of(picture, left, 8).get(0);
		assertEquals(3 * 8 * 8, piece.length);
		assertEquals(0.5f, piece[7], 1e-6, "right of it");
	}

	// -- Helper methods --

	private EvaluationSet cases() throws SoulstylerException {
		return EvaluationSet.read(set);
	}

	private EvaluationReport report() throws SoulstylerException {
		return new EvaluationReport(null, new StylizationEvaluation(cases(), folder,
			null, null, null, line -> {}).score(1));
	}

	private void write(final String method, final EvaluationCase one,
		final ColorImage picture) throws SoulstylerException
	{
		folder.prepare(folder.picture(method, one, 0));
		Pictures.write(picture, folder.picture(method, one, 0));
		folder.write(folder.record(method, one, 0), new RunRecord(10., 12.5, 1e8,
			40., null).toJson());
	}

	/** Waves in three colours. */
	private static ColorImage picture(final double shift) {
		final float[] samples = new float[3 * SIDE * SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Math.round(255 * (0.5 + 0.4 * Math.sin(i % SIDE / 3.0 + i /
				SIDE / 5.0 + shift))) / 255f;
		return ColorImage.of(samples, SIDE, SIDE);
	}

	private static ColorImage restyled(final Mask where) {
		final float[] before = picture(0).samples(), after = picture(2).samples();
		for (int i = 0; i < after.length; i++)
			if (!(where.samples()[i % (SIDE * SIDE)] > 0)) after[i] = before[i];
		return ColorImage.of(after, SIDE, SIDE);
	}

	private static Mask disc(final double radius) {
		final float[] samples = new float[SIDE * SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Math.hypot(i % SIDE - SIDE / 2, i / SIDE - SIDE /
				2) <= radius ? 1 : 0;
		return Mask.of(samples, SIDE, SIDE);
	}
}
