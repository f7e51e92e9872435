package org.soulstyler.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.CudaPyTorch;
import org.soulstyler.torch.EngineChoice;
import org.soulstyler.torch.GpuReport;
import org.soulstyler.torch.Natives;
import org.soulstyler.torch.PyTorchFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and chooses the PyTorch that computes. */
@Command(name = "gpu", mixinStandardHelpOptions = true,
	synopsisSubcommandLabel = "(status | install | use | off)", description = {
		"Shows whether an NVIDIA GPU can be used, and chooses a PyTorch that " +
			"can. Without a command it shows the status." })
final class GpuCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Override
	public Integer call() throws SoulstylerException {
		return status();
	}

	@Command(name = "status", mixinStandardHelpOptions = true, description = {
		"Shows driver, GPUs and engine, the device in use, and why it was " +
			"chosen." })
	int status() throws SoulstylerException {
		GpuReport.lines().forEach(command.commandLine().getOut()::println);
		return 0;
	}

	@Command(name = "use", mixinStandardHelpOptions = true, description = {
		"Uses the PyTorch 2.7.1 in a folder, as pip or conda installed it." })
	int use(@Parameters(index = "0", paramLabel = "FOLDER",
		description = "torch, or torch/lib.") final Path folder)
		throws SoulstylerException
	{
		final PyTorchFolder found = PyTorchFolder.inspect(folder);
		EngineChoice.use(found);
		command.commandLine().getErr().println("PyTorch " + found.version() + (found
			.cuda() ? " with CUDA" : " without CUDA") + " is used from now on.");
		return status();
	}

	@Command(name = "off", mixinStandardHelpOptions = true, description = {
		"Uses the PyTorch that comes with Soulstyler." })
	int off() throws SoulstylerException {
		EngineChoice.off();
		return status();
	}

	@Command(name = "install", mixinStandardHelpOptions = true, description = {
		"Downloads a PyTorch with CUDA, after showing its size and licence." })
	int install(@Option(names = { "-y", "--yes" },
		description = "Don't ask.") final boolean yes) throws SoulstylerException
	{
		final CudaPyTorch host = new CudaPyTorch();
		try (InstallPrinter printer = new InstallPrinter(command.commandLine()
			.getErr()))
		{
			final CudaPyTorch.Plan plan = host.plan(Natives.platform(), printer);
			plan.lines().forEach(command.commandLine().getErr()::println);
			if (!yes) Consent.ask(command.commandLine().getErr(), "Install?");
			host.install(plan, printer);
		}
		return status();
	}
}
