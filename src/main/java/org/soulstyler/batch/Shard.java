package org.soulstyler.batch;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One task of an array of tasks that share a batch by counting: every count-th
 * item is its own.
 *
 * @param index from 0
 * @param count of tasks
 */
public record Shard(int index, int count) {

	/** The only task: all items. */
	public static final Shard ALL = new Shard(0, 1);

	/**
	 * @throws IllegalArgumentException if the index is not in 0 … count - 1
	 */
	public Shard {
		if (count < 1 || index < 0 || index >= count)
			throw new IllegalArgumentException("There is no task " + (index + 1) +
				" of " + count + ".");
	}

	/**
	 * @param task from 1
	 * @throws IllegalArgumentException with a sentence
	 */
	public static Shard of(final int task, final int count) {
		return new Shard(task - 1, count);
	}

	/**
	 * The task that a scheduler's array tells by environment variables: SLURM
	 * ({@code SLURM_ARRAY_TASK_ID}, {@code _MIN}, {@code _STEP}, {@code _COUNT})
	 * or LSF ({@code LSB_JOBINDEX}, {@code LSB_JOBINDEX_END}; from 1).
	 *
	 * @return {@link #ALL} outside such an array
	 */
	public static Shard fromEnvironment(final Map<String, String> environment) {
		final int task = number(environment, "SLURM_ARRAY_TASK_ID", -1);
		if (task >= 0) {
			final int first = number(environment, "SLURM_ARRAY_TASK_MIN", 0);
			final int step = number(environment, "SLURM_ARRAY_TASK_STEP", 1);
			final int count = number(environment, "SLURM_ARRAY_TASK_COUNT", 1);
			return new Shard((task - first) / Math.max(1, step), count);
		}
		final int job = number(environment, "LSB_JOBINDEX", 0);
		final int jobs = number(environment, "LSB_JOBINDEX_END", 0);
		return job > 0 && jobs > 0 ? of(job, jobs) : ALL;
	}

	/** Its own of some items. */
	public <T> List<T> of(final List<T> items) {
		return IntStream.range(0, items.size()).filter(i -> i % count == index)
			.mapToObj(items::get).toList();
	}

	/** Of its report's name: "" for the only task, else e.g. ".task-2-of-4". */
	public String suffix() {
		return count == 1 ? "" : ".task-" + (index + 1) + "-of-" + count;
	}

	private static int number(final Map<String, String> environment,
		final String name, final int otherwise)
	{
		final String value = environment.get(name);
		return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value)
			: otherwise;
	}
}
