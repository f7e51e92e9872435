package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.soulstyler.torch.TorchOps;

/**
 * No class that computes gradients multiplies, divides or raises an array by a
 * Java number: DJL gives autograd a scalar in memory that Java frees, and some
 * gradients come out wrong, silently. {@link TorchOps#scale} is the way. DJL's
 * own losses do it, so they are out too. The byte code is searched, which
 * overloads can't hide from.
 */
class GradientScopeTest {

	private static final Set<String> NAMES = Set.of("mul", "div", "pow", "mod",
		"muli", "divi", "powi", "modi", "maximum", "minimum");

	/** Where gradients are computed. */
	private static final List<String> PACKAGES = List.of("org/soulstyler/network",
		"org/soulstyler/stylization");

	/** Works on arrays when the backward pass is over: nothing is kept. */
	private static final Set<String> AFTER_BACKWARD = Set.of("Adam.class");

	@Test
	void noGradientGoesThroughAJavaNumber() throws Exception {
		final Path classes = Path.of(TorchOps.class.getProtectionDomain()
			.getCodeSource().getLocation().toURI());
		int searched = 0;
		for (final String name : PACKAGES) {
			try (Stream<Path> files = Files.walk(classes.resolve(name))) {
				for (final Path file : files.filter(f -> f.toString().endsWith(
					".class") && !AFTER_BACKWARD.contains(f.getFileName().toString()))
					.toList())
				{
					assertEquals(List.of(), traps(Files.readAllBytes(file)), file
						.getFileName() + " uses what is forbidden");
					searched++;
				}
			}
		}
		assertTrue(searched > 20, "only " + searched + " classes were searched");
	}

	/** Uses what is forbidden, so that the search is known to find it. */
	static final class Multiplying {

		private Multiplying() {}

		static NDArray sin(final NDArray x) {
			return x.mul(2).add(x.mul(x));
		}
	}

	@Test
	void theSearchFindsWhatItIsFor() throws IOException, URISyntaxException {
		try (InputStream in = Multiplying.class.getResourceAsStream(
			"GradientScopeTest$Multiplying.class"))
		{
			final List<String> traps = traps(in.readAllBytes());
			assertEquals(1, traps.size(), traps.toString());
			assertFalse(traps.get(0).isEmpty());
		}
	}

	/** The forbidden methods and classes that a class file's constants name. */
	private static List<String> traps(final byte[] bytes) throws IOException {
		final DataInputStream in = new DataInputStream(new ByteArrayInputStream(
			bytes));
		in.skipBytes(8); // magic number, version
		final int count = in.readUnsignedShort();
		final String[] texts = new String[count];
		final int[][] pairs = new int[count][]; // name and type
		final List<Integer> classes = new ArrayList<>();
		for (int i = 1; i < count; i++) {
			final int tag = in.readUnsignedByte();
			switch (tag) {
				case 1 -> texts[i] = in.readUTF();
				case 7 -> classes.add(in.readUnsignedShort());
				case 12 -> pairs[i] = new int[] { in.readUnsignedShort(), in
					.readUnsignedShort() };
				case 5, 6 -> { // long and double take two places
					in.readLong();
					i++;
				}
				case 8, 16, 19, 20 -> in.readUnsignedShort();
				case 15 -> in.skipBytes(3);
				case 3, 4, 9, 10, 11, 17, 18 -> in.readInt();
				default -> throw new IOException("Unknown constant " + tag);
			}
		}
		final List<String> found = new ArrayList<>();
		for (final int[] pair : pairs) {
			if (pair == null) continue;
			final String name = texts[pair[0]];
			final String type = texts[pair[1]];
			if (NAMES.contains(name) && type.contains("Ljava/lang/Number;") && type
				.endsWith("Lai/djl/ndarray/NDArray;")) found.add(name + type);
		}
		for (final int c : classes) {
			if (texts[c].startsWith("ai/djl/training/loss/")) found.add(texts[c]);
		}
		return found;
	}
}
