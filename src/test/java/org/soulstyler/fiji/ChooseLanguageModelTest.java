package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.soulstyler.chat.ChatStandIn;

/** The user's choice of a language model, without a screen. */
@Tag("models")
class ChooseLanguageModelTest {

	private static final String KEY = "sk-0123456789-do-not-tell";
	private static final String APPLE = said("the red apple", "fire");
	private static final String PROPERTY = "soulstyler.settings";

	@TempDir
	private Path temporary;

	private final List<String> log = Collections.synchronizedList(
		new ArrayList<>());
	private Context context;
	private ChatStandIn server;
	private Path key;

	@BeforeEach
	void start() throws Exception {
		System.setProperty(PROPERTY, temporary.resolve("settings").toString());
		context = new Context();
		context.service(LogService.class).addLogListener(message -> log.add(message
			.toString()));
		server = new ChatStandIn();
		server.says(APPLE);
		key = Files.writeString(temporary.resolve("key"), KEY + "\n");
		permit("rw-------");
	}

	@AfterEach
	void stop() {
		System.clearProperty(PROPERTY);
		context.dispose();
		server.close();
	}

	private void permit(final String permissions) throws Exception {
		if (OS.current() != OS.WINDOWS) Files.setPosixFilePermissions(key,
			PosixFilePermissions.fromString(permissions));
	}

	private static String said(final String objects, final String style) {
		return "{\"targets\":[{\"objects\":\"" + objects + "\",\"content\":\"" +
			style + "\"}]}";
	}

	private CommandModule run(final Class<? extends TaskCommand> command,
		final Object... inputs) throws Exception
	{
		return context.service(CommandService.class).run(command, true, inputs)
			.get();
	}

	private CommandModule choose(final String keyPlace) throws Exception {
		return run(ChooseLanguageModel.class, "use", ChooseLanguageModel.SERVER,
			"url", server.address(), "model", "some-model", "key", keyPlace);
	}

	private String kept() throws Exception {
		final Path file = temporary.resolve("settings/language-model.json");
		return Files.exists(file) ? Files.readString(file) : "";
	}

	private void assertKeyIsNowhere(final CommandModule done) throws Exception {
		assertFalse((log + kept() + done.getCancelReason() + done.getOutputs())
			.contains(KEY), log.toString());
	}

	@Test
	void aServerIsTriedAndThenReadsTheSentencesUntilItIsGivenUp()
		throws Exception
	{
		final CommandModule done = choose(key.toString());
		assertFalse(done.isCanceled(), done.getCancelReason());
		final String status = (String) done.getOutput("report");
		assertTrue(status.contains("the red apple \u2192 fire"), status);
		assertKeyIsNowhere(done);

		server.says(said("den roten Apfel", "Feuer"),
			"{\"english\":[\"the red apple\",\"fire\"]}");
		final CommandModule split = run(SplitInstruction.class, "instruction",
			"Verwandle den roten Apfel in Feuer");
		assertEquals("den roten Apfel", split.getOutput("objects"), split
			.getCancelReason());
		assertEquals(Set.of("Bearer " + KEY), Set.copyOf(server.authorized()));
		assertTrue(log.toString().contains(
			"\u201csome-model\u201d at http://localhost"), log.toString());

		run(ChooseLanguageModel.class, "use", ChooseLanguageModel.OWN);
		assertEquals("", kept());
		server.says("never asked");
		assertEquals("the apple", run(SplitInstruction.class, "instruction",
			"Turn the apple into fire").getOutput("objects"));
		assertEquals(List.of(), server.asked());
	}

	@Test
	void aKeyThatIsTypedInIsRefusedAndNotRepeated() throws Exception {
		final CommandModule done = choose(KEY);
		assertTrue(done.isCanceled());
		assertTrue(done.getCancelReason().contains("environment variable"), done
			.getCancelReason());
		assertKeyIsNowhere(done);
		assertEquals("", kept());
		assertEquals(List.of(), server.asked());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS,
		disabledReason = "There are no such permissions")
	void aKeyThatOthersCanReadIsRefused() throws Exception {
		permit("rw-r--r--");
		final CommandModule done = choose(key.toString());
		assertTrue(done.getCancelReason().contains("chmod 600"), done
			.getCancelReason());
		assertKeyIsNowhere(done);
	}

	@Test
	void whatDoesNotWorkIsNotChosen() throws Exception {
		choose(key.toString());
		final String before = kept();
		assertTrue(before.contains("some-model"));
		server.fails(401);
		server.says("");
		final CommandModule refused = choose(null);
		assertTrue(refused.getCancelReason().contains("does not accept the key"),
			refused.getCancelReason());
		for (final Object[] wrong : new Object[][] { { "url", "nonsense" }, {
			"model", "" }, { "use", "whatever" }, { "use", ChooseLanguageModel.GGUF },
			{ "url", "http://user:password@localhost/v1" } })
		{
			final Object[] inputs = { "use", ChooseLanguageModel.SERVER, "url", server
				.address(), "model", "m" };
			for (int i = 0; i < inputs.length; i += 2)
				if (inputs[i].equals(wrong[0])) inputs[i + 1] = wrong[1];
			final CommandModule done = run(ChooseLanguageModel.class, inputs);
			assertTrue(done.isCanceled(), List.of(wrong).toString());
			assertFalse(done.getCancelReason().contains("password@"));
		}
		final CommandModule file = run(ChooseLanguageModel.class, "use",
			ChooseLanguageModel.GGUF, "file", key.toFile());
		assertTrue(file.isCanceled());
		assertKeyIsNowhere(file);
		assertEquals(before, kept());
	}

	@Test
	void keysAreNoPartOfMacros() {
		final var command = context.service(CommandService.class).getCommand(
			ChooseLanguageModel.class);
		assertEquals(List.of("use", "file", "url", "model"), CommandInputs.fields(
			command).stream().map(ModuleItem::getName).toList());
		assertEquals(List.of("use", "file", "url", "model", "key"), CommandInputs
			.asked(command).stream().map(ModuleItem::getName).toList());
	}
}
