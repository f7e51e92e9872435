package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.install.Catalogue.Choice;
import org.soulstyler.install.Catalogue.PublishedFile;
import org.soulstyler.progress.Progress;

/** Names and choices, and the catalogue that comes with the program. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ShippedCatalogueTest extends InstallerFixture {

	// -- Names --

	@Test
	void refusesChoicesThatAreNone() {
		assertTrue(refusal(() -> installer.plan(null, List.of("gpt"), null, false))
			.contains("clipseg, cris"));
		assertTrue(refusal(() -> installer.plan(null, List.of("clipseg", "cris"),
			null, false)).contains("same purpose"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "../x", "/tmp/x", "a/b", "a\\b", "", ".hidden",
		"C:" })
	void refusesNamesThatLeaveTheStore(final String name) {
		assertTrue(refusal(() -> installer.plan(name, List.of(), null, false))
			.contains("bundle's name"));
		assertTrue(refusal(() -> installer.remove(name, Progress.NONE)).contains(
			"bundle's name"));
	}

	// -- The catalogue that comes with the program --

	@Test
	void theCatalogueIsComplete() throws Exception {
		final Catalogue catalogue = Catalogue.standard();
		assertEquals(4, catalogue.choose(List.of()).size());
		final Set<String> ids = new HashSet<>();
		for (final Catalogue.Part part : catalogue.parts()) {
			for (final Choice choice : part.choices()) {
				assertTrue(ids.add(choice.id()), choice.id());
				assertTrue(choice.license() != null && choice.title() != null);
				assertEquals("https", URI.create(choice.page()).getScheme());
				assertTrue(choice.bundle().has(part.part()), choice.id());
				for (final PublishedFile file : choice.files()) {
					check(file);
				}
			}
		}
	}

	private static void check(final PublishedFile file) {
		if (file.resource() != null) {
			assertTrue(ModelInstaller.class.getResource("official/" + file
				.resource()) != null, file.resource());
			return;
		}
		assertTrue(file.about() > 0, file.name());
		assertFalse(file.names().isEmpty(), file.name());
		assertTrue(file.url() != null ^ file.hand() != null, file.name());
		if (file.url() != null) assertEquals("https", URI.create(file.url())
			.getScheme());
	}

	/** Any combination makes a description that the plugin accepts. */
	@ParameterizedTest
	@ValueSource(strings = { "", "llama-2-7b-chat,cris-r50,clip-openai",
		"smollm2-360m,cris-r101" })
	void everyChoiceMakesABundle(final String wanted) throws Exception {
		final Catalogue catalogue = new Gson().fromJson(new Gson().toJson(Catalogue
			.standard()).replaceAll("\"(sha256|whole)\":\"\\w+\",?", ""),
			Catalogue.class);
		final List<String> ids = wanted.isEmpty() ? List.of() : Arrays.asList(wanted
			.split(","));
		for (final PublishedFile file : Catalogue.files(catalogue.choose(ids))) {
			final Path path = brought.resolve(file.name());
			Files.createDirectories(path.getParent());
			if (file.resource() == null) Files.write(path, file.tensors() == null
				? bytes(file.name()) : VGG);
		}
		final ModelInstaller official = new ModelInstaller(catalogue, store);
		final ModelBundle bundle = official.install(official.plan(null, ids,
			brought, true), Progress.NONE);
		assertEquals("official", bundle.name());
		assertEquals(List.of(), ModelInstaller.verify(bundle, Progress.NONE));
	}

	/** The real files are the only ones with their SHA-256. */
	@ParameterizedTest
	@CsvSource({ "'', 6eb923e7", "llama-2-7b-chat, 08a5566d",
		"smollm2-360m, 2fa3f013" })
	void onlyThePublishedModelIsTakenForIt(final String wanted,
		final String begins) throws Exception
	{
		final List<String> ids = wanted.isEmpty() ? List.of() : List.of(wanted);
		final Catalogue catalogue = Catalogue.standard();
		for (final PublishedFile file : Catalogue.files(catalogue.choose(ids))) {
			final Path path = brought.resolve(file.name());
			Files.createDirectories(path.getParent());
			Files.write(path, bytes("another"));
		}
		final ModelInstaller official = new ModelInstaller(catalogue, store);
		final String message = refusal(() -> official.install(official.plan(null,
			ids, brought, true), Progress.NONE));
		assertTrue(message.contains("should be " + begins), message);
	}
}
