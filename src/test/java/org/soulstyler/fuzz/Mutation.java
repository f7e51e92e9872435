package org.soulstyler.fuzz;

import java.util.Arrays;
import java.util.Random;

/** What happens to files: cut, flipped, overwritten, doubled. */
final class Mutation {

	private static final int[] NUMBERS = { 0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff,
		60_000, 0x7fffffff, 0x80000000, 0xffffffff };

	private Mutation() {
		// prevent instantiation of utility class
	}

	/** A copy with one to four faults, most of them near the beginning. */
	static byte[] of(final byte[] file, final Random random) {
		byte[] made = file.clone();
		for (int i = 1 + random.nextInt(4); i > 0 && made.length > 8; i--)
			made = once(made, random);
		return made;
	}

	private static byte[] once(final byte[] file, final Random random) {
		final int reach = random.nextBoolean() ? Math.min(file.length, 256)
			: file.length;
		final int at = random.nextInt(reach);
		switch (random.nextInt(6)) {
			case 0:
				return Arrays.copyOf(file, at);
			case 1:
				file[at] ^= 1 << random.nextInt(8);
				return file;
			case 2:
				file[at] = (byte) random.nextInt();
				return file;
			case 3: // a number of 2 or 4 bytes, in either order
				final int number = NUMBERS[random.nextInt(NUMBERS.length)];
				final int bytes = random.nextBoolean() ? 2 : 4;
				final boolean little = random.nextBoolean();
				for (int i = 0; i < bytes && at + i < file.length; i++)
					file[at + i] = (byte) (number >> 8 * (little ? i : bytes - 1 - i));
				return file;
			case 4:
				Arrays.fill(file, at, Math.min(file.length, at + 1 + random.nextInt(
					64)), (byte) random.nextInt(2));
				return file;
			default:
				final byte[] doubled = Arrays.copyOf(file, file.length * 2 - at);
				System.arraycopy(file, at, doubled, file.length, file.length - at);
				return doubled;
		}
	}
}
