package org.soulstyler.llama;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Texts that may follow a prompt, as a tree of tokens in which a model finds its way
 * from one fork to the next.
 */
final class OptionTree {

	private static final float THOUSAND = 1000;

	private final String prompt;
	private final List<String> options;
	private final List<Integer> favours;
	private final Function<String, int[]> encoding;
	/** Of the prompt, the option and what ends it. */
	private final List<int[]> tokens;
	/** Indices of the options that are left. */
	private List<Integer> left = new ArrayList<>();
	/** What all that are left begin with, up to the next fork, and its tokens. */
	private String shared = "";
	private int fork;

	/**
	 * @param end what follows each option
	 * @param favours thousandths of a logit
	 * @param encoding the model's tokenizer
	 */
	OptionTree(final String prompt, final String end, final List<String> options,
		final List<Integer> favours, final Function<String, int[]> encoding)
	{
		this.prompt = prompt;
		this.options = options;
		this.favours = favours;
		this.encoding = encoding;
		tokens = options.stream().map(o -> encoding.apply(prompt + o + end))
			.toList();
		for (int i = 0; i < options.size(); i++)
			left.add(i);
		findFork();
	}

	/** Of the longest option, with the prompt. */
	int mostTokens() {
		return tokens.stream().mapToInt(t -> t.length).max().orElse(0);
	}

	/** Whether there is a choice left. */
	boolean isOpen() {
		return left.size() > 1;
	}

	/** The prompt, and what is settled of the option. */
	String said() {
		return prompt + shared;
	}

	/** The tokens that may come next, and the favour of the best option behind each. */
	Map<Integer, Float> branches() {
		final Map<Integer, Float> branches = new HashMap<>();
		for (final int option : left)
			branches.merge(tokens.get(option)[fork], favours.get(option) / THOUSAND,
				Math::max);
		return branches;
	}

	/**
	 * Goes on behind a token.
	 *
	 * @param said by the model; what cannot come counts as the favourite, and nothing
	 *          as the end
	 * @param decoding the text of a token
	 */
	void take(final String said, final IntFunction<String> decoding) {
		final Optional<Integer> taken = said.isEmpty() ? left.stream().filter(
			o -> options.get(o).equals(shared)).findFirst() : left.stream().filter(
				o -> decoding.apply(tokens.get(o)[fork]).equals(said)).findFirst();
		final int token = tokens.get(taken.orElse(favourite()))[fork];
		left = left.stream().filter(o -> tokens.get(o)[fork] == token).toList();
		findFork();
	}

	/** The index of the option that is left. */
	int chosen() {
		return favourite();
	}

	// -- Helper methods --

	private int favourite() {
		return left.stream().max(Comparator.comparing(favours::get)).orElseThrow();
	}

	/**
	 * Goes on to the last place before the options part at which the tokenizer, which
	 * joins characters across it, still makes the tokens of all of them.
	 */
	private void findFork() {
		if (!isOpen()) return;
		final String first = options.get(left.get(0));
		int length = first.length();
		for (final int option : left)
			length = Math.min(length, same(first, options.get(option)));
		for (; length >= 0; length--) {
			shared = first.substring(0, length);
			final int[] begun = encoding.apply(said());
			fork = begun.length;
			if (left.stream().allMatch(o -> fork < tokens.get(o).length && Arrays
				.equals(tokens.get(o), 0, fork, begun, 0, fork)) && branches()
					.size() > 1) return;
		}
		// The tokenizer tells no place.
		left = List.of(favourite());
	}

	private static int same(final String a, final String b) {
		int length = 0;
		while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b
			.charAt(length))
			length++;
		return length;
	}
}
