package org.soulstyler.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

import net.imagej.patcher.EssentialLegacyHooks;
import net.imagej.patcher.LegacyEnvironment;
import net.imagej.patcher.LegacyInjector;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;
import org.scijava.thread.ThreadService;
import org.scijava.widget.InputHarvester;

/**
 * Imitates how our commands are run in Fiji, of which only scijava-common, ij and
 * ij1-patcher are on Maven Central: what imagej-legacy 2.0.3 and scijava-ui-swing
 * 1.0.3 do to a module's inputs, at their priorities, and the threads on which
 * they do it. A process of its own, since the patches must come before any class
 * of ImageJ. The class {@code net.imagej.legacy.LegacyService}, by which our
 * commands know Fiji, is on its class path.
 */
final class StandInFiji {

	private static final long LIMIT_MILLIS = 400_000;

	private StandInFiji() {}

	/**
	 * @param arguments the folder of a menu, a macro's file, whether there is a
	 *          screen, an image
	 */
	public static void main(final String[] arguments) {
		try {
			run(arguments);
			System.exit(0);
		}
		catch (final Exception exc) {
			exc.printStackTrace(System.out);
			System.exit(1); // its windows would keep it alive
		}
	}

	private static void run(final String[] arguments) throws Exception {
		new Timer(true).schedule(new TimerTask() {

			@Override
			public void run() {
				System.out.println("It hangs, perhaps in a dialog that nobody sees.");
				Runtime.getRuntime().halt(3);
			}
		}, LIMIT_MILLIS);
		final ClassLoader loader = StandInFiji.class.getClassLoader();
		final boolean screen = Boolean.parseBoolean(arguments[2]);
		final LegacyEnvironment imagej = new LegacyEnvironment(loader, !screen);
		imagej.disableInitializer();
		imagej.noPluginClassLoader();
		imagej.addPluginClasspath(new File(arguments[0]));
		imagej.applyPatches();
		Stack.install(loader); // no class of ImageJ's, nor a hook, before this line
		if (screen) imagej.newImageJ1(true);
		imagej.runMacro(Files.readString(Path.of(arguments[1])), "");
		if (screen) Stack.asAProgramDoes(arguments[3]);
	}

	/** SciJava with what imagej-legacy and the Swing UI add to it. */
	private static final class Stack {

		static final Context CONTEXT = new Context();

		static {
			add(LegacyMacroPreprocessor.class, 2 * Priority.VERY_HIGH);
			add(ActiveImagePlusPreprocessor.class, Priority.VERY_HIGH + 1);
			add(SwingInputHarvester.class, InputHarvester.PRIORITY);
		}

		static void install(final ClassLoader loader) {
			LegacyInjector.installHooks(loader, new Hooks(CONTEXT));
		}

		private static void add(final Class<? extends PreprocessorPlugin> standIn,
			final double priority)
		{
			final PluginInfo<PreprocessorPlugin> info = new PluginInfo<>(standIn
				.getName(), PreprocessorPlugin.class);
			info.setPriority(priority);
			CONTEXT.service(PluginService.class).addPlugin(info);
		}

		/**
		 * A script that leaves out what shall have its default. (What it says is
		 * refused at once, which is all that is wanted here.)
		 */
		static void asAProgramDoes(final String image) throws Exception {
			System.out.println(IJ.getLog()); // it went into a window
			final ImagePlus source = IJ.openImage(image);
			for (final Class<? extends ImageCommand> command : List.of(
				SegmentObject.class, StylizeSelection.class))
			{
				source.setRoi(40, 30, 20, 20);
				final Module done = CONTEXT.service(CommandService.class).run(command,
					true, "image", source, command == SegmentObject.class ? "objects"
						: "content", command == SegmentObject.class ? "[" : "=").get();
				System.out.println("program: " + command.getSimpleName() + " " +
					((Cancelable) done).getCancelReason());
			}
		}
	}

	/**
	 * {@code DefaultLegacyHooks} and {@code LegacyService.runLegacyCompatibleCommand}:
	 * a command of SciJava's is run on one of SciJava's threads and waited for;
	 * macro options are looked for on the threads that started it.
	 */
	private static final class Hooks extends EssentialLegacyHooks {

		private final Context context;

		Hooks(final Context context) {
			this.context = context;
		}

		@Override
		public Object interceptRunPlugIn(final String className,
			final String argument)
		{
			final CommandInfo command = className.startsWith("org.soulstyler.")
				? context.service(CommandService.class).getCommand(className) : null;
			if (command == null) return null;
			try {
				return context.service(ModuleService.class).run(command, true).get();
			}
			catch (final Exception exc) {
				throw new IllegalStateException(exc);
			}
		}

		@Override
		public Iterable<Thread> getThreadAncestors() {
			final ThreadService threads = context.service(ThreadService.class);
			final List<Thread> ancestors = new ArrayList<>();
			for (Thread t = threads.getParent(null); t != null; t = threads.getParent(
				t))
				ancestors.add(t);
			return ancestors;
		}
	}

	/** {@code MacroPreprocessor}: the keys that a macro gives, and no others. */
	public static final class LegacyMacroPreprocessor extends
		AbstractPreprocessorPlugin
	{

		@Parameter
		private ConvertService converter;

		@Override
		public void process(final Module module) {
			if (!IJ.isMacro()) return;
			final String options = Macro.getOptions();
			for (final ModuleItem<?> input : module.getInfo().inputs()) {
				if (input.getVisibility() == ItemVisibility.MESSAGE) module
					.resolveInput(input.getName());
				final String value = Macro.getValue(options == null ? "" : options,
					input.getName(), null);
				if (value == null || !converter.supports(value, input.getType()))
					continue;
				module.setInput(input.getName(), converter.convert(value, input
					.getType()));
				module.resolveInput(input.getName());
			}
		}
	}

	/** The active image, as it is for SciJava's thread. */
	public static final class ActiveImagePlusPreprocessor extends
		AbstractPreprocessorPlugin
	{

		@Override
		public void process(final Module module) {
			final ImagePlus active = WindowManager.getCurrentImage();
			if (active == null || module.getInfo().getInput("image") == null || module
				.isInputResolved("image")) return;
			module.setInput("image", active);
			module.resolveInput("image");
		}
	}

	/** A dialog for all that is unresolved, which nobody answers. */
	public static final class SwingInputHarvester extends
		AbstractPreprocessorPlugin
	{

		@Override
		public void process(final Module module) {
			final List<String> asked = new ArrayList<>();
			for (final ModuleItem<?> input : module.getInfo().inputs()) {
				if (module.isInputResolved(input.getName()) || Service.class
					.isAssignableFrom(input.getType()) || input
						.getType() == Context.class) continue;
				asked.add(input.getName());
			}
			if (asked.isEmpty()) return;
			System.out.println("A dialog asks for " + asked);
			cancel(null);
		}
	}
}
