package org.soulstyler.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;

/**
 * Every object in every style, on every picture: what Soulstyler's
 * {@code demo.py} makes of its lists.
 *
 * @param objects referring expressions, e.g. "the red apple"
 * @param styles e.g. "fire"
 * @param seeds one picture for each, or empty for the models' own
 * @param settings of all
 */
public record Grid(List<String> objects, List<String> styles, List<Long> seeds,
		String settings) {

	/** Keeps copies, which nobody can change. */
	public Grid {
		objects = List.copyOf(objects);
		styles = List.copyOf(styles);
		seeds = List.copyOf(seeds);
	}

	/**
	 * The items of each picture in a folder.
	 *
	 * @param folder of pictures, or one picture
	 * @throws SoulstylerException when it cannot be read or holds none
	 */
	public List<BatchItem> items(final Path folder) throws SoulstylerException {
		return items(Manifest.pictures(folder));
	}

	/** The items, picture by picture, object by object, style by style. */
	public List<BatchItem> items(final List<String> pictures) {
		final ItemNames names = new ItemNames();
		final List<BatchItem> items = new ArrayList<>();
		for (final String image : pictures) {
			for (final String object : objects) {
				for (final String style : styles) {
					if (seeds.isEmpty()) items.add(item(image, object, style, null,
						names));
					for (final Long seed : seeds)
						items.add(item(image, object, style, seed, names));
				}
			}
		}
		return items;
	}

	private BatchItem item(final String image, final String object,
		final String style, final @Nullable Long seed, final ItemNames names)
	{
		final String name = String.join(" ", Manifest.stem(image), objects
			.size() > 1 ? object : "", style, seeds.size() > 1 ? "seed " + seed : "");
		return new BatchItem(names.unique(name), image, null, "Turn " + object +
			" into " + style, seed, settings);
	}
}
