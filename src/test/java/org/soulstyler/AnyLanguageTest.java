package org.soulstyler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import ij.process.ColorProcessor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.chat.ChatStandIn;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Progress;
import org.soulstyler.settings.StylizationSettings;

/**
 * Sentences in several languages, read by a chat model (here a server that knows
 * the answers): the parts stay in the user's words, the networks get English. The
 * starter's own model says that it knows no other.
 */
@Tag("models")
class AnyLanguageTest {

	/** A sentence and what it means; parts in turn objects and style. */
	private record Sentence(String language, String text, List<String> parts,
			List<String> english) {

		List<Target> targets() {
			final List<Target> targets = new ArrayList<>();
			for (int i = 0; i < parts.size(); i += 2)
				targets.add(new Target(parts.get(i), parts.get(i + 1), new Target(
					english.get(i), english.get(i + 1))));
			return targets;
		}

		@Override
		public String toString() {
			return text;
		}
	}

	private static Sentence sentence(final String line) {
		final String[] parts = Arrays.stream(line.split("\\|", -1)).map(
			String::strip).toArray(String[]::new);
		final int half = (parts.length - 2) / 2;
		return new Sentence(parts[0], parts[1], Arrays.asList(parts).subList(2, 2 +
			half), Arrays.asList(parts).subList(2 + half, parts.length));
	}

	private static final List<String> APPLES = List.of(
		"German | Verwandle den roten Apfel in Feuer | den roten Apfel | Feuer | the red apple | fire",
		"French | Transforme la pomme rouge en feu | la pomme rouge | feu | the red apple | fire",
		"Spanish | Convierte la manzana roja en fuego | la manzana roja | fuego | the red apple | fire",
		"Chinese | 把红苹果变成火 | 红苹果 | 火 | the red apple | fire");

	private static final List<String> OTHERS = List.of(
		"German | Könntest du die weiße Katze bitte wie ein Ölgemälde aussehen lassen? | die weiße Katze | ein Ölgemälde | the white cat | an oil painting",
		"German | Mach das Boot zu Feuer und den Himmel zu Eis. | das Boot | Feuer | den Himmel | Eis | the boat | fire | the sky | ice",
		"German | Lass das ganze Bild wie ein Mosaik aussehen | | ein Mosaik | | a mosaic",
		"French | Transforme l'église à gauche en vitrail, s'il te plaît. | l'église à gauche | vitrail | the church on the left | stained glass",
		"French | Donne au chien noir l'aspect de « La Nuit étoilée » | chien noir | La Nuit étoilée | the black dog | The Starry Night",
		"Spanish | ¿Puedes pintar el barco pequeño al estilo de Monet? | el barco pequeño | Monet | the small boat | Monet",
		"Spanish | Haz que toda la imagen parezca un mosaico | | un mosaico | | a mosaic",
		"Chinese | 请把左边的猫画成梵高的《星夜》 | 左边的猫 | 星夜 | the cat on the left | The Starry Night",
		"Chinese | 请让那只白色的小船看起来像水彩画。 | 白色的小船 | 水彩画 | the little white boat | a watercolour");

	private static ChatStandIn server;
	private static ModelBundle starter;

	static List<Sentence> sentences() {
		return Stream.concat(APPLES.stream(), OTHERS.stream()).map(
			AnyLanguageTest::sentence).toList();
	}

	@BeforeAll
	static void serve() throws Exception {
		server = new ChatStandIn();
		server.answers(AnyLanguageTest::answer);
		starter = ModelStore.standard().open(null);
	}

	@AfterAll
	static void close() {
		server.close();
	}

	private static Soulstyler open() throws SoulstylerException {
		return Soulstyler.open(starter, DeviceWish.CPU, SplitterChoice.ofServer(
			ChatServer.of(server.address(), "polyglot")));
	}

	/** As a model that knows languages, and keeps to the schema where there is one. */
	private static String answer(final JsonObject asked) {
		final JsonArray messages = asked.getAsJsonArray("messages");
		final String said = messages.get(messages.size() - 1).getAsJsonObject().get(
			"content").getAsString();
		final Map<String, String> dictionary = new HashMap<>();
		for (final Sentence sentence : sentences()) {
			for (int i = 0; i < sentence.parts.size(); i++)
				dictionary.put(sentence.parts.get(i), sentence.english.get(i));
			if (letters(sentence.text).equals(letters(said))) return targets(sentence,
				asked.getAsJsonObject("response_format").toString());
		}
		final JsonArray english = new JsonArray();
		for (final String part : new Gson().fromJson(said, String[].class))
			english.add(dictionary.get(part));
		return "{\"english\":" + english + "}";
	}

	/** Quotation marks are not sent: an answer is without them. */
	private static String letters(final String text) {
		return text.replaceAll("[\\s\u00ab\u00bb\u300a\u300b]", "");
	}

	private static String targets(final Sentence sentence, final String schema) {
		final JsonArray targets = new JsonArray();
		for (int i = 0; i < sentence.parts.size(); i += 2) {
			final JsonObject target = new JsonObject();
			target.addProperty("objects", sentence.parts.get(i));
			target.addProperty("content", sentence.parts.get(i + 1));
			for (final String part : sentence.parts.subList(i, i + 2))
				if (schema.contains("\"enum\"") && !schema.contains(new JsonPrimitive(
					part).toString())) return "The schema does not let me say " + part;
			targets.add(target);
		}
		return "{\"targets\":" + targets + "}";
	}

	@ParameterizedTest
	@MethodSource("sentences")
	void thePartsAreTheUsersWordsAndTheNetworksGetEnglish(final Sentence sentence)
		throws Exception
	{
		try (Soulstyler soulstyler = open()) {
			final StyleInstruction read = soulstyler.split(sentence.text,
				Progress.NONE);
			assertEquals(sentence.targets(), read.targets());
			assertEquals(List.of(), read.notices());
		}
	}

	/** So what the segmenter and CLIP were told is what they are told in English. */
	@Test
	void thePictureIsTheSameInEveryLanguage() throws Exception {
		final ColorImage scene = ImageConversion.toColorImage(
			(ColorProcessor) new ColorProcessor(ExampleScene.APPLE.render()).resize(
				160, 120, true));
		final float[] english;
		try (Soulstyler own = Soulstyler.open(starter, DeviceWish.CPU)) {
			english = run(own, scene, "Turn the red apple into fire");
		}
		try (Soulstyler soulstyler = open()) {
			for (final String apple : APPLES)
				assertArrayEquals(english, run(soulstyler, scene, sentence(apple).text),
					apple);
		}
	}

	private static float[] run(final Soulstyler soulstyler,
		final ColorImage scene, final String instruction) throws SoulstylerException
	{
		final StylizationSettings few = soulstyler.defaults().withIterations(1)
			.with("workingSize", 32).with("detailPasses", 0).with("cropCount", 1);
		return soulstyler.run(scene, instruction, few, Progress.NONE).picture()
			.samples();
	}

	@ParameterizedTest
	@MethodSource("sentences")
	void theStarterSaysThatItKnowsEnglish(final Sentence sentence)
		throws Exception
	{
		try (Soulstyler soulstyler = Soulstyler.open(starter, DeviceWish.CPU)) {
			final SoulstylerException refused = assertThrows(
				SoulstylerException.class, () -> soulstyler.split(sentence.text,
					Progress.NONE));
			assertEquals(Failure.INSTRUCTION, refused.failure());
			assertTrue(refused.getMessage().contains("English") && refused
				.getMessage().contains(sentence.language), refused.getMessage());
		}
	}
}
