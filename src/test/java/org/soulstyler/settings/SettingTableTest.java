package org.soulstyler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class SettingTableTest {

	/** Set -Dsoulstyler.write.settings=true to write the page anew. */
	@Test
	void thePageSaysWhatTheTableSays() throws Exception {
		final Path page = Path.of("models", "SETTINGS.md");
		if (Boolean.getBoolean("soulstyler.write.settings")) Files.writeString(page,
			SettingsGuide.markdown());
		assertEquals(SettingsGuide.markdown(), Files.readString(page),
			"make it anew with -Dsoulstyler.write.settings=true");
	}

	@Test
	void everySettingIsDescribedAndHasAnOptionOfItsOwn() {
		final Set<String> options = new HashSet<>();
		for (final SettingRow row : SettingTable.rows()) {
			assertFalse(row.about().isBlank() || row.about().endsWith("."), row
				.name());
			for (final String option : row.options())
				assertTrue(options.add(option), option);
		}
		assertTrue(options.contains("--working-size") && options.contains(
			"--crops") && options.contains("--lambda-tv"));
	}

	@Test
	void presetsChangeSettingsThatThereAre() {
		final Set<String> names = SettingTable.rows().stream().map(SettingRow::name)
			.collect(Collectors.toSet());
		for (final Preset preset : Preset.values())
			for (final String name : preset.changed().keySet())
				assertTrue(names.contains(name), preset.label() + ": " + name);
	}

	@Test
	void rangesAreSaidInWords() {
		assertEquals("from 16 to 8192 pixels", SettingTable.row("workingSize")
			.rule());
		assertEquals("above 0 and at most 1", SettingTable.row("decayFactor")
			.rule());
		assertEquals("from 0 to below 10", SettingTable.row("pyramidRate").rule());
		assertEquals("0 or more", SettingTable.row("patchWeight").rule());
	}
}
