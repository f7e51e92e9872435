package org.soulstyler.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.soulstyler.natives.NativeLibraries;

class SentenceEmbedderTest {

	@Test
	void itsNetworkIsUnpackedOnce() throws Exception {
		final float[] first;
		try (SentenceEmbedder embedder = SentenceEmbedder.open()) {
			first = embedder.embed("a red apple");
		}
		final Map<Path, FileTime> files = unpacked();
		assertFalse(files.isEmpty());
		try (SentenceEmbedder embedder = SentenceEmbedder.open()) {
			assertArrayEquals(first, embedder.embed("a red apple"));
		}
		assertEquals(files, unpacked());
	}

	private static Map<Path, FileTime> unpacked() throws Exception {
		final Map<Path, FileTime> files = new TreeMap<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(NativeLibraries
			.folder(), "minilm-*"))
		{
			for (final Path folder : all) {
				final Path file = folder.resolve("all-minilm-l6-v2-q.onnx");
				files.put(file, Files.getLastModifiedTime(file));
			}
		}
		return files;
	}
}
