package org.soulstyler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A user adds the site, gets the next version, and does without it, by the
 * updater's rules; with files of a few bytes.
 */
class UpdateSiteTest {

	private static final String MODELS = "models/soulstyler/starter/";

	@TempDir
	private Path temporary;

	private SmallBuild build;
	private Path site;

	@BeforeEach
	void firstVersion() throws IOException {
		build = new SmallBuild(temporary.resolve("build"));
		site = Files.createDirectory(temporary.resolve("site"));
		build.writeSite(site, 20260101120000L);
	}

	@ParameterizedTest
	@CsvSource({ "linux64, linux64", "win64, win64", "macos-arm64, macos-arm64",
		"macos64,", "linux-arm64," })
	void aPlatformGetsWhatItNeeds(final String platform, final String natives)
		throws IOException
	{
		final FijiFolder fiji = fiji(platform);
		fiji.update(site.toUri());
		final Set<String> expected = new TreeSet<>(Set.of("jars/plugin-0.1.0.jar",
			"jars/engine-2.0.jar", MODELS + "bundle.json", MODELS +
				"style/clip.safetensors", MODELS + "splitter/old.gguf",
			"macros/Soulstyler/Stylize.ijm",
			"scripts/Plugins/Soulstyler/Stylize_Folder.groovy",
			"licenses/soulstyler-fiji/LICENSE.txt"));
		if (natives != null) expected.add("lib/" + natives +
			"/soulstyler/pytorch-native-cpu-2.7.1.jar");
		assertEquals(expected, fiji.files());
	}

	@Test
	void allThatTheSiteHasIsWhereTheUpdaterLooks() throws IOException {
		for (final SiteIndex.Entry entry : index().entries())
			assertTrue(FijiFolder.isTracked(entry.path()), entry.path());
		// The updater overlooks what the build has, too.
		assertFalse(FijiFolder.isTracked(
			"macros/Soulstyler/Stylize_Folder.groovy"));
		assertFalse(FijiFolder.isTracked("macros/Soulstyler/stylize_folder.sh"));
	}

	@Test
	void thePluginNamesWhatItNeeds() throws IOException {
		final SiteIndex index = index();
		final Set<String> needed = index.get("jars/plugin.jar").current()
			.dependencies().keySet();
		assertTrue(needed.containsAll(Set.of("jars/engine.jar", MODELS +
			"bundle.json", "jars/scijava-common.jar")), needed.toString());
		// Whoever runs the updater on the command line would get them all.
		assertFalse(needed.stream().anyMatch(name -> name.startsWith("lib/")),
			needed.toString());
	}

	@Test
	void theNextVersionReplacesTheFirst() throws IOException {
		final FijiFolder fiji = fiji("linux64");
		fiji.update(site.toUri());
		final Path own = temporary.resolve(
			"Fiji Größe 图像/macros/Soulstyler/Stylize.ijm");
		Files.writeString(own, "// changed by the user");
		build.nextVersion();
		build.writeSite(site, 20260201120000L);
		fiji.update(site.toUri());
		assertEquals(new TreeSet<>(Set.of("jars/plugin-0.2.0.jar",
			"jars/engine-2.0.jar", MODELS + "bundle.json", MODELS +
				"style/clip.safetensors", MODELS + "splitter/new.gguf",
			"macros/Soulstyler/Stylize.ijm",
			"scripts/Plugins/Soulstyler/Stylize_Folder.groovy",
			"licenses/soulstyler-fiji/LICENSE.txt",
			"lib/linux64/soulstyler/pytorch-native-cpu-2.7.1.jar")), fiji.files());
		assertEquals("// changed by the user", Files.readString(own));
	}

	@Test
	void whatStaysTheSameIsNotFetchedAgain() throws IOException {
		build.nextVersion();
		build.writeSite(site, 20260201120000L);
		assertTrue(Files.exists(site.resolve(
			"jars/engine-2.0.jar-20260101120000")));
		assertFalse(Files.exists(site.resolve(
			"jars/engine-2.0.jar-20260201120000")));
		// An old file of the plugin is known as ours, whatever it was called.
		assertEquals(List.of("jars/plugin-0.1.0.jar"), index().get(
			"jars/plugin.jar").previous().stream().map(SiteIndex.Previous::path)
			.toList());
	}

	@Test
	void aSiteThatIsNewerIsNotOverwritten() throws IOException {
		build.nextVersion();
		assertThrows(IOException.class, () -> build.writeSite(site,
			20251231120000L));
	}

	@Test
	void nothingOfOursStaysWhenTheSiteIsLeft() throws IOException {
		final FijiFolder fiji = fiji("win64");
		final Path folder = temporary.resolve("Fiji Größe 图像");
		Files.createDirectories(folder.resolve("macros"));
		Files.writeString(folder.resolve("macros/toolsets.txt"), "Fiji's own");
		fiji.update(site.toUri());
		fiji.remove(site.toUri());
		assertEquals(Set.of("macros/toolsets.txt"), fiji.files());
	}

	@Test
	void anyWebServerWillDo() throws IOException {
		final HttpServer server = HttpServer.create(new InetSocketAddress(
			InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			final Path file = site.resolve(exchange.getRequestURI().getPath()
				.substring(1));
			exchange.sendResponseHeaders(200, Files.size(file));
			Files.copy(file, exchange.getResponseBody());
			exchange.close();
		});
		server.start();
		try {
			final FijiFolder fiji = fiji("linux64");
			fiji.update(URI.create("http://localhost:" + server.getAddress()
				.getPort() + "/"));
			assertTrue(fiji.files().contains("jars/plugin-0.1.0.jar"));
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void theArchiveHoldsWhatTheUpdaterInstalls() throws IOException {
		final FijiFolder fiji = fiji("linux64");
		fiji.update(site.toUri());
		final Path archive = temporary.resolve("linux64.zip");
		DropInArchive.write(build.contents(), "linux64", archive);
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			final Set<String> names = new TreeSet<>();
			zip.stream().forEach(entry -> names.add(entry.getName()));
			assertEquals(fiji.files(), names);
		}
	}

	// -- Helper methods --

	private FijiFolder fiji(final String platform) throws IOException {
		return new FijiFolder(temporary.resolve("Fiji Größe 图像"), platform);
	}

	private SiteIndex index() throws IOException {
		return SiteIndexXml.read(Files.newInputStream(site.resolve(
			SiteIndex.FILE)));
	}
}
