package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.install.Catalogue;
import org.soulstyler.install.ModelInstaller;

/** The command, without a screen, and with files brought by hand. */
@Tag("models")
class InstallModelsTest {

	@TempDir
	Path temporary;

	private Context context;
	private Path store;
	private Path brought;

	@BeforeEach
	void start() throws Exception {
		context = new Context();
		store = temporary.resolve("Modelle für Fiji");
		System.setProperty(ModelStore.PROPERTY, store.toString());
		brought = temporary.resolve("Von Hand");
		System.setProperty(Catalogue.PROPERTY, BroughtModels.write(brought)
			.toString());
	}

	@AfterEach
	void stop() {
		System.clearProperty(ModelStore.PROPERTY);
		System.clearProperty(Catalogue.PROPERTY);
		context.dispose();
	}

	@Test
	void installsWhenTheUserAgrees() throws Exception {
		final CommandModule done = install("yes");
		assertFalse(done.isCanceled(), done.getCancelReason());
		final ModelBundle bundle = ModelStore.standard().open("official");
		assertEquals(bundle.folder().toString(), done.getOutput("installed"));
		assertTrue(bundle.folder().startsWith(store));
		assertEquals(List.of(), ModelInstaller.verify(bundle,
			org.soulstyler.progress.Progress.NONE));
	}

	@Test
	void saysWhatItWouldDoAndDoesNothingWithoutConsent() throws Exception {
		final CommandModule done = install("no");
		assertTrue(done.isCanceled());
		assertTrue(done.getCancelReason().contains("CRIS with ResNet-50") && done
			.getCancelReason().contains("Licence: Apache-2.0") && done
				.getCancelReason().contains("Nothing will be downloaded."), done
					.getCancelReason());
		assertFalse(Files.exists(store));
	}

	/** An annotation can't read the catalogue. */
	@Test
	void offersWhatTheCatalogueHas() throws Exception {
		final CommandInfo command = context.service(CommandService.class)
			.getCommand(InstallModels.class);
		for (final Catalogue.Part part : Catalogue.standard().parts()) {
			if (part.choices().size() == 1) continue;
			final var input = command.getInput(part.part());
			assertEquals(part.choices().stream().map(Catalogue.Choice::id).collect(
				Collectors.toList()), input.getChoices());
			assertEquals(part.choices().get(0).id(), input.getValue(context.service(
				org.scijava.module.ModuleService.class).createModule(command)));
		}
	}

	/** As ImageJ's macro interpreter hands values over: as texts. */
	private CommandModule install(final String agree) throws Exception {
		return context.service(CommandService.class).run(InstallModels.class, true,
			"segmenter", "cris-r50", "folder", brought.toString(), "agree", agree)
			.get();
	}
}
