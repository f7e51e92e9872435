package org.soulstyler.fiji;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.dialog.Messages;
import org.soulstyler.install.CudaPyTorch;
import org.soulstyler.torch.EngineChoice;
import org.soulstyler.torch.GpuReport;
import org.soulstyler.torch.Natives;
import org.soulstyler.torch.PyTorchFolder;

/**
 * Shows whether an NVIDIA GPU can be used, and chooses a PyTorch that can. A
 * choice holds from Fiji's next start: a process has one engine.
 */
@Plugin(type = Command.class, headless = true, label = "Use a GPU...", menu = {
	@Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Use a GPU...", weight = 10) })
public class UseGpu extends TaskCommand {

	static final String STATUS = "tell what there is";
	static final String USE = "use the PyTorch in the folder";
	static final String INSTALL = "fetch a PyTorch with CUDA";
	static final String OFF = "use the PyTorch that comes along";

	@Parameter(visibility = ItemVisibility.MESSAGE, required = false)
	private final String about =
		"<html>NVIDIA's GPUs need a PyTorch 2.7.1 with " +
			"CUDA: one that pip or conda installed,<br>or one that is downloaded " +
			"after its size and licence were shown.";

	@Parameter(label = "What to do", persist = false, required = false,
		choices = { STATUS, USE, INSTALL, OFF })
	private String action = STATUS;

	@Parameter(label = "PyTorch's folder (torch/lib)", style = "directory",
		persist = false, required = false)
	private File folder;

	@Parameter(label = "Agree in advance, as macros must", persist = false,
		required = false, choices = { Choices.NO, Choices.YES })
	private String agree = Choices.NO;

	@Parameter(type = ItemIO.OUTPUT)
	private String report;

	@Override
	String subject() {
		return "choosing what to compute on";
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		switch (action) {
			case USE -> {
				if (folder == null || folder.getPath().isBlank())
					throw new SoulstylerException(Failure.DEVICE,
						"Choose the folder that holds PyTorch.");
				Recordable.require("folder", folder.getPath());
				EngineChoice.use(PyTorchFolder.inspect(folder.toPath()));
			}
			case INSTALL -> install(progress);
			case OFF -> EngineChoice.off();
			default -> {}
		}
		report = String.join("\n", GpuReport.lines()) + (action.equals(STATUS) ? ""
			: "\nThe choice takes effect when Fiji is restarted.");
		progress.notice(report);
		if (caller() == Caller.USER) Messages.tell(report);
	}

	private void install(final TaskProgress progress) throws SoulstylerException {
		final CudaPyTorch host = new CudaPyTorch();
		final CudaPyTorch.Plan plan = host.plan(Natives.platform(), progress);
		final String text = String.join("\n", plan.lines());
		if (!Choices.YES.equals(agree)) {
			if (caller() != Caller.USER) throw new SoulstylerException(
				Failure.CANCELLED, text +
					"\n\nNothing was installed, because nobody agreed.");
			if (!Messages.ask(text, "Install?")) return;
		}
		host.install(plan, progress);
	}
}
