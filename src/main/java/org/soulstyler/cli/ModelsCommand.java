package org.soulstyler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.install.Catalogue;
import org.soulstyler.install.InstallPlan;
import org.soulstyler.install.ModelInstaller;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, installs, checks and removes models. */
@Command(name = "models", mixinStandardHelpOptions = true,
	synopsisSubcommandLabel = "(list | install | verify | remove)",
	description = { "Lists, installs, checks and removes bundles of models." })
final class ModelsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Override
	public Integer call() {
		throw new ParameterException(command.commandLine(),
			"Say what to do: list, install, verify or remove.");
	}

	/** Where bundles are put, and what there is to put. */
	static final class Where {

		@Option(names = "--into", paramLabel = "FOLDER",
			description = "The folder of bundles (default: models/soulstyler in " +
				"Fiji's folder, or the user's cache). Elsewhere, --models or the " +
				"property soulstyler.models must name it later.")
		private Path into;

		@Option(names = "--catalogue", paramLabel = "FILE",
			description = "Another list of published models, in the format of " +
				"models/official/catalogue.json.")
		private Path catalogue;

		ModelInstaller installer() throws SoulstylerException {
			return new ModelInstaller(catalogue == null ? Catalogue.standard()
				: Catalogue.read(catalogue), into == null ? ModelStore.installFolder(
					null) : into);
		}

		ModelStore store() {
			final List<Path> places = new ArrayList<>(ModelStore.standard().places());
			if (into != null) places.add(0, into.toAbsolutePath().normalize());
			return new ModelStore(places);
		}
	}

	// -- list --

	@Command(name = "list", mixinStandardHelpOptions = true, description = {
		"Shows the installed bundles and the models that can be installed." })
	int list(@Mixin final Where where) throws SoulstylerException {
		final PrintWriter out = command.commandLine().getOut();
		out.println("Installed:");
		final Map<String, Path> bundles = where.store().bundles();
		if (bundles.isEmpty()) out.println("  none");
		for (final Map.Entry<String, Path> bundle : bundles.entrySet()) {
			out.println("  " + bundle.getKey() + "  " + described(bundle.getValue()));
		}
		final ModelInstaller installer = where.installer();
		out.println();
		out.println("Can be installed as \"" + installer.catalogue().name() +
			"\" into " + installer.folder() + "," + System.lineSeparator() +
			"one for each purpose (* unless --with names another):");
		installer.catalogue().lines().forEach(line -> out.println("  " + line));
		return 0;
	}

	private static String described(final Path folder) {
		try {
			final ModelBundle bundle = ModelBundle.read(folder);
			return bundle.title() + ", " + InstallPlan.megabytes(size(bundle)) +
				", " + (bundle.license() == null ? "no licence stated" : bundle
					.license()) + ", in " + folder;
		}
		catch (final SoulstylerException e) {
			return e.getMessage();
		}
	}

	private static long size(final ModelBundle bundle) {
		long size = 0;
		for (final String name : bundle.checksums().keySet()) {
			try {
				size += Files.size(bundle.folder().resolve(name));
			}
			catch (final IOException e) {
				// A file that is missing takes no room; "verify" names it.
			}
		}
		return size;
	}

	// -- install --

	@Command(name = "install", mixinStandardHelpOptions = true, description = {
		"Installs published models, after showing what they are, how large, " +
			"under which licence and from where. Prints the bundle's folder." })
	int install(@Mixin final Where where, @Parameters(index = "0",
		paramLabel = "NAME", arity = "0..1", description = "The bundle's name " +
			"(default: the catalogue's name, official).") final String name, @Option(
				names = "--with", paramLabel = "MODEL", description = "A model to " +
					"take instead of the first for its purpose; see \"models list\". Can be " +
					"repeated.") final List<String> with, @Option(names = "--from",
						paramLabel = "FOLDER",
						description = "Take files from this folder, " +
							"if they are there.") final Path from, @Option(
								names = "--offline",
								description = "Download nothing.") final boolean offline,
		@Option(names = { "-y", "--yes" },
			description = "Don't ask.") final boolean yes) throws SoulstylerException
	{
		final ModelInstaller installer = where.installer();
		final InstallPlan plan = installer.plan(name, with == null ? List.of()
			: with, from, offline);
		plan.lines().forEach(command.commandLine().getErr()::println);
		if (!yes) Consent.ask(command.commandLine().getErr(), "Install?");
		final ModelBundle bundle;
		try (InstallPrinter printer = printer()) {
			bundle = installer.install(plan, printer);
		}
		command.commandLine().getOut().println(bundle.folder());
		return 0;
	}

	// -- verify --

	@Command(name = "verify", mixinStandardHelpOptions = true, description = {
		"Reads every file of a bundle, or of all, and compares it with its " +
			"SHA-256. Prints the names of the bundles that are intact." })
	int verify(@Mixin final Where where, @Parameters(index = "0",
		paramLabel = "NAME", arity = "0..1",
		description = "The bundle (default: all).") final String name)
		throws SoulstylerException
	{
		final ModelStore store = where.store();
		final List<String> complaints = new ArrayList<>();
		for (final String each : name == null ? store.bundles().keySet() : List.of(
			name))
		{
			final List<String> found;
			try (InstallPrinter printer = printer()) {
				found = ModelInstaller.verify(store.open(each), printer);
			}
			if (found.isEmpty()) command.commandLine().getOut().println(each);
			complaints.addAll(found);
		}
		if (!complaints.isEmpty()) throw new SoulstylerException(Failure.MODEL,
			String.join(System.lineSeparator(), complaints));
		return 0;
	}

	// -- remove --

	@Command(name = "remove", mixinStandardHelpOptions = true, description = {
		"Deletes a bundle's files." })
	int remove(@Mixin final Where where, @Parameters(index = "0",
		paramLabel = "NAME") final String name, @Option(names = { "-y", "--yes" },
			description = "Don't ask.") final boolean yes) throws SoulstylerException
	{
		final ModelInstaller installer = where.installer();
		if (!yes) Consent.ask(command.commandLine().getErr(),
			"Delete the models in " + installer.folder().resolve(name) + "?");
		try (InstallPrinter printer = printer()) {
			if (!installer.remove(name, printer)) printer.notice(installer.folder()
				.resolve(name) + " holds other files, which were left there.");
		}
		return 0;
	}

	// -- Helper methods --

	private InstallPrinter printer() {
		return new InstallPrinter(command.commandLine().getErr());
	}
}
