package org.soulstyler.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.Golden;

/** Sentences become the tokens that transformers' CLIPTokenizer gives. */
class ClipTokenizerTest {

	private static ClipTokenizer tokenizer;

	@BeforeAll
	static void open() throws Exception {
		tokenizer = ClipTokenizer.open(Golden.file("tokenizer.json"));
	}

	@AfterAll
	static void close() {
		tokenizer.close();
	}

	@Test
	void tokensAreTheReferences() throws Exception {
		final JsonArray sentences = JsonParser.parseString(Files.readString(Golden
			.file("tokens.json"))).getAsJsonArray();
		for (final JsonElement e : sentences) {
			final String text = e.getAsJsonObject().get("text").getAsString();
			final long[] expected = StreamSupport.stream(e.getAsJsonObject()
				.getAsJsonArray("tokens").spliterator(), false).mapToLong(
					JsonElement::getAsLong).toArray();
			final long[] padded = Arrays.copyOf(expected, 77);
			assertArrayEquals(padded, tokenizer.encode(text, 77), text);
			assertEquals(expected.length - 2, tokenizer.length(text), text);
		}
	}

	@Test
	void aLongSentenceIsCutWithTheEndTokenLast() {
		final String text = "a photo of a red apple and a blue boat";
		final long[] whole = tokenizer.encode(text, 77);
		final long[] cut = tokenizer.encode(text, 6);
		assertArrayEquals(Arrays.copyOf(whole, 5), Arrays.copyOf(cut, 5));
		assertEquals(tokenizer.endToken(), cut[5]);
	}

	@Test
	void theEndTokenHasTheHighestNumber() {
		final long[] tokens = tokenizer.encode("red apple", 17);
		assertEquals(tokenizer.endToken(), Arrays.stream(tokens).max().getAsLong());
	}

	@Test
	void aMissingOrDamagedFileIsAModelFailure(@TempDir final Path folder)
		throws Exception
	{
		final Path none = folder.resolve("none.json");
		final Path halved = folder.resolve("halved.json");
		final String json = Files.readString(Golden.file("tokenizer.json"));
		Files.writeString(halved, json.substring(0, json.length() / 2));
		final Path other = folder.resolve("other.json");
		Files.writeString(other, "{\"model\": {\"vocab\": {}}}");
		final Path untrue = folder.resolve("untrue.json");
		Files.writeString(untrue, json.replace("\"BPE\"", "\"Sorcery\""));
		for (final Path path : new Path[] { none, halved, other, untrue }) {
			final SoulstylerException exc = assertThrows(SoulstylerException.class,
				() -> ClipTokenizer.open(path), path.toString());
			assertEquals(Failure.MODEL, exc.failure());
			assertTrue(exc.getMessage().contains(path.getFileName().toString()), exc
				.getMessage());
		}
	}
}
