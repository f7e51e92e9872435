package org.soulstyler.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskRule;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.progress.Progress;
import org.soulstyler.result.ResultFiles;
import org.soulstyler.settings.SettingsText;
import org.soulstyler.settings.StylizationSettings;

/**
 * Makes pictures: for the item "cat" the files {@code cat.png},
 * {@code cat-mask.png} and, with all that made it, {@code cat.json}.
 */
public final class PictureWork implements ItemWork {

	private final Soulstyler soulstyler;
	private final StylizationSettings settings;
	private final String extension;
	private final Map<Path, String> hashes = new LinkedHashMap<>();
	private final LongAdder steps = new LongAdder();

	/**
	 * @param soulstyler stays open
	 * @param settings of all items; an item's own have the last word
	 * @param extension of the pictures: "png", "tif" or "jpg"
	 */
	public PictureWork(final Soulstyler soulstyler,
		final StylizationSettings settings, final String extension)
	{
		this.soulstyler = soulstyler;
		this.settings = settings;
		this.extension = extension;
	}

	@Override
	public Fingerprint fingerprint(final BatchItem item)
		throws SoulstylerException
	{
		final Map<String, String> parts = new TreeMap<>();
		parts.put("image", hash(Path.of(item.image())));
		if (item.mask() != null) parts.put("mask", hash(Path.of(item.mask())));
		parts.put("instruction", Fingerprint.of(item.instruction()));
		parts.put("settings", Fingerprint.of(settings(item).toJson().toString()));
		parts.put("models", Fingerprint.of(new TreeMap<>(soulstyler.bundle()
			.checksums()).toString()));
		parts.put("format", Fingerprint.of(extension));
		parts.put("version", Fingerprint.of(Soulstyler.version()));
		return new Fingerprint(parts);
	}

	@Override
	public List<String> files(final BatchItem item) {
		return List.of(item.name() + "." + extension, item.name() + "-mask.png",
			item.name() + ".json");
	}

	@Override
	public List<Path> make(final BatchItem item, final Path folder,
		final Consumer<String> log, final BooleanSupplier cancelled)
		throws SoulstylerException
	{
		final List<Path> files = files(item).stream().map(folder::resolve).toList();
		final ResultFiles results = new ResultFiles(files.get(0), files.get(1),
			files.get(2));
		final PictureFile source = ImageFiles.open(Path.of(item.image()));
		final Rendering rendering = ImageConversion.render(source.image());
		final List<String> notices = new ArrayList<>(results.notices(source));
		notices.addAll(rendering.notices());
		notices.forEach(log);
		final Result result = run(item, rendering.picture(), new Watcher(log,
			cancelled, steps));
		if (result.stylization().cancelled()) throw new SoulstylerException(
			Failure.CANCELLED, "Stopped.");
		results.write(source, result, notices);
		return files;
	}

	/** Iterations. */
	@Override
	public long steps() {
		return steps.sum();
	}

	// -- Helper methods --

	private Result run(final BatchItem item, final ColorImage picture,
		final Watcher progress) throws SoulstylerException
	{
		final StylizationSettings used = settings(item);
		if (item.mask() == null) return soulstyler.run(picture, item.instruction(),
			used, progress);
		final MaskRule.Reading mask = MaskRule.read(ImageFiles.open(Path.of(item
			.mask())), item.mask());
		progress.notice(mask.sentence());
		MaskRule.requireSize(mask, picture, item.mask());
		return soulstyler.stylize(picture, mask.mask(), soulstyler.split(item
			.instruction(), progress), used, progress);
	}

	private StylizationSettings settings(final BatchItem item)
		throws SoulstylerException
	{
		try {
			final StylizationSettings own = settings.with(SettingsText.parse(item
				.settings()));
			return item.seed() == null ? own : own.withSeed(item.seed());
		}
		catch (final IllegalArgumentException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "Settings: " + exc
				.getMessage(), exc);
		}
	}

	/** A grid asks for the same picture many times. */
	private String hash(final Path file) throws SoulstylerException {
		final String known = hashes.get(file);
		if (known != null) return known;
		final String hash = Fingerprint.of(file);
		hashes.put(file, hash);
		return hash;
	}

	/** Passes on what is said, and ends what nobody wants any more. */
	private record Watcher(Consumer<String> log, BooleanSupplier stop,
			LongAdder steps) implements Progress {

		@Override
		public void stage(final String message) {
			log.accept(message);
		}

		@Override
		public void notice(final String message) {
			log.accept("Note: " + message);
		}

		@Override
		public boolean iteration(final int iteration, final int iterations,
			final Map<String, Double> losses, final Supplier<ColorImage> preview)
		{
			steps.increment();
			return !stop.getAsBoolean();
		}

		@Override
		public boolean cancelled() {
			return stop.getAsBoolean();
		}
	}
}
