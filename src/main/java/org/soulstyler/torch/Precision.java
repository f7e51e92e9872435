package org.soulstyler.torch;

import ai.djl.Device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The type of number in which a frozen network multiplies. Its inputs, outputs,
 * sums, normalisations and softmax are float32 either way.
 */
public enum Precision {

		/** 24 bits of mantissa: what the references compute in. */
		FLOAT32("float32"),

		/** 8 bits of mantissa, and several times faster where the device has it. */
		BFLOAT16("bfloat16");

	/** The request that leaves the choice to {@link #choose}. */
	public static final String AUTO = "auto";

	/** From here on (Ampere) NVIDIA's devices multiply bfloat16. */
	private static final int FIRST_CAPABILITY = 8;

	private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

	private final String label;

	Precision(final String label) {
		this.label = label;
	}

	/** The name that settings and reports use. */
	public String label() {
		return label;
	}

	/**
	 * Chooses what to compute in. The choice depends on the device alone, not on
	 * how busy it is, so that a run can be repeated.
	 *
	 * @param wish a label, or "auto": bfloat16 where the device says that it
	 *          multiplies such numbers itself (NVIDIA from compute capability 8.0;
	 *          x86 processors with AVX512-BF16 or AMX, where the system reports
	 *          it),
	 *          float32 elsewhere
	 */
	public static Precision choose(final String wish, final Device device) {
		for (final Precision precision : values()) {
			if (precision.label.equals(wish)) return precision;
		}
		if (!AUTO.equals(wish)) throw new IllegalArgumentException(
			"There is no precision \"" + wish + "\".");
		final boolean fast = device.isGpu() ? isAmpere(device) : isFast(
			processorFlags());
		return fast ? BFLOAT16 : FLOAT32;
	}

	/** @param flags of the processor, as Linux lists them */
	public static boolean isFast(final String flags) {
		final String words = " " + flags.toLowerCase(Locale.ROOT) + " ";
		return words.contains(" avx512_bf16 ") || words.contains(" amx_bf16 ");
	}

	/** Whether products of this type are better done as convolutions. */
	public boolean convolves(final Device device) {
		return this == FLOAT32 && convolvesFaster(device);
	}

	/**
	 * Whether float32 products are better done as convolutions: where PyTorch has
	 * oneDNN and MKL, which is on x86 processors.
	 */
	static boolean convolvesFaster(final Device device) {
		final String architecture = System.getProperty("os.arch", "");
		return !device.isGpu() && (architecture.equals("amd64") || architecture
			.equals("x86_64"));
	}

	private static String processorFlags() {
		try (Stream<String> lines = Files.lines(PROCESSOR)) {
			return lines.filter(line -> line.startsWith("flags")).findFirst().map(
				line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
		}
		catch (final IOException | RuntimeException exc) {
			return ""; // not Linux: unknown
		}
	}

	private static boolean isAmpere(final Device device) {
		try {
			return Double.parseDouble(CudaDriver.ask().cards().get(device
				.getDeviceId()).capability()) >= FIRST_CAPABILITY;
		}
		catch (final RuntimeException exc) {
			return false;
		}
	}
}
