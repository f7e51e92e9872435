package org.soulstyler.fiji;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.scijava.app.App;
import org.scijava.app.AppService;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.progress.Progress;

/**
 * The one pipeline of a SciJava context. A process must not end while an engine
 * computes, which crashes it: so whoever disposes of the context, as an
 * application does that quits, cancels all runs and waits for them.
 */
@Plugin(type = Service.class)
public class DefaultSoulstylerService extends AbstractService implements
	SoulstylerService
{

	private static final long LOOK_FOR_CANCEL_MILLIS = 200;
	private static final long QUIT_TIMEOUT_MILLIS = 5000;

	@Parameter(required = false)
	private AppService appService;

	@Parameter
	private PrefService preferences;

	@Parameter
	private PluginService plugins;

	/** The module service, which lists our commands. */
	@Parameter
	private CommandService commands;

	private final ReentrantLock turn = new ReentrantLock(true);

	/** The runs in progress and those that wait for their turn. */
	private final Set<Progress> runs = ConcurrentHashMap.newKeySet();
	private volatile boolean disposed;

	// guarded by turn
	private Soulstyler open;
	private Path openFolder;
	private DeviceWish openDevice;
	private SplitterChoice openSplitter;

	/** Lists our commands' inputs in another order than SciJava would. */
	@Override
	public void initialize() {
		for (final PluginInfo<Command> command : List.copyOf(plugins
			.getPluginsOfType(Command.class)))
		{
			if (command instanceof OwnInputsFirst || !command.getClassName()
				.startsWith(getClass().getPackageName() + ".")) continue;
			plugins.removePlugin(command);
			plugins.addPlugin(new OwnInputsFirst(command));
		}
	}

	@Override
	public ModelStore models() {
		final App app = appService == null ? null : appService.getApp();
		return ModelStore.standard(app == null || app.getBaseDirectory() == null
			? null : app.getBaseDirectory().toPath());
	}

	@Override
	public List<BundleChoice> bundleChoices() {
		return new BundleList(models(), preferences).choices();
	}

	@Override
	public BundleChoice chooseBundle(final Path folder)
		throws SoulstylerException
	{
		return new BundleList(models(), preferences).choose(folder);
	}

	@Override
	public <T> T run(final String bundle, final DeviceWish device,
		final Progress progress, final Work<T> work) throws SoulstylerException
	{
		runs.add(progress);
		try {
			waitForTurn(progress);
			try {
				if (disposed) throw cancelled();
				return work.with(pipeline(models().open(bundle), device, progress));
			}
			finally {
				turn.unlock();
			}
		}
		finally {
			runs.remove(progress);
		}
	}

	@Override
	public void dispose() {
		disposed = true;
		runs.forEach(Progress::cancel);
		try {
			// What does not end by then is between two looks at its progress; an
			// application that quits should not wait for ever.
			if (!turn.tryLock(QUIT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) return;
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			return;
		}
		try {
			closePipeline();
		}
		finally {
			turn.unlock();
		}
	}

	// -- Helper methods --

	private Soulstyler pipeline(final ModelBundle bundle, final DeviceWish device,
		final Progress progress) throws SoulstylerException
	{
		final SplitterChoice splitter = LanguageModelChoice.get().orElse(null);
		if (splitter != null) progress.notice("Sentences are read by " + splitter
			.name() + ", as Language Model... says.");
		if (open != null && Objects.equals(splitter, openSplitter) && bundle
			.folder().equals(openFolder) && (device == null || device.equals(
				openDevice)))
		{
			return open;
		}
		closePipeline();
		openDevice = device == null ? DeviceWish.AUTO : device;
		open = Soulstyler.open(bundle, openDevice, splitter);
		openSplitter = splitter;
		openFolder = bundle.folder();
		return open;
	}

	private void closePipeline() {
		if (open != null) open.close();
		open = null;
	}

	private void waitForTurn(final Progress progress) throws SoulstylerException {
		try {
			// The timed form is the one that keeps the order of arrival.
			if (turn.tryLock(0, TimeUnit.MILLISECONDS)) return;
			progress.stage("Waiting for another run to finish");
			while (!turn.tryLock(LOOK_FOR_CANCEL_MILLIS, TimeUnit.MILLISECONDS)) {
				if (progress.cancelled()) throw cancelled();
			}
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw cancelled();
		}
	}

	private static SoulstylerException cancelled() {
		return new SoulstylerException(Failure.CANCELLED,
			"Cancelled before there was anything to keep.");
	}
}
