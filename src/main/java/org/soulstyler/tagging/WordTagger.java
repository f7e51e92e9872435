package org.soulstyler.tagging;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.vocabulary.SentenceEmbedder;
import org.soulstyler.vocabulary.SentenceEmbedder.Tokens;

/**
 * Scores of tags for each word of a sentence: a bidirectional LSTM over what the
 * sentence embedding says of the words where they stand, how they are written, and
 * which of the commonest words they are; with a linear-chain conditional random field
 * on top, whose best path a caller finds (Lample et al. 2016, arXiv 1603.01360). Safe
 * for use by several threads.
 */
public final class WordTagger implements AutoCloseable {

	/** The graph's metadata: the commonest words, a line each, in lower case. */
	private static final String WORDS = "words";

	/** How a word is written; for the first of a sentence {@link #FIRST} more. */
	private static final int OTHER = 0, LOWER = 1, CAPITAL = 2, CAPITALS = 3,
			NUMBER = 4, FIRST = 5;

	private final SentenceEmbedder meaning;
	private final OrtSession session;
	/** From 1 on; 0 is any other word. */
	private final Map<String, Integer> common;

	/**
	 * Where a word is, or what stands between words.
	 *
	 * @param begin in chars
	 * @param end behind the last char
	 */
	public record Word(int begin, int end) {
	}

	/**
	 * Logarithms, up to a constant for each sentence; a sequence of tags has their sum.
	 *
	 * @param words of each tag for each word: [words][tags]
	 * @param steps of going from a tag, or from the beginning (the last row), to the
	 *          next: [tags + 1][tags]
	 */
	public record Scores(float[][] words, float[][] steps) {
	}

	private WordTagger(final SentenceEmbedder meaning, final OrtSession session,
		final Map<String, Integer> common)
	{
		this.meaning = meaning;
		this.session = session;
		this.common = common;
	}

	/**
	 * @param graph an ONNX file: {@code vectors} float32 (1, words, 768), the sentence
	 *          embedding's vectors of each word's first and last token;
	 *          {@code shapes} and {@code words} int64 (1, words) → {@code scores}
	 *          (1, words, tags), {@code steps} (tags + 1, tags)
	 * @param meaning not closed by this
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is not such a file
	 */
	public static WordTagger open(final InputStream graph,
		final SentenceEmbedder meaning) throws SoulstylerException
	{
		final OrtEnvironment environment = OnnxRuntime.environment();
		try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
			options.setIntraOpNumThreads(1);
			final OrtSession session = environment.createSession(graph.readAllBytes(),
				options);
			final Map<String, Integer> common = new HashMap<>();
			session.getMetadata().getCustomMetadataValue(WORDS).orElse("").lines()
				.forEach(word -> common.put(word, common.size() + 1));
			return new WordTagger(meaning, session, Map.copyOf(common));
		}
		catch (final IOException | OrtException e) {
			throw new SoulstylerException(Failure.MODEL,
				"The network that tags an instruction's words could not be opened; reinstall Soulstyler.",
				e);
		}
	}

	/**
	 * @param text not empty
	 * @param words of it, in order, one or more
	 */
	public Scores scores(final String text, final List<Word> words)
		throws SoulstylerException
	{
		final int count = words.size();
		final long[] shape = { 1, count };
		final OrtEnvironment environment = OnnxRuntime.environment();
		final FloatBuffer vectors = vectors(meaning.placed(text), words);
		final LongBuffer shapes = LongBuffer.allocate(count), ids = LongBuffer
			.allocate(count);
		for (int i = 0; i < count; i++) {
			final String word = text.substring(words.get(i).begin(), words.get(i)
				.end());
			shapes.put(i, shape(word) + (i == 0 ? FIRST : 0));
			ids.put(i, common.getOrDefault(word.toLowerCase(Locale.ROOT), 0));
		}
		try (OnnxTensor v = OnnxTensor.createTensor(environment, vectors,
			new long[] { 1, count, vectors.capacity() / count });
				OnnxTensor s = OnnxTensor.createTensor(environment, shapes, shape);
				OnnxTensor w = OnnxTensor.createTensor(environment, ids, shape);
				OrtSession.Result result = session.run(Map.of("vectors", v, "shapes", s,
					"words", w)))
		{
			return new Scores(((float[][][]) result.get("scores").orElseThrow()
				.getValue())[0], (float[][]) result.get("steps").orElseThrow()
					.getValue());
		}
		catch (final OrtException e) {
			throw new SoulstylerException(Failure.MODEL,
				"The network that tags an instruction's words failed.", e);
		}
	}

	@Override
	public void close() {
		OnnxRuntime.close(session);
	}

	// -- Helper methods --

	/** Zeros for a word that has no token. */
	private static FloatBuffer vectors(final Tokens tokens,
		final List<Word> words)
	{
		final FloatBuffer vectors = FloatBuffer.allocate(words.size() * 2 *
			SentenceEmbedder.WIDTH);
		int token = 0;
		for (int i = 0; i < words.size(); i++) {
			final Word word = words.get(i);
			while (token < tokens.ends().length && tokens.ends()[token] <= word
				.begin())
				token++;
			int last = token;
			while (last < tokens.begins().length && tokens.begins()[last] < word
				.end())
				last++;
			vectors.position(i * 2 * SentenceEmbedder.WIDTH);
			if (last > token) vectors.put(tokens.vectors()[token]).put(tokens
				.vectors()[last - 1]);
		}
		return vectors.rewind();
	}

	private static int shape(final String word) {
		final int first = word.codePointAt(0);
		if (Character.isLetter(first)) {
			if (!Character.isUpperCase(first)) return LOWER;
			return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
				? CAPITALS : CAPITAL;
		}
		return Character.isDigit(first) ? NUMBER : OTHER;
	}
}
