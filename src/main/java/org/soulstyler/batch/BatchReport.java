package org.soulstyler.batch;

import com.google.gson.GsonBuilder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of each item of a batch.
 *
 * @param lines in the batch's order
 */
public record BatchReport(List<Line> lines) {

	static final String HEADER = String.join("\t", "item", "state", "seconds",
		"image", "instruction", "seed", "settings", "message");

	/**
	 * @param seconds the item took, 0 where nothing was made
	 * @param message why it was not made, or empty
	 */
	public record Line(BatchItem item, ItemState state, double seconds,
			String message) implements Serializable {
	}

	/** Keeps copies, which nobody can change. */
	public BatchReport {
		lines = List.copyOf(lines);
	}

	/** How many items have come to which state. */
	public Map<ItemState, Long> counts() {
		final Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
		lines.forEach(line -> counts.merge(line.state(), 1L, Long::sum));
		return counts;
	}

	/** Whether every item's result is there. */
	public boolean isComplete() {
		return lines.stream().allMatch(line -> line.state().isMade());
	}

	/** Whether no item's result is there. */
	public boolean isEmpty() {
		return lines.stream().noneMatch(line -> line.state().isMade());
	}

	/** E.g. "12 pictures: 9 made, 2 were there, 1 failed". */
	public String summary() {
		final List<String> parts = new ArrayList<>();
		final Map<ItemState, String> words = new LinkedHashMap<>();
		words.put(ItemState.DONE, "made");
		words.put(ItemState.KEPT, "were there");
		words.put(ItemState.FAILED, "failed");
		words.put(ItemState.POSTPONED, "could not be made this time");
		words.put(ItemState.OPEN, "left");
		words.forEach((state, word) -> {
			final Long count = counts().get(state);
			if (count != null) parts.add(count + " " + word);
		});
		return lines.size() + (lines.size() == 1 ? " picture: " : " pictures: ") +
			String.join(", ", parts);
	}

	/** A table with a line of titles; tabs and line breaks in texts are spaces. */
	public String toTsv() {
		final StringBuilder table = new StringBuilder(HEADER).append('\n');
		for (final Line line : lines) {
			final BatchItem item = line.item();
			final List<String> cells = List.of(item.name(), word(line.state()), String
				.format(Locale.ROOT, "%.1f", line.seconds()), item.image(), item
					.instruction(), item.seed() == null ? "" : item.seed().toString(),
				item.settings(), line.message());
			table.append(String.join("\t", cells.stream().map(c -> c.replaceAll(
				"[\t\r\n]+", " ")).toList())).append('\n');
		}
		return table.toString();
	}

	/** The same for programs, with the counts. */
	public String toJson() {
		final Map<String, Object> counts = new LinkedHashMap<>();
		counts().forEach((state, count) -> counts.put(word(state), count));
		final List<Map<String, Object>> items = lines.stream().map(line -> {
			final Map<String, Object> item = new LinkedHashMap<>();
			item.put("item", line.item().name());
			item.put("state", word(line.state()));
			item.put("seconds", Math.round(line.seconds() * 10) / 10.0);
			item.put("image", line.item().image());
			item.put("instruction", line.item().instruction());
			item.put("seed", line.item().seed());
			item.put("settings", line.item().settings());
			item.put("message", line.message());
			return item;
		}).toList();
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
			.toJson(Map.of("counts", counts, "items", items)) + "\n";
	}

	private static String word(final ItemState state) {
		return state.name().toLowerCase(Locale.ROOT);
	}
}
