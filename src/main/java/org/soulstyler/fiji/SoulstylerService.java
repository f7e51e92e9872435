package org.soulstyler.fiji;

import java.nio.file.Path;
import java.util.List;

import org.scijava.service.SciJavaService;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;

/**
 * Keeps one pipeline for the application, so that a second run need not load
 * its models again. Runs take turns, in the order in which they came.
 */
public interface SoulstylerService extends SciJavaService {

	/** Something to do with a pipeline. */
	@FunctionalInterface
	interface Work<T> {

		/**
		 * Uses the pipeline, which is not closed by it.
		 *
		 * @throws SoulstylerException as the pipeline's own methods do
		 */
		T with(Soulstyler soulstyler) throws SoulstylerException;
	}

	/** Where the models are looked for. */
	ModelStore models();

	/** The models that a dialog offers, the default first. */
	List<BundleChoice> bundleChoices();

	/**
	 * Takes models from a folder that the user chose, and offers it from now on.
	 *
	 * @throws SoulstylerException when there are no models in it
	 */
	BundleChoice chooseBundle(Path folder) throws SoulstylerException;

	/**
	 * Does some work when it is its turn, on the calling thread.
	 *
	 * @param bundle name or folder of the models; blank for the default
	 * @param device where to compute; null where it does not matter: then what is
	 *          open is used as it is
	 * @param progress is told when there are others to wait for; waiting ends when
	 *          it says that it was cancelled
	 * @throws SoulstylerException when the models cannot be had, or from the work
	 */
	<T> T run(String bundle, DeviceWish device, Progress progress, Work<T> work)
		throws SoulstylerException;
}
