package org.soulstyler.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.soulstyler.site.SiteContents.Content;

/** What a build makes, with files of a few bytes. */
final class SmallBuild {

	private static final List<String> NATIVES = List.of("linux64/linux-x86_64",
		"win64/win-x86_64", "macos-arm64/osx-aarch64");

	private final Path project;
	private String version = "0.1.0";

	SmallBuild(final Path folder) throws IOException {
		project = folder;
		jar("target/plugin-" + version + ".jar", null, "plugin one");
		jar("target/engines/engine-2.0.jar", null, "engine");
		for (final String platform : NATIVES) {
			final String[] names = platform.split("/");
			// As DJL calls it: no legal name for a module.
			jar("target/natives/" + names[0] + "/pytorch-native-cpu-2.7.1-" +
				names[1] + ".jar", "ai.djl.pytorch_native_cpu_" + names[1], names[0]);
		}
		file("models/starter/bundle.json",
			"{\"files\": {\"style/clip.safetensors\": {}, \"splitter/old.gguf\": {}}}");
		file("models/starter/style/clip.safetensors", "weights");
		file("models/starter/style/train_clip.py", "of no use to users");
		file("models/starter/splitter/old.gguf", "weights");
		file("macros/Stylize.ijm", "// as shipped");
		file("macros/Stylize_Folder.groovy", "// as shipped");
		file("macros/stylize_folder.sh", "# for the command line");
		file("LICENSE.txt", "BSD-2-Clause");
	}

	/** The plugin, a model and a macro change; the engines do not. */
	void nextVersion() throws IOException {
		version = "0.2.0";
		jar("target/plugin-" + version + ".jar", null, "plugin two");
		file("models/starter/bundle.json",
			"{\"files\": {\"style/clip.safetensors\": {}, \"splitter/new.gguf\": {}}}");
		file("models/starter/splitter/new.gguf", "better weights");
		file("macros/Stylize.ijm", "// changed by us");
	}

	List<Content> contents() throws IOException {
		final Path target = project.resolve("target");
		return SiteContents.of(project, target.resolve("plugin-" + version +
			".jar"), target.resolve("engines"), target.resolve("natives"));
	}

	void writeSite(final Path site, final long timestamp) throws IOException {
		new SiteWriter(site, timestamp).write(contents());
	}

	/** DJL's archive of natives, as it is published. */
	Path natives() {
		return project.resolve(
			"target/natives/linux64/pytorch-native-cpu-2.7.1-linux-x86_64.jar");
	}

	private void file(final String path, final String content)
		throws IOException
	{
		final Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private void jar(final String path, final String module, final String content)
		throws IOException
	{
		final Path file = project.resolve(path);
		Files.createDirectories(file.getParent());
		final Manifest manifest = new Manifest();
		final Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		if (module != null) attributes.putValue("Automatic-Module-Name", module);
		try (OutputStream out = Files.newOutputStream(file);
				JarOutputStream jar = new JarOutputStream(out, manifest))
		{
			jar.putNextEntry(new ZipEntry("content.txt"));
			jar.write(content.getBytes("UTF-8"));
		}
	}
}
