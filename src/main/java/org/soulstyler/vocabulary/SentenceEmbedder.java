package org.soulstyler.vocabulary;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.natives.NativeFile;
import org.soulstyler.natives.NativeLibraries;
import org.soulstyler.onnx.GraphCache;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.tokenizer.TokenizerLibrary;

/**
 * Meaning as a vector: all-MiniLM-L6-v2, mean-pooled over its tokens and
 * normalised, so that the dot product of two embeddings is their cosine. The
 * network travels in a jar of LangChain4j, of which only the data is used.
 */
public final class SentenceEmbedder implements AutoCloseable {

	private static final String MODEL = "all-minilm-l6-v2-q.onnx";
	private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

	/** Numbers in a vector. */
	public static final int WIDTH = 384;

	/** Tokens at the ends of every text. */
	private static final int MARKS = 2;

	private final HuggingFaceTokenizer tokenizer;
	private final OrtSession session;

	/**
	 * What a text's tokens mean where they stand, the marks at its ends left out.
	 *
	 * @param vectors 384 numbers each
	 * @param begins where each begins in the text, in chars
	 * @param ends behind the last char of each
	 */
	public record Tokens(float[][] vectors, int[] begins, int[] ends) {
	}

	private SentenceEmbedder(final HuggingFaceTokenizer tokenizer,
		final OrtSession session)
	{
		this.tokenizer = tokenizer;
		this.session = session;
	}

	/** @throws SoulstylerException when the embedding is not on the class path */
	public static SentenceEmbedder open() throws SoulstylerException {
		// First of all: it loads what the options below need.
		final OrtEnvironment environment = OnnxRuntime.environment();
		try (InputStream words = resource(TOKENIZER).open();
				OrtSession.SessionOptions options = OnnxRuntime.options())
		{
			options.setIntraOpNumThreads(1);
			final HuggingFaceTokenizer tokenizer = TokenizerLibrary.open(words, Map
				.of("padding", "false"));
			return new SentenceEmbedder(tokenizer, GraphCache.open(environment,
				unpacked(), options, ""));
		}
		catch (final IOException | OrtException e) {
			throw new SoulstylerException(Failure.MODEL,
				"The sentence embedding that recognises unknown words could not be opened; reinstall Soulstyler.",
				e);
		}
	}

	/**
	 * @param text a word or phrase
	 * @return its embedding, 384 numbers of length 1
	 */
	public float[] embed(final String text) throws SoulstylerException {
		return pool(tokens(text));
	}

	/**
	 * @param text a word or phrase
	 * @return a vector of 384 numbers for each token of it, the two marks at its
	 *         ends included
	 */
	public float[][] tokens(final String text) throws SoulstylerException {
		return vectors(tokenizer.encode(text), text);
	}

	/**
	 * @param text as long as wished; tokens behind the 510th are left out
	 * @return its tokens, and where they stand
	 */
	public Tokens placed(final String text) throws SoulstylerException {
		final Encoding encoding = tokenizer.encode(text);
		final float[][] vectors = vectors(encoding, text);
		final CharSpan[] spans = encoding.getCharTokenSpans();
		final int[] inside = IntStream.range(0, spans.length).filter(
			i -> spans[i] != null && encoding.getSpecialTokenMask()[i] == 0)
			.toArray();
		return new Tokens(Arrays.stream(inside).mapToObj(i -> vectors[i]).toArray(
			float[][]::new), Arrays.stream(inside).map(i -> text.offsetByCodePoints(0,
				spans[i].getStart())).toArray(), Arrays.stream(inside).map(i -> text
					.offsetByCodePoints(0, spans[i].getEnd())).toArray());
	}

	private float[][] vectors(final Encoding encoding, final String text)
		throws SoulstylerException
	{
		final OrtEnvironment environment = OnnxRuntime.environment();
		try (OnnxTensor ids = OnnxTensor.createTensor(environment, //
			new long[][] { encoding.getIds() });
				OnnxTensor attention = OnnxTensor.createTensor(environment, //
					new long[][] { encoding.getAttentionMask() });
				OnnxTensor types = OnnxTensor.createTensor(environment, //
					new long[][] { encoding.getTypeIds() });
				OrtSession.Result result = session.run(Map.of("input_ids", ids,
					"attention_mask", attention, "token_type_ids", types)))
		{
			return ((float[][][]) result.get(0).getValue())[0];
		}
		catch (final OrtException e) {
			throw new SoulstylerException(Failure.MODEL,
				"The sentence embedding failed on \u201c" + text + "\u201d.", e);
		}
	}

	/**
	 * Whether each word is one that the embedding was taught as a whole; rare and
	 * misspelt words are read in pieces.
	 */
	public boolean knows(final String words) {
		return tokenizer.encode(words).getIds().length - MARKS == words.strip()
			.split("\\s+").length;
	}

	@Override
	public void close() {
		tokenizer.close();
		OnnxRuntime.close(session);
	}

	// -- Helper methods --

	private static float[] pool(final float[][] tokens) {
		final float[] mean = new float[tokens[0].length];
		for (final float[] token : tokens)
			for (int i = 0; i < mean.length; i++)
				mean[i] += token[i];
		double squares = 0;
		for (final float v : mean)
			squares += v * v;
		final float length = (float) Math.sqrt(squares);
		for (int i = 0; i < mean.length; i++)
			mean[i] /= length;
		return mean;
	}

	/** The network's file, unpacked once: that takes as long as opening it. */
	private static Path unpacked() throws IOException, SoulstylerException {
		return NativeLibraries.unpack("minilm", List.of(resource(MODEL))).resolve(
			MODEL);
	}

	private static NativeFile resource(final String name) throws IOException {
		final NativeFile file = NativeFile.find(SentenceEmbedder.class
			.getClassLoader(), name);
		if (file == null) throw new IOException(name + " is not on the class path");
		return file;
	}
}
