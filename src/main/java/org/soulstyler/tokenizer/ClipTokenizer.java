package org.soulstyler.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * CLIP's byte-pair tokenizer, read from the {@code tokenizer.json} that is
 * published with the weights. Text is cleaned as CLIP does: Unicode NFC,
 * whitespace collapsed, lower case.
 */
public final class ClipTokenizer implements AutoCloseable {

	static final String START = "<|startoftext|>";
	static final String END = "<|endoftext|>";

	private static final Pattern WHITESPACE = Pattern.compile("\\s+",
		Pattern.UNICODE_CHARACTER_CLASS);

	private final HuggingFaceTokenizer tokenizer;
	private final long start;
	private final long end;

	private ClipTokenizer(final HuggingFaceTokenizer tokenizer, final long start,
		final long end)
	{
		this.tokenizer = tokenizer;
		this.start = start;
		this.end = end;
	}

	/**
	 * Reads a {@code tokenizer.json}.
	 *
	 * @throws SoulstylerException if it is missing, damaged, not CLIP's kind, or
	 *           the tokenizer library does not load
	 */
	public static ClipTokenizer open(final Path path) throws SoulstylerException {
		try {
			final String json = Files.readString(path);
			final JsonObject root = JsonParser.parseString(json).getAsJsonObject();
			final long start = id(root, START);
			final long end = id(root, END);
			if (start < 0 || end < 0) throw new SoulstylerException(Failure.MODEL,
				"The file " + path + " is not a CLIP tokenizer: it has no " + START +
					" or no " + END + ".");
			// The file's own truncation, padding and post-processing are left out:
			// encode() does these, with the context length of the network at hand.
			final Map<String, String> options = Map.of("addSpecialTokens", "false",
				"truncation", "false", "padding", "false", "modelMaxLength", String
					.valueOf(Integer.MAX_VALUE));
			final HuggingFaceTokenizer tokenizer = TokenizerLibrary.open(
				new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
				options);
			return new ClipTokenizer(tokenizer, start, end);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, Files.exists(path)
				? "The tokenizer file " + path + " cannot be read (" + exc
					.getMessage() + ")." : "The tokenizer file " + path +
						" is missing. Install the model again.", exc);
		}
		catch (final RuntimeException exc) {
			// Gson's, or the native reader's, which has no type for what it rejects.
			throw damaged(path, exc);
		}
	}

	@Override
	public void close() {
		tokenizer.close();
	}

	/**
	 * Start token, the text's tokens, end token, zeros.
	 *
	 * @param contextLength how many numbers to return, at least 2; a longer text
	 *          is cut so that the end token is the last
	 */
	public long[] encode(final String text, final int contextLength) {
		if (contextLength < 2) throw new IllegalArgumentException(
			"No room for start and end tokens in " + contextLength);
		final long[] words = tokenizer.encode(clean(text), false, false).getIds();
		final int kept = Math.min(words.length, contextLength - 2);
		final long[] tokens = new long[contextLength];
		tokens[0] = start;
		System.arraycopy(words, 0, tokens, 1, kept);
		tokens[kept + 1] = end;
		return tokens;
	}

	/** The number of the text's tokens, without start and end. */
	public int length(final String text) {
		return tokenizer.encode(clean(text), false, false).getIds().length;
	}

	/** The number of the end token: the highest, which is how CLIP finds it. */
	public long endToken() {
		return end;
	}

	/**
	 * NFC, single spaces, lower case: what CLIP's own {@code tokenizer.json} does
	 * too, done here as well for files that leave it out. Letters are lowered one
	 * by one (no final sigma), as the reference does.
	 */
	static String clean(final String text) {
		final String spaced = WHITESPACE.matcher(Normalizer.normalize(text,
			Normalizer.Form.NFC)).replaceAll(" ").strip();
		final StringBuilder lower = new StringBuilder(spaced.length());
		spaced.codePoints().forEach(c -> {
			if (c == 'İ') lower.append("i\u0307");
			else lower.appendCodePoint(Character.toLowerCase(c));
		});
		return lower.toString();
	}

	/** The number of a token in the vocabulary or among the added ones, or -1. */
	private static long id(final JsonObject root, final String token) {
		for (final JsonElement e : root.getAsJsonArray("added_tokens")) {
			final JsonObject added = e.getAsJsonObject();
			if (added.get("content").getAsString().equals(token)) return added.get(
				"id").getAsLong();
		}
		final JsonElement id = root.getAsJsonObject("model").getAsJsonObject(
			"vocab").get(token);
		return id == null ? -1 : id.getAsLong();
	}

	private static SoulstylerException damaged(final Path path,
		final Exception exc)
	{
		return new SoulstylerException(Failure.MODEL, "The tokenizer file " + path +
			" is damaged or of an unknown kind. Install the model again.", exc);
	}
}
