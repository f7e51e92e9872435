package org.soulstyler.instruction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tagging.WordTagger;
import org.soulstyler.tagging.WordTagger.Scores;
import org.soulstyler.tagging.WordTagger.Word;
import org.soulstyler.vocabulary.SentenceEmbedder;

/**
 * Where the parts of an English instruction may stand: a sequence of tags, one for
 * each piece. A language model chooses among the likeliest readings. One thread at a
 * time.
 */
final class PhraseTagger implements AutoCloseable {

	/** Made by {@code models/starter/splitter/tagger.py}. */
	private static final String RESOURCE = "tagger.onnx";

	/**
	 * A way to read an instruction.
	 *
	 * @param objects in the order of the sentence
	 * @param styles in the order of the sentence
	 * @param score logarithm of how likely it is, up to a constant for each
	 *          instruction
	 */
	record Reading(List<Span> objects, List<Span> styles, double score) {
	}

	private final SentenceEmbedder meaning;
	private final WordTagger tagger;

	private PhraseTagger(final SentenceEmbedder meaning,
		final WordTagger tagger)
	{
		this.meaning = meaning;
		this.tagger = tagger;
	}

	/** @throws SoulstylerException when a network does not open */
	static PhraseTagger open() throws SoulstylerException {
		final SentenceEmbedder meaning = SentenceEmbedder.open();
		try (InputStream graph = PhraseTagger.class.getResourceAsStream(RESOURCE)) {
			return new PhraseTagger(meaning, WordTagger.open(graph, meaning));
		}
		catch (final IOException e) {
			meaning.close();
			throw new UncheckedIOException(e);
		}
		catch (final SoulstylerException | RuntimeException e) {
			meaning.close();
			throw e;
		}
	}

	/**
	 * The likeliest readings of an instruction, the likeliest first.
	 *
	 * @param count at most
	 */
	List<Reading> readings(final InstructionText text, final int count)
		throws SoulstylerException
	{
		if (text.pieces().isEmpty()) return List.of();
		final Scores scores = tagger.scores(text.text(), text.pieces().stream().map(
			piece -> new Word(piece.begin(), piece.end())).toList());
		return TagPath.best(scores.words(), scores.steps(), count).stream().map(
			PhraseTagger::reading).toList();
	}

	@Override
	public void close() {
		tagger.close();
		meaning.close();
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
}
