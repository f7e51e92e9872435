package org.soulstyler.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.llama.LanguageModel.Option;
import org.soulstyler.llama.LanguageModel.Prompt;
import org.soulstyler.llama.LanguageModel.TooLongException;
import org.soulstyler.llama.LanguageModel.Turn;

/** The language model lives in another process, and may die there. */
@Tag("process")
class LanguageModelTest {

	private static final Path STARTER = Path.of(
		"models/starter/splitter/splitter.gguf");
	private static final Prompt APPLE = new Prompt("",
		" Turn the red apple into fire\n Turn the red apple into fire\n");

	private static LanguageModel starter() throws SoulstylerException {
		return LanguageModel.open(STARTER, 512);
	}

	private static String answer(final LanguageModel model) throws Exception {
		return model.complete(APPLE, "", 40);
	}

	@Test
	void aPromptThatIsContinuedAgainIsAnsweredTheSame() throws Exception {
		try (LanguageModel model = starter()) {
			final String answer = answer(model);
			assertEquals(answer, model.completeAgain(APPLE, "", 40));
			assertEquals("Style", model.completeAgain(APPLE, "root ::= \"Style\"",
				40));
			assertEquals(answer, answer(model));
			// After another prompt it is read anew.
			model.complete(new Prompt("", "A boat\n"), "", 2);
			assertEquals(answer, model.completeAgain(APPLE, "", 40));
		}
	}

	@Test
	void theLikeliestOptionIsChosenUnlessAnotherIsFavoured() throws Exception {
		final String right = "Object: the red apple\nStyle: fire";
		final List<String> texts = List.of("Object: the red\nStyle: fire", right,
			"Object: fire\nStyle: the red apple");
		try (LanguageModel model = starter()) {
			assertEquals(1, model.choose(APPLE, "\n", options(texts, 0)));
			assertEquals(2, model.choose(APPLE, "\n", options(texts, 100)));
			assertEquals(1, model.choose(APPLE, "\n", options(texts, 0)));
			assertThrows(TooLongException.class, () -> model.choose(APPLE, "\n",
				options(List.of("a", "red ".repeat(600)), 0)));
		}
	}

	/** @param favour of the last */
	private static List<Option> options(final List<String> texts,
		final double favour)
	{
		return IntStream.range(0, texts.size()).mapToObj(i -> new Option(texts.get(
			i), i == texts.size() - 1 ? favour : 0)).toList();
	}

	@Test
	void itAnswersFromAnotherProcess() throws Exception {
		try (LanguageModel model = starter()) {
			assertTrue(answer(model).startsWith(
				"Object: the red apple\nStyle: fire"));
			assertNotEquals(ProcessHandle.current().pid(), model.pid().getAsLong());
		}
	}

	@Test
	void itsProcessEndsWithIt() throws Exception {
		final LanguageModel model = starter();
		final ProcessHandle process = ProcessHandle.of(model.pid().getAsLong())
			.orElseThrow();
		model.close();
		process.onExit().get(1, TimeUnit.MINUTES);
		assertThrows(IllegalStateException.class, () -> answer(model));
	}

	@Test
	void afterItsProcessDiedTheNextQuestionIsAnswered() throws Exception {
		try (LanguageModel model = starter()) {
			final String first = answer(model);
			final ProcessHandle process = ProcessHandle.of(model.pid().getAsLong())
				.orElseThrow();
			process.destroyForcibly();
			process.onExit().get(1, TimeUnit.MINUTES);
			assertEquals(first, answer(model));
		}
	}

	@Test
	void manyThreadsMayAsk() throws Exception {
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try (LanguageModel model = starter()) {
			final String first = answer(model);
			final List<Future<String>> answers = IntStream.range(0, 12).mapToObj(
				i -> threads.submit(() -> answer(model))).toList();
			for (final Future<String> answer : answers)
				assertEquals(first, answer.get());
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void whoeverIsInterruptedWaitsNoLonger() throws Exception {
		try (LanguageModel model = starter()) {
			Thread.currentThread().interrupt();
			final SoulstylerException e = assertThrows(SoulstylerException.class,
				() -> answer(model));
			assertEquals(Failure.CANCELLED, e.failure());
			assertTrue(Thread.interrupted());
			assertFalse(answer(model).isEmpty());
		}
	}

	@Test
	void itsProcessEndsWithTheOneThatStartedIt() throws Exception {
		final Process parent = new ProcessBuilder(JavaCommand.java().toString(),
			"-cp", System.getProperty("java.class.path"), Asking.class.getName(),
			STARTER.toString()).redirectError(Redirect.INHERIT).start();
		final String pid = new BufferedReader(new InputStreamReader(parent
			.getInputStream())).readLine();
		final ProcessHandle worker = ProcessHandle.of(Long.parseLong(pid))
			.orElseThrow();
		parent.destroyForcibly(); // it cannot tidy up
		worker.onExit().get(1, TimeUnit.MINUTES);
	}

	/** Opens a model and waits. */
	static final class Asking {

		public static void main(final String[] arguments) throws Exception {
			final LanguageModel model = LanguageModel.open(Path.of(arguments[0]),
				512);
			System.out.println(model.pid().getAsLong());
			Thread.sleep(60_000);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space", "Äpfel und 苹果", "100%20 #1+1", "a&b'c",
		"-cp" })
	void itsJarsMayLieAnywhere(final String name, @TempDir final Path temporary)
		throws Exception
	{
		final Path folder = Files.createDirectory(temporary.resolve(name));
		final Path jar = folder.resolve("soulstyler.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(
			jar)))
		{
			final Path classes = JavaCommand.origin(LanguageModel.class);
			for (final String part : List.of("llama", "failure", "folders",
				"natives"))
			{
				try (Stream<Path> files = Files.list(classes.resolve("org/soulstyler")
					.resolve(part)))
				{
					for (final Path file : files.toList()) {
						out.putNextEntry(new ZipEntry("org/soulstyler/" + part + "/" + file
							.getFileName()));
						Files.copy(file, out);
					}
				}
			}
		}
		final Path binding = Files.copy(JavaCommand.origin(
			de.kherud.llama.LlamaModel.class), folder.resolve("llama 4.jar"));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri()
			.toURL(), binding.toUri().toURL() }, ClassLoader
				.getPlatformClassLoader()))
		{
			final Class<?> type = loader.loadClass(LanguageModel.class.getName());
			try (AutoCloseable model = (AutoCloseable) type.getMethod("open",
				Path.class, int.class).invoke(null, STARTER, 512))
			{
				final int[] tokens = (int[]) type.getMethod("tokens", String.class)
					.invoke(model, "Turn");
				assertTrue(tokens.length > 0);
			}
		}
	}

	/** Each of these ends the process that llama.cpp runs in. */
	@ParameterizedTest
	@ValueSource(strings = { "no layers", "epsilon NaN", "a flipped byte",
		"a template of a gigabyte", "a template without end",
		"more context than memory" })
	void aModelThatEndsItsProcessIsToldInASentence(final String fault,
		@TempDir final Path folder) throws Exception
	{
		final Gguf gguf = new Gguf(STARTER);
		final Path file = (switch (fault) {
			case "no layers" -> gguf.set("llama.block_count", 0);
			case "epsilon NaN" -> gguf.set("llama.attention.layer_norm_rms_epsilon",
				Float.NaN);
			case "a flipped byte" -> gguf.flip(7372769, 0x2a, 0x7e);
			case "a template of a gigabyte" -> gguf.add("tokenizer.chat_template",
				"{{ 'a' * 999999999 }}");
			case "a template without end" -> gguf.add("tokenizer.chat_template",
				"{% for a in range(99999) %}{% for b in range(99999) %}" +
					"{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}");
			default -> gguf;
		}).write(folder.resolve("model.gguf"));
		final int context = fault.startsWith("more") ? 1 << 20 : 512;
		final SoulstylerException e = assertTimeoutPreemptively(Duration.ofSeconds(
			60), () -> assertThrows(SoulstylerException.class, () -> {
				try (LanguageModel model = LanguageModel.open(file, context, fault
					.startsWith("a template") ? Duration.ofSeconds(2) : Duration
						.ofSeconds(5)))
			{
					model.chat(List.of(new Turn("user", "apple")));
					model.complete(APPLE, "root ::= \"{\" [a-z {}:\",]*", 200);
				}
			}));
		assertEquals(Failure.MODEL, e.failure());
		assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
	}
}
