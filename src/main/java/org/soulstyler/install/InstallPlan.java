package org.soulstyler.install;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.install.Catalogue.Choice;
import org.soulstyler.install.Catalogue.PublishedFile;

/**
 * What an installation would do, to be shown before it is done.
 *
 * @param name the bundle's
 * @param folder where the bundle goes
 * @param choices the models that it is made of
 * @param steps one for each file
 */
public record InstallPlan(String name, Path folder, List<Choice> choices,
		List<Step> steps) {

	/** Where a file comes from. */
	public enum Source {
			/** It is there already. */
			KEPT,
			/** From a folder of files brought by hand. */
			HAND,
			/** It comes with this program. */
			OURS,
			/** From its host. */
			HOST
	}

	/**
	 * @param path where a file brought by hand is, else null
	 * @param sha256 what the file must be, or null if only its first download will
	 *          tell
	 */
	public record Step(PublishedFile file, Source source, @Nullable Path path,
			@Nullable String sha256) {
	}

	/** How much would be fetched, roughly. */
	public long bytesToFetch() {
		return steps.stream().filter(step -> step.source() == Source.HOST)
			.mapToLong(step -> step.file().about()).sum();
	}

	/**
	 * The plan as lines to read before agreeing: what, how large, from where.
	 */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		final List<Step> left = new ArrayList<>(steps); // some are for two models
		lines.add("Bundle \"" + name + "\" in " + folder);
		for (final Choice choice : choices) {
			lines.add("");
			lines.add(choice.title());
			lines.add("  Licence: " + choice.license());
			lines.add("  See " + choice.page());
			for (final Step step : List.copyOf(left)) {
				if (!choice.files().contains(step.file())) continue;
				lines.add("  " + line(step));
				left.remove(step);
			}
		}
		lines.add("");
		lines.add(bytesToFetch() == 0 ? "Nothing will be downloaded." : "About " +
			PartFile.megabytes(bytesToFetch()) + " will be downloaded.");
		return lines;
	}

	/** E.g. "398.2 MB", decimal as on web pages. */
	public static String megabytes(final long bytes) {
		return PartFile.megabytes(bytes);
	}

	private static String line(final Step step) {
		final PublishedFile file = step.file();
		switch (step.source()) {
			case KEPT:
				return file.name() + ": already there";
			case HAND:
				return file.name() + ": from " + step.path();
			case OURS:
				return file.name() + ": comes with this program";
			default:
				return file.name() + ": " + (file.about() > 0 ? PartFile.megabytes(file
					.about()) + " " : "") + (file.tensors() == null ? "from "
						: "(only the parts needed) from ") + URI.create(file.url())
							.getHost() + ", " + (step.sha256() == null
								? "SHA-256 recorded at this first download" : "SHA-256 " + step
									.sha256().substring(0, 12) + "...");
		}
	}
}
