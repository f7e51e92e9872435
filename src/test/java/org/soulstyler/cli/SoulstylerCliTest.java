package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import ij.ImagePlus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.image.imagej.ImageFiles;

/**
 * The command line keeps its promises: results on standard output, one sentence
 * for each trouble, and an exit status that a script can trust.
 */
@Tag("models")
class SoulstylerCliTest {

	private static final String INSTRUCTION = "Turn the red apple into fire";

	@TempDir
	private Path temporary;

	private Path folder;
	private Path scene;
	private Path output;

	@BeforeEach
	void drawScene() throws IOException {
		folder = Files.createDirectory(temporary.resolve("mit Ümlaut and space"));
		scene = folder.resolve("scene.png");
		output = folder.resolve("out.png");
		assertEquals(0, run("scene", "-o", scene.toString()).status());
	}

	@Test
	void aPictureIsMadeWithItsMaskAndItsReport() throws Exception {
		final Run run = stylize(INSTRUCTION, "--detail-passes", "0");
		assertEquals(0, run.status(), run.err());
		assertEquals(output + System.lineSeparator(), run.out());
		for (final String said : List.of("Object: the red apple", "Style:  fire",
			"First losses: ", "Last losses: ", " seconds on "))
		{
			assertTrue(run.err().contains(said), said + " is missing in " + run
				.err());
		}
		final JsonObject report = new Gson().fromJson(Files.readString(folder
			.resolve("out.json")), JsonObject.class);
		assertEquals("the red apple", report.get("objects").getAsString());
		assertEquals("fire", report.get("content").getAsString());
		assertEquals(2, report.get("losses").getAsJsonArray().size());
		assertOnlyTheMaskChanged();
	}

	@Test
	void theSameSeedGivesTheSameBytes() throws Exception {
		stylize(INSTRUCTION, "--seed", "3");
		final byte[] first = Files.readAllBytes(output);
		stylize(INSTRUCTION, "--seed", "3");
		assertArrayEquals(first, Files.readAllBytes(output));
	}

	@Test
	void onesOwnMaskIsTaken() throws Exception {
		final Path mask = folder.resolve("own.png");
		final ImagePlus own = ij.IJ.createImage("own", "8-bit black", 512, 384, 1);
		own.getProcessor().setValue(255);
		own.getProcessor().fill(new ij.gui.Roi(200, 150, 60, 50));
		ImageFiles.write(own, mask);
		final Run run = stylize(INSTRUCTION, "--mask", mask.toString());
		assertEquals(0, run.status(), run.err());
		assertArrayEquals(pixels(ImageFiles.read(mask)), pixels(ImageFiles.read(
			folder.resolve("out-mask.png"))));
		assertOnlyTheMaskChanged();
	}

	@Test
	void aBenchmarkTellsStagesMemoryAndOperations() {
		final Run run = run("bench", "--size", "64", "-i", "3", "--crops", "4",
			"--json", "--until", "1e9", "--judge", "1");
		assertEquals(0, run.status(), run.err());
		final JsonObject report = new Gson().fromJson(run.out(), JsonObject.class);
		assertEquals("starter", report.get("bundle").getAsString());
		for (final String stage : List.of("style net", "crops", "clip", "features",
			"other losses", "optimiser"))
		{
			assertTrue(report.get("millisecondsByStage").getAsJsonObject().has(stage),
				stage);
		}
		for (final String positive : List.of("secondsPerIteration",
			"operationsPerIteration", "matrixProductRate", "peakHeapBytes",
			"shareOfMatrixProductRate"))
		{
			assertTrue(report.get(positive).getAsDouble() > 0, positive);
		}
		assertEquals(3, report.get("losses").getAsJsonArray().size());
		assertEquals(0, report.get("reachedAtIteration").getAsInt(),
			"five iterations make a mean");
		final JsonObject judged = report.getAsJsonObject("judged");
		assertTrue(judged.get("total").getAsDouble() >= 9000 * judged.get("patch")
			.getAsDouble(), "the paper's weights");
	}

	@Test
	void thePapersSettingsCanBeAskedFor() throws Exception {
		final Run run = stylize(INSTRUCTION, "--preset", "paper", "--crops", "4",
			"--working-size", "48", "--crop-size", "16");
		assertEquals(0, run.status(), run.err());
		final JsonObject report = new Gson().fromJson(Files.readString(folder
			.resolve("out.json")), JsonObject.class);
		assertEquals("paper", report.get("preset").getAsString());
		assertEquals("float32", report.get("precision").getAsString());
		assertEquals(9000, report.get("settings").getAsJsonObject().get(
			"patchWeight").getAsInt());
		assertEquals(2, run("stylize", scene.toString(), INSTRUCTION, "-o", output
			.toString(), "--preset", "best").status());
	}

	@Test
	void instructionsAreSplitIntoExactlyTwoParts() {
		final Run run = run("split", INSTRUCTION);
		assertEquals(0, run.status(), run.err());
		final JsonObject parts = new Gson().fromJson(run.out(), JsonObject.class);
		assertEquals(Set.of("objects", "content"), parts.keySet());
		assertEquals("the red apple", parts.get("objects").getAsString());
		assertEquals("fire", parts.get("content").getAsString());
	}

	@Test
	void eachLineIsSplitAndATroubleKeepsItsPlace() {
		final InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream((INSTRUCTION + "\n\n" + "x".repeat(
				400) + "\nMake the white sailboat look like a mosaic\n").getBytes(
					StandardCharsets.UTF_8)));
			final Run run = run("split", "-");
			assertEquals(3, run.status(), run.err());
			final List<JsonObject> lines = run.out().lines().map(line -> new Gson()
				.fromJson(line, JsonObject.class)).collect(Collectors.toList());
			assertEquals(4, lines.size(), run.out());
			assertEquals(Set.of("objects", "content"), lines.get(0).keySet());
			assertEquals(Set.of("error"), lines.get(1).keySet());
			assertEquals(Set.of("error"), lines.get(2).keySet());
			assertEquals(Set.of("objects", "content"), lines.get(3).keySet());
		}
		finally {
			System.setIn(before);
		}
	}

	@Test
	void whatHasNothingToScoreOrToCompareWithIsRefused() throws Exception {
		final String set = "models/evaluation/set";
		assertFails(2, "no method has made a picture yet", run("evaluate",
			"stylization", set, "-o", folder.resolve("empty").toString(), "--method",
			"none"));
		assertFails(2, "--loss is -1", run("evaluate", "stylization", set, "-o",
			folder.resolve("empty").toString(), "--loss", "-1"));
		Files.createDirectories(folder.resolve("some/runs/ours"));
		assertFails(2, "--beside is theirs; there is ours.", run("evaluate",
			"stylization", set, "-o", folder.resolve("some").toString(), "--method",
			"none", "--beside", "theirs"));
	}

	@Test
	void aSplitterIsScoredOnAnyCases() throws Exception {
		final Path cases = folder.resolve("cases.tsv");
		Files.writeString(cases, "# two by hand\nplain\t" + INSTRUCTION +
			"\tthe red apple\tfire\nwrong\tthe red apple -> fire\tthe apple\tfire\n");
		final Run run = run("evaluate", "splitter", cases.toString(), "--misses");
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("wrong: the red apple -> fire"), run.out());
		assertTrue(run.out().matches(
			"(?s).*plain +1/1 = 100.0 %.*wrong +0/1.*all +1/2 = 50.0 %.* seconds a sentence.*"),
			run.out());
		assertFails(6, "x.gguf", run("evaluate", "splitter", cases.toString(),
			"--gguf", "x.gguf"));
		Files.writeString(cases, "no tabs here\n");
		assertFails(3, "tabs", run("evaluate", "splitter", cases.toString()));
		assertFails(2, "splitter", run("evaluate"));
		assertFails(3, "there is no such file.", run("evaluate", "splitter", folder
			.resolve("none.tsv").toString()));
		assertFails(3, "it is not a text in UTF-8.", run("evaluate", "splitter",
			scene.toString()));
	}

	@Test
	void anObjectIsSegmented() throws Exception {
		final Run run = run("segment", scene.toString(), "the red apple", "-o",
			output.toString());
		assertEquals(0, run.status(), run.err());
		final ImagePlus mask = ImageFiles.read(output);
		assertEquals(512, mask.getWidth());
		assertEquals(255, mask.getProcessor().getPixel(256, 230), "the apple");
		assertEquals(0, mask.getProcessor().getPixel(20, 20), "the wall");
	}

	// -- Trouble --

	@Test
	void anInstructionWithoutObjectOrStyle() throws Exception {
		for (final String instruction : List.of("", "  ", "the red apple", "fire",
			"Turn the red apple"))
		{
			assertFails(3, "", stylize(instruction));
		}
		assertFails(3, "", run("split", ""));
		assertFails(3, "", run("segment", scene.toString(), " ", "-o", output
			.toString()));
	}

	@Test
	void anImageThatCannotBeRead() throws Exception {
		final Path broken = folder.resolve("broken.png");
		Files.writeString(broken, "no image");
		assertFails(4, "broken.png", run("stylize", broken.toString(), INSTRUCTION,
			"-o", output.toString()));
		assertFails(4, "does not exist", run("stylize", folder.resolve("none.jpg")
			.toString(), INSTRUCTION, "-o", output.toString()));
	}

	@Test
	void anObjectThatIsNotInThePicture() throws Exception {
		final Run run = stylize("Turn the blue car into fire");
		assertFails(5, "blue car", run);
		assertTrue(run.err().contains("the model is ") && run.err().contains(
			"--mask"), run.err());
		assertFails(5, "the model is ", run("segment", scene.toString(),
			"the blue car", "-o", output.toString()));
	}

	@Test
	void modelsThatAreMissingTruncatedOrAltered() throws Exception {
		final Path starter = ModelStore.standard().open(null).folder();
		final Path copy = temporary.resolve("models");
		try (Stream<Path> files = Files.walk(starter)) {
			final ModelBundle bundle = ModelBundle.read(starter);
			for (final Path file : (Iterable<Path>) files::iterator) {
				final String name = starter.relativize(file).toString().replace('\\',
					'/');
				if (bundle.checksums().containsKey(name) || name.equals(
					ModelBundle.DESCRIPTION))
				{
					final Path target = copy.resolve(name);
					Files.createDirectories(target.getParent());
					Files.copy(file, target);
				}
			}
		}
		final Path splitter = copy.resolve(ModelBundle.read(copy).splitter()
			.model());
		final byte[] good = Files.readAllBytes(splitter);
		final byte[] altered = good.clone();
		altered[good.length / 2] ^= 1;
		Files.write(splitter, altered);
		assertFails(6, "altered", stylize(INSTRUCTION, "--models", copy
			.toString()));
		Files.write(splitter, java.util.Arrays.copyOf(good, good.length / 2));
		assertFails(6, "truncated", stylize(INSTRUCTION, "--models", copy
			.toString()));
		Files.delete(splitter);
		assertFails(6, "missing", stylize(INSTRUCTION, "--models", copy
			.toString()));
		assertFails(6, "nosuch", stylize(INSTRUCTION, "--models", "nosuch"));
	}

	@Test
	void anOutputThatCannotBeWritten() throws Exception {
		assertFails(7, "does not exist", run("stylize", scene.toString(),
			INSTRUCTION, "-o", folder.resolve("no/folder/out.png").toString()));
		assertFails(7, "must end in", run("stylize", scene.toString(), INSTRUCTION,
			"-o", folder.resolve("out.doc").toString()));
		final byte[] before = Files.readAllBytes(scene);
		assertFails(7, "would replace", run("stylize", scene.toString(),
			INSTRUCTION, "-o", scene.toString()));
		assertArrayEquals(before, Files.readAllBytes(scene));
	}

	@Test
	void aDeviceThatIsNotThere() {
		assertFails(8, "abacus", stylize(INSTRUCTION, "--device", "abacus"));
	}

	@Test
	void aDemoDrawsItsSceneAndRestylesIt() throws Exception {
		final Path demo = folder.resolve("demo");
		final Run run = run("demo", "-o", demo.toString(), "--", "-i", "1",
			"--detail-passes", "0", "--working-size", "64", "--crops", "2");
		assertEquals(0, run.status(), run.err());
		assertEquals(demo.resolve("restyled.png") + System.lineSeparator(), run
			.out());
		assertTrue(run.err().startsWith("Drew " + demo.resolve("scene.png")), run
			.err());
		assertArrayEquals(pixels(ImageFiles.read(scene)), pixels(ImageFiles.read(
			demo.resolve("scene.png"))));
		assertTrue(Files.exists(demo.resolve("restyled-mask.png")) && Files.exists(
			demo.resolve("restyled.json")));
	}

	@Test
	void aDemoIntoAFile() {
		assertFails(7, "there is a file of that name.", run("demo", "-o", scene
			.toString()));
	}

	@Test
	void aCommandLineThatIsNotUnderstood() {
		assertFails(2, "--help", run("stylize"));
		assertFails(2, "magic", stylize(INSTRUCTION, "--set", "magic=5"));
		assertFails(2, "iterations", stylize(INSTRUCTION, "--set",
			"iterations=many"));
		assertFails(2, "--set is \"magic\"; it should be like tvWeight=0.1.",
			stylize(INSTRUCTION, "--set", "margin=0", "--set", "magic"));
		assertFails(2, "--crop-size", stylize(INSTRUCTION, "--crop-size", "big"));
		assertFails(2, "\"1.5\" is not a whole number", stylize(INSTRUCTION,
			"--seed", "1.5"));
		assertFails(2, "There is no option \"--colour\".", stylize(INSTRUCTION,
			"--colour", "red"));
		assertFails(2, "There is no option \"--sead\". Did you mean --set " +
			"or --settings or --seed?", stylize(INSTRUCTION, "--sead", "1"));
		assertFails(2, "There is no command \"stylise\". Did you mean stylize", run(
			"stylise", "a.png"));
		assertFails(2,
			"\"red\" is one argument too many. Put an instruction, or a name with " +
				"spaces, in quotes.", run("stylize", "a.png", "the", "red", "apple",
					"-o", "b.png"));
		assertFails(2, "list, install, verify or remove", run("models"));
		assertFails(2, "--threads is less than 1.", run("bench", "--threads", "0"));
	}

	@Test
	void aMaskOfAnotherSizeOrAllBlack() throws Exception {
		final Path mask = folder.resolve("own.png");
		ImageFiles.write(ij.IJ.createImage("own", "8-bit white", 5, 5, 1), mask);
		assertFails(4, "5×5", stylize(INSTRUCTION, "--mask", mask.toString()));
		ImageFiles.write(ij.IJ.createImage("own", "8-bit black", 512, 384, 1),
			mask);
		assertFails(5, "black", stylize(INSTRUCTION, "--mask", mask.toString()));
	}

	// -- Helper methods --

	private record Run(int status, String out, String err) {
	}

	private Run stylize(final String instruction, final String... options) {
		final List<String> arguments = Stream.concat(Stream.of("stylize", scene
			.toString(), instruction, "-o", output.toString(), "-i", "2", "--device",
			"cpu", "--working-size", "64", "--crops", "2"), Stream.of(options))
			.collect(Collectors.toList());
		// The last one counts where an option is given twice: --device abacus.
		for (int i = arguments.size() - 2; i > 8; i--) {
			final int first = arguments.indexOf(arguments.get(i));
			if (arguments.get(i).startsWith("--") && first < i) {
				arguments.remove(first);
				arguments.remove(first);
				i -= 2;
			}
		}
		return run(arguments.toArray(new String[0]));
	}

	private static Run run(final String... arguments) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final int status = SoulstylerCli.run(new PrintStream(out, true,
			StandardCharsets.UTF_8), new PrintStream(err, true,
				StandardCharsets.UTF_8), arguments);
		return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(
			StandardCharsets.UTF_8));
	}

	/** One sentence, the status, and nothing left behind. */
	private void assertFails(final int status, final String part, final Run run) {
		assertEquals(status, run.status(), run.err());
		assertEquals("", run.out());
		assertTrue(run.err().contains(part), run.err());
		assertFalse(run.err().contains("\tat "), "a stack trace: " + run.err());
		final String last = run.err().lines().reduce((a, b) -> b).orElse("");
		assertTrue(last.startsWith("soulstyler: "), run.err());
		assertFalse(Files.exists(output), "a result was written");
		assertFalse(Files.exists(folder.resolve("out.json")));
	}

	private void assertOnlyTheMaskChanged() throws Exception {
		final int[] before = pixels(ImageFiles.read(scene));
		final int[] after = pixels(ImageFiles.read(output));
		final int[] mask = pixels(ImageFiles.read(folder.resolve("out-mask.png")));
		int changed = 0;
		for (int i = 0; i < before.length; i++) {
			if (mask[i] == 0) assertEquals(before[i], after[i], "pixel " + i);
			else if (before[i] != after[i]) changed++;
		}
		assertTrue(changed > 500, changed + " pixels were restyled");
	}

	private static int[] pixels(final ImagePlus image) {
		final ij.process.ImageProcessor pixels = image.getProcessor();
		final int[] values = new int[image.getWidth() * image.getHeight()];
		for (int i = 0; i < values.length; i++)
			values[i] = pixels.get(i) & 0xffffff;
		return values;
	}
}
