package org.soulstyler.fiji;

import com.google.gson.Gson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.soulstyler.install.Catalogue;

/**
 * Files with the names of published models, as a user brings them by hand, and a
 * catalogue that takes them: the real files are the only ones with their
 * checksums.
 */
final class BroughtModels {

	private BroughtModels() {}

	/**
	 * Makes the folder and fills it with what an installer takes for CRIS.
	 *
	 * @return the catalogue's file, for {@link Catalogue#PROPERTY}
	 */
	static Path write(final Path folder) throws Exception {
		Files.createDirectory(folder);
		final List<String> files = Catalogue.standard().choose(List.of("cris-r50"))
			.stream().flatMap(choice -> choice.files().stream()).map(file -> file
				.name()).collect(Collectors.toList());
		for (final String file : files) {
			final Path path = folder.resolve(file);
			Files.createDirectories(path.getParent());
			if (!file.endsWith(".onnx")) Files.writeString(path, file);
		}
		final String header =
			"{\"features.0.bias\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}";
		Files.writeString(folder.resolve("features/vgg19.safetensors"),
			(char) header.length() + "\0\0\0\0\0\0\0" + header);
		return Files.writeString(folder.resolve("catalogue.json"), new Gson()
			.toJson(Catalogue.standard()).replaceAll("\"(sha256|whole)\":\"\\w+\",?",
				""));
	}
}
