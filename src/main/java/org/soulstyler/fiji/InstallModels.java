package org.soulstyler.fiji;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.app.App;
import org.scijava.app.AppService;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.dialog.Messages;
import org.soulstyler.install.Catalogue;
import org.soulstyler.install.InstallPlan;
import org.soulstyler.install.ModelInstaller;

/**
 * Installs published models, after the user has read what they are, how large,
 * under which licence and from where, and has agreed: in a dialog, or where there
 * is none (a macro, no screen) by {@code agree=yes}.
 */
@Plugin(type = Command.class, headless = true, label = "Install Models...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Install Models...", weight = 9) })
public class InstallModels extends TaskCommand {

	@Parameter(required = false)
	private AppService apps;

	@Parameter(visibility = ItemVisibility.MESSAGE, required = false)
	private final String about = "<html>Published models, from 1.3 GB on. " +
		"What exactly, with sizes, licences and addresses,<br>" +
		"is shown before anything is downloaded.";

	@Parameter(label = "To read the instruction", persist = false,
		required = false, choices = { "qwen2.5-0.5b", "llama-2-7b-chat",
			"smollm2-360m" })
	private String splitter = "qwen2.5-0.5b";

	@Parameter(label = "To find the object", persist = false, required = false,
		choices = { "clipseg", "cris-r50", "cris-r101" })
	private String segmenter = "clipseg";

	@Parameter(label = "To compare picture and words", persist = false,
		required = false, choices = { "clip-safetensors", "clip-openai" })
	private String clip = "clip-safetensors";

	@Parameter(label = "Folder with files you have already (may be empty)",
		style = "directory", persist = false, required = false)
	private File folder;

	@Parameter(label = "Agree in advance, as macros must", persist = false,
		required = false, choices = { Choices.NO, Choices.YES }, attrs = @Attr(
			name = CommandForm.MORE))
	private String agree = Choices.NO;

	@Parameter(type = ItemIO.OUTPUT)
	private String installed;

	@Override
	String subject() {
		return "installing models";
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		installed = install(progress);
	}

	private String install(final TaskProgress progress)
		throws SoulstylerException
	{
		final boolean brought = folder != null && !folder.getPath().isBlank();
		if (brought) Recordable.require("folder", folder.getPath());
		final ModelInstaller installer = new ModelInstaller(Catalogue.standard(),
			ModelStore.installFolder(fijiFolder()));
		progress.stage("Looking at what is already there");
		final InstallPlan plan = installer.plan(null, List.of(splitter, segmenter,
			clip), brought ? folder.toPath().toAbsolutePath() : null, false);
		final String text = String.join("\n", plan.lines());
		progress.notice(text);
		if (!Choices.YES.equals(agree)) {
			if (caller() != Caller.USER) throw new SoulstylerException(
				Failure.CANCELLED, text +
					"\n\nNothing was installed, because nobody agreed.");
			if (!Messages.ask(text, "Install?")) {
				cancel(null); // the user has just declined
				return null;
			}
		}
		agree = Choices.YES; // so that the macro that is recorded does the same
		return installer.install(plan, progress).folder().toString();
	}

	/** Elsewhere than in Fiji, an application's folder is not for models. */
	private Path fijiFolder() {
		final App app = apps == null || !ImageJLegacy.isThere() ? null : apps
			.getApp();
		return app == null || app.getBaseDirectory() == null ? null : app
			.getBaseDirectory().toPath();
	}
}
