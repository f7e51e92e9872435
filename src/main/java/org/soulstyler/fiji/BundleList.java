package org.soulstyler.fiji;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.prefs.PrefService;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.failure.SoulstylerException;

/**
 * The models that a dialog offers: the bundles that are there, the folders that
 * the user chose before, which are remembered, and a way to choose another.
 */
final class BundleList {

	private static final String FOLDERS = "folders of models";

	/** How many folders are remembered, the latest first. */
	private static final int MOST_FOLDERS = 5;

	private final ModelStore store;
	private final PrefService preferences;

	BundleList(final ModelStore store, final PrefService preferences) {
		this.store = store;
		this.preferences = preferences;
	}

	/** What may be chosen, the default first. */
	List<BundleChoice> choices() {
		final Map<String, Path> bundles = store.bundles();
		final List<String> names = new ArrayList<>(bundles.keySet());
		// The default is always offered: running it reports if it is missing.
		if (names.isEmpty() || names.remove(ModelStore.DEFAULT_BUNDLE)) names.add(0,
			ModelStore.DEFAULT_BUNDLE);
		for (final String folder : remembered()) {
			final Path path = Path.of(folder);
			if (ModelBundle.isBundle(path) && !bundles.containsValue(path)) names.add(
				folder);
		}
		final List<BundleChoice> choices = new ArrayList<>();
		names.forEach(name -> choices.add(new BundleChoice(name)));
		choices.add(BundleChoice.ANOTHER_FOLDER);
		return choices;
	}

	/**
	 * Takes a folder that the user chose, and remembers it.
	 *
	 * @throws SoulstylerException if there are no models in it
	 */
	BundleChoice choose(final Path chosen) throws SoulstylerException {
		final String folder = ModelBundle.read(chosen.toAbsolutePath().normalize())
			.folder().toString();
		final List<String> folders = new ArrayList<>(remembered());
		folders.remove(folder);
		folders.add(0, folder);
		preferences.put(BundleList.class, FOLDERS, folders.subList(0, Math.min(
			MOST_FOLDERS, folders.size())));
		return new BundleChoice(folder);
	}

	private List<String> remembered() {
		return preferences.getList(BundleList.class, FOLDERS);
	}
}
