package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.prefs.PrefService;
import org.scijava.widget.WidgetModel;
import org.scijava.widget.WidgetService;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Which models a dialog offers, and what a macro may say instead. */
@Tag("models")
class BundleChoiceTest {

	private static final Path STARTER = Path.of("models/starter")
		.toAbsolutePath();
	private static final String ANOTHER = "another folder...";

	@TempDir
	private Path temporary;

	private Context context;
	private PrefService preferences;

	@BeforeEach
	void start() {
		context = new Context();
		preferences = context.service(PrefService.class);
		preferences.clear(BundleList.class);
	}

	@AfterEach
	void stop() {
		preferences.clear(BundleList.class);
		context.dispose();
	}

	@Test
	void theDefaultIsOfferedFirstAndAnotherFolderLast() throws Exception {
		for (final String bundle : List.of("own", "starter", "official")) {
			Files.createDirectory(temporary.resolve(bundle));
			Files.writeString(temporary.resolve(bundle).resolve("bundle.json"), "{}");
		}
		assertEquals(List.of("starter", "official", "own", ANOTHER), names(list(
			temporary)));
		assertEquals(List.of("starter", ANOTHER), names(list(temporary.resolve(
			"empty"))));
	}

	@Test
	void aFolderIsOfferedAgainUntilItIsGone() throws Exception {
		final BundleList list = list(temporary);
		assertEquals(STARTER.toString(), list.choose(STARTER).name());
		list.choose(STARTER);
		assertEquals(List.of("starter", STARTER.toString(), ANOTHER), names(list));
		// Where it is a bundle with a name, the name is enough.
		assertEquals(List.of("starter", ANOTHER), names(list(STARTER)));
		final Path other = Files.createDirectory(temporary.resolve("Modèle à moi"));
		Files.copy(STARTER.resolve("bundle.json"), other.resolve("bundle.json"));
		final BundleList elsewhere = list(temporary.resolve("empty"));
		elsewhere.choose(other);
		assertEquals(List.of("starter", other.toString(), STARTER.toString(),
			ANOTHER), names(elsewhere));
		Files.delete(other.resolve("bundle.json"));
		assertFalse(names(elsewhere).contains(other.toString()));
	}

	@Test
	void aFolderWithoutModelsIsASentence() {
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> list(temporary).choose(temporary));
		assertEquals(Failure.MODEL, refusal.failure());
		assertTrue(refusal.getMessage().contains(temporary.toString()), refusal
			.getMessage());
	}

	/** SciJava's dialogs make a list of what can be made an input of. */
	@Test
	void fijisDialogsOfferTheList() {
		for (final Class<? extends Command> command : List.of(StylizeObject.class,
			StylizeSelection.class, SegmentObject.class, SplitInstruction.class))
			assertOffered(context.service(CommandService.class).getCommand(command));
	}

	@Test
	void aMacroMaySayAnyNameOrFolderOrNothing() throws Exception {
		for (final String said : new String[] { "", "starter", STARTER.toString(),
			null })
			assertEquals("fire", split(said).getOutput("content"));
		assertTrue(split("nosuch").getCancelReason().contains("\"nosuch\""));
		assertTrue(split("a [b").getCancelReason().contains("bundle"));
	}

	// -- Helper methods --

	private void assertOffered(final CommandInfo command) {
		final Module module = context.service(ModuleService.class).createModule(
			command);
		final List<Object> offered = List.copyOf(context.service(
			ConvertService.class).getCompatibleInputs(BundleChoice.class));
		assertEquals(context.service(SoulstylerService.class).bundleChoices(),
			offered);
		final ModuleItem<?> input = command.getInput("bundle");
		final WidgetModel dialog = context.service(WidgetService.class).createModel(
			null, module, input, offered);
		assertEquals(new BundleChoice("starter"), dialog.getValue());
		dialog.setValue(BundleChoice.ANOTHER_FOLDER);
		assertEquals(ANOTHER, String.valueOf(module.getInput("bundle")));
	}

	private CommandModule split(final String bundle) throws Exception {
		return context.service(CommandService.class).run(SplitInstruction.class,
			true, "instruction", "Turn the red apple into fire", "bundle", bundle)
			.get();
	}

	private BundleList list(final Path place) {
		return new BundleList(new ModelStore(List.of(place)), preferences);
	}

	private static List<String> names(final BundleList list) {
		return list.choices().stream().map(BundleChoice::name).toList();
	}
}
