package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** A catalogue from anywhere reaches nothing but the bundle, and says where it is wrong. */
class CatalogueTest {

	private static final String FILE =
		"""
				{"name": "f.bin", "about": 1, "url": "https://host.example/f", "names": ["f"]}""";

	private static final String WHOLE =
		"""
				{"name": "c", "title": "C", "parts": [{"part": "splitter", "title": "S", "choices": [
				{"id": "s", "title": "S", "license": "X", "page": "p", "bundle": {"splitter": {"model": "f.bin"}},
				"files": [%s]}]}]}
				"""
			.formatted(FILE);

	@TempDir
	private Path temporary;

	@Test
	void aProperOneIsRead() throws Exception {
		assertEquals("f.bin", read(WHOLE).parts().get(0).choices().get(0).files()
			.get(0).name());
		assertFalse(Catalogue.standard().parts().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "../f", "/etc/passwd", "a/../../f", "..", ".",
		"a//f", "C:f", "a\\\\f", "bundle.json", "BUNDLE.JSON", "Bundle.json.part",
		"bundle.JSON.new", "bundle.json.part.json", ".lock", "", "a\\nf" })
	void noFileOutsideOfTheBundleIsNamed(final String name) {
		assertRefused(WHOLE.replace("\"f.bin\", \"about\"", "\"" + name +
			"\", \"about\""), "is not a valid file name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../../../etc/passwd", "/etc/passwd", "a/../../f",
		".." })
	void noFileOutsideOfTheFolderBroughtByHandIsNamed(final String name) {
		assertRefused(WHOLE.replace("[\"f\"]", "[\"f\", \"" + name + "\"]"),
			"is not a valid name of a file brought by hand");
	}

	@ParameterizedTest
	@ValueSource(strings = { "not a url", "https:///f", "file",
		"https://me:secret@host.example/f", "https://secret@host.example/f" })
	void anAddressIsOneAndHoldsNoPassword(final String url) {
		final String said = assertRefused(WHOLE.replace("https://host.example/f",
			url), "the address of f.bin is not valid, or contains a user's " +
				"name or password");
		assertFalse(said.contains("secret"), said);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "(a+)+b", "(a|a)*b", "a*a*a*a*a*b", "(?<x>a)",
		"(a)\\\\1" })
	void anExpressionEndsInTime(final String tensors) {
		assertRefused(WHOLE.replace("\"about\": 1",
			"\"about\": 1, \"tensors\": \"" + tensors + "\""),
			"the tensors of f.bin are not a simple expression");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"\"parts\": [{  | \"parts\": [null, { | it lacks parts",
		"\"name\": \"c\" | \"name\": \"..\"    | it lacks a valid name",
		"\"id\": \"s\"   | \"id\": null       | a model lacks a valid id",
		"[\"f\"]        | [null]            | is not a valid name of a file brought by hand",
		"\"about\": 1   | \"about\": -1     | the size of f.bin makes no sense",
		"\"about\": 1   | \"about\": \"x\"   | its parts[0].choices[0].files[0].about has the wrong type",
		"\"about\": 1   | \"about\": 1, \"sha256\": \"7\" | the sha256 of f.bin is not valid",
		"{\"splitter\":  | {\"files\": 1, \"splitter\": | or has one that is unknown",
		"\"title\": \"C\" | \"title\"        | it is not valid JSON (line 1,",
		"{\"name\": \"c\" | [{\"name\": \"c\" | it has the wrong type" })
	void whatIsWrongIsSaid(final String right, final String wrong,
		final String said)
	{
		assertTrue(WHOLE.contains(right), right);
		assertRefused(WHOLE.replace(right, wrong), said);
	}

	@Test
	void namesThatDifferInCaseAreOneFile() {
		assertRefused(WHOLE.replace(FILE, FILE + ", " + FILE.replace("f.bin",
			"F.BIN")), "would be one file where case does not count");
	}

	// -- Helper methods --

	private Catalogue read(final String json) throws Exception {
		return Catalogue.read(Files.writeString(temporary.resolve("c.json"), json));
	}

	private String assertRefused(final String json, final String said) {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> read(json));
		assertEquals(Failure.MODEL, exc.failure());
		assertTrue(exc.getMessage().contains(said), exc.getMessage());
		assertFalse(exc.getMessage().matches("(?s).*(Exception|java|null).*"), exc
			.getMessage());
		return exc.getMessage();
	}
}
