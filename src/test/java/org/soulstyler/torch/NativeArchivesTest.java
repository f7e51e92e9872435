package org.soulstyler.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Natives that Fiji's updater brought are found in its folder. That PyTorch
 * starts from there is tested with the whole site, by PublishedSiteTest.
 */
class NativeArchivesTest {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux64", "Linux, aarch64, linux-arm64",
		"Windows 11, amd64, win64", "Windows 11, aarch64, win-arm64",
		"Mac OS X, aarch64, macos-arm64", "Mac OS X, x86_64, macos64" })
	void platformsAreCalledAsTheUpdaterCallsThem(final String system,
		final String processor, final String platform)
	{
		assertEquals(platform, NativeArchives.platform(system, processor));
	}

	@Test
	void theFirstFolderWithJarsCounts(@TempDir final Path folder)
		throws IOException
	{
		final Path empty = Files.createDirectories(folder.resolve("empty"));
		Files.createFile(empty.resolve("notes.txt"));
		final Path fiji = Files.createDirectories(folder.resolve(
			"Fiji Größe 图像/lib/linux64/soulstyler"));
		final Path archive = Files.createFile(fiji.resolve(
			"pytorch-native-cpu-2.7.1.jar"));
		final Path other = Files.createDirectories(folder.resolve("other"));
		Files.createFile(other.resolve("pytorch-native-cpu-2.5.1.jar"));
		assertEquals(List.of(archive), NativeArchives.find(List.of(folder.resolve(
			"missing"), empty, fiji, other)));
		assertEquals(List.of(), NativeArchives.find(List.of(empty)));
	}

	@Test
	void withoutArchivesTheLoaderIsOurs() {
		assertSame(NativeArchives.class.getClassLoader(), NativeArchives
			.classLoader());
	}
}
