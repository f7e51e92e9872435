package org.soulstyler.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.soulstyler.batch.ClaimHolder;
import org.soulstyler.batch.FreeMemory;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.torch.Gpus;

/**
 * Processes of this machine that work on one batch side by side: each runs the
 * same line, and they share the items as any processes do.
 */
final class BatchCrew {

	/** Tells a process that it is one of them. */
	private static final String MEMBER = "soulstyler.batch.member";

	/** Java, engines and a picture of 512 pixels, as measured; see series.md. */
	private static final long BYTES_EACH = 1_000_000_000L;

	/** What pays for opening the models once more; see series.md. */
	private static final int ITEMS_EACH = 3;

	private final List<Process> processes = new ArrayList<>();
	private final Thread hook = new Thread(this::end,
		"Soulstyler ends its processes");

	private BatchCrew() {}

	/** Whether this process was started by another one, to help. */
	static boolean isMember() {
		return Boolean.getBoolean(MEMBER);
	}

	/**
	 * How many processes to work with.
	 *
	 * @param said a number, or "auto" for what cores and free memory allow and
	 *          items are worth; one where a GPU computes
	 * @param items no more than these
	 * @throws SoulstylerException when the GPUs cannot be counted, or a model file
	 *           is missing
	 */
	static int size(final String said, final int items, final DeviceWish device,
		final ModelBundle bundle) throws SoulstylerException
	{
		final int wanted;
		if (!said.equals("auto")) wanted = Integer.parseInt(said);
		else if (!device.equals(DeviceWish.CPU) && Gpus.installed() > 0) wanted = 1;
		else wanted = size(Runtime.getRuntime().availableProcessors(), FreeMemory
			.bytes(), bytes(bundle), items);
		return Math.max(1, Math.min(wanted, items));
	}

	/**
	 * One a core, as far as the memory goes and as there is work for each.
	 *
	 * @param bytes of free memory
	 * @param models bytes of the models' files
	 */
	static int size(final int cores, final long bytes, final long models,
		final int items)
	{
		// As files, and as what is computed with
		return (int) Math.max(1, Math.min(Math.min(cores, items / ITEMS_EACH),
			(bytes - FreeMemory.BYTES_LEFT) / (BYTES_EACH + 2 * models)));
	}

	/**
	 * Works with several processes, until they have ended.
	 *
	 * @param program this process's main class
	 * @param arguments of this process's command line
	 * @return their names, as records state them
	 */
	static Set<String> run(final Class<?> program, final int size,
		final List<String> arguments) throws SoulstylerException
	{
		final BatchCrew crew = new BatchCrew();
		Runtime.getRuntime().addShutdownHook(crew.hook);
		try {
			for (int i = 0; i < size; i++)
				crew.processes.add(start(program, size, arguments));
			for (final Process process : crew.processes)
				process.waitFor();
			Runtime.getRuntime().removeShutdownHook(crew.hook);
		}
		catch (final IllegalStateException exc) {
			// A signal came, and the hook waits for the others.
			throw new SoulstylerException(Failure.CANCELLED,
				"Stopped: the same line goes on.", exc);
		}
		catch (final IOException exc) {
			crew.end();
			throw new SoulstylerException(Failure.ENVIRONMENT,
				"A further process cannot be started: " + exc.getMessage() +
					" Try --processes 1.", exc);
		}
		catch (final InterruptedException exc) {
			crew.end();
			Thread.currentThread().interrupt();
		}
		return ClaimHolder.names(crew.processes.stream().map(Process::pid)
			.toList());
	}

	// -- Helper methods --

	private static Process start(final Class<?> program, final int size,
		final List<String> arguments) throws IOException
	{
		final List<String> line = new ArrayList<>();
		line.add(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString());
		line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		line.add("-D" + MEMBER + "=true");
		line.add("-Dai.djl.pytorch.num_threads=" + Math.max(1, Runtime.getRuntime()
			.availableProcessors() / size));
		line.addAll(List.of("-cp", System.getProperty("java.class.path"), program
			.getName()));
		line.addAll(arguments);
		return new ProcessBuilder(line).redirectError(
			ProcessBuilder.Redirect.INHERIT).redirectOutput(
				ProcessBuilder.Redirect.DISCARD).start();
	}

	/** Each gives back what it holds. */
	private void end() {
		processes.forEach(Process::destroy);
		try {
			for (final Process process : processes)
				if (!process.waitFor(BatchPrinter.GRACE.toSeconds() + 2,
					TimeUnit.SECONDS)) process.destroyForcibly();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}

	private static long bytes(final ModelBundle bundle)
		throws SoulstylerException
	{
		long bytes = 0;
		for (final String name : bundle.checksums().keySet()) {
			try {
				bytes += Files.size(bundle.folder().resolve(name));
			}
			catch (final IOException exc) {
				bundle.file(name); // says what is wrong with it
			}
		}
		return bytes;
	}
}
