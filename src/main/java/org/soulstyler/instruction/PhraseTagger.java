package org.soulstyler.instruction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of an instruction may stand, as far as the words around them tell:
 * a sequence of tags, one for each piece (structured perceptron; Collins 2002). It
 * knows how things are said and next to nothing of what they mean; that is left to a
 * language model, which chooses among the likeliest readings. Immutable.
 */
final class PhraseTagger {

	/** Made by {@code PhraseTaggerTest}. */
	private static final String RESOURCE = "tagger.bin";

	/**
	 * A way to read an instruction.
	 *
	 * @param objects in the order of the sentence
	 * @param styles in the order of the sentence
	 * @param score the higher, the likelier; comparable within an instruction
	 */
	record Reading(List<Span> objects, List<Span> styles, double score) {
	}

	private final TagWeights weights;

	PhraseTagger(final TagWeights weights) {
		this.weights = weights;
	}

	/** For English; learnt from the examples of {@link ExampleBank#standard}. */
	static PhraseTagger standard() {
		return Standard.TAGGER;
	}

	/**
	 * The likeliest readings of an instruction, the likeliest first.
	 *
	 * @param count at most
	 */
	List<Reading> readings(final InstructionText text, final int count) {
		return TagPath.best(weights.scores(text), weights.steps(), count).stream()
			.map(PhraseTagger::reading).toList();
	}

	// -- Helper methods --

	private static Reading reading(final TagPath path) {
		final int[] tags = path.tags();
		return new Reading(spans(tags, TagPath.OBJECT), spans(tags, TagPath.STYLE),
			path.score());
	}

	private static List<Span> spans(final int[] tags, final int begin) {
		final List<Span> spans = new ArrayList<>();
		for (int i = 0; i < tags.length; i++) {
			if (tags[i] != begin) continue;
			int last = i;
			while (last + 1 < tags.length && tags[last + 1] == begin + 1)
				last++;
			spans.add(new Span(i, last));
		}
		return spans;
	}

	/** Read once, when first asked for. */
	private static final class Standard {

		static final PhraseTagger TAGGER = new PhraseTagger(read());

		private static TagWeights read() {
			try (InputStream in = PhraseTagger.class.getResourceAsStream(RESOURCE)) {
				return TagWeights.read(in);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
