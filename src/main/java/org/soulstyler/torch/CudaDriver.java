package org.soulstyler.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What NVIDIA's driver reports of itself and its GPUs. The driver is asked
 * directly, since it exists whether or not a PyTorch can use it.
 *
 * @param version of CUDA that the driver supports, e.g. "12.8"; null without one
 * @param cards in the driver's order, which is PyTorch's
 * @param missing why there are none, as the end of a sentence; null where there are
 */
public record CudaDriver(@Nullable String version, List<Card> cards,
		@Nullable String missing) {

	/**
	 * @param name e.g. "NVIDIA H200"
	 * @param bytes of its memory
	 * @param capability e.g. "9.0"
	 */
	public record Card(String name, long bytes, String capability) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%s, %.0f GB, compute capability %s",
				name, bytes / 1e9, capability);
		}
	}

	/** Of the driver's own interface (cuda.h). */
	private interface Cuda extends Library {

		int cuInit(int flags);

		int cuDriverGetVersion(IntByReference version);

		int cuDeviceGetCount(IntByReference count);

		int cuDeviceGet(IntByReference device, int ordinal);

		int cuDeviceGetName(byte[] name, int length, int device);

		int cuDeviceTotalMem_v2(PointerByReference bytes, int device);

		int cuDeviceGetAttribute(IntByReference value, int attribute, int device);
	}

	private static final int NO_DEVICE = 100;
	private static final int CAPABILITY_MAJOR = 75;
	private static final int CAPABILITY_MINOR = 76;

	private static @Nullable CudaDriver asked;

	/** Asks, once. To be called within {@link Natives#load}. */
	static synchronized CudaDriver ask() {
		if (asked == null) asked = read();
		return asked;
	}

	private static CudaDriver read() {
		final boolean windows = System.getProperty("os.name").startsWith("Windows");
		final Cuda cuda;
		try {
			cuda = Native.load(windows ? "nvcuda" : "libcuda.so.1", Cuda.class);
		}
		catch (final LinkageError exc) {
			return none(null, "no CUDA GPU was found (NVIDIA's driver is not " +
				"installed)");
		}
		final IntByReference value = new IntByReference();
		final int begun = cuda.cuInit(0);
		final String version = cuda.cuDriverGetVersion(value) == 0 ? value
			.getValue() / 1000 + "." + value.getValue() % 1000 / 10 : null;
		if (begun != 0) return none(version, begun == NO_DEVICE
			? "no CUDA GPU was found by NVIDIA's driver"
			: "no CUDA GPU can be used (NVIDIA's driver does not start: error " +
				begun + ")");
		if (cuda.cuDeviceGetCount(value) != 0 || value.getValue() == 0) return none(
			version, "no CUDA GPU was found by NVIDIA's driver");
		final List<Card> cards = new ArrayList<>();
		for (int i = 0, n = value.getValue(); i < n; i++)
			cards.add(card(cuda, i));
		return new CudaDriver(version, List.copyOf(cards), null);
	}

	private static CudaDriver none(final @Nullable String version,
		final String why)
	{
		return new CudaDriver(version, List.of(), why);
	}

	private static Card card(final Cuda cuda, final int ordinal) {
		final IntByReference device = new IntByReference();
		cuda.cuDeviceGet(device, ordinal);
		final byte[] name = new byte[256];
		cuda.cuDeviceGetName(name, name.length, device.getValue());
		final PointerByReference bytes = new PointerByReference();
		cuda.cuDeviceTotalMem_v2(bytes, device.getValue());
		return new Card(new String(name, StandardCharsets.UTF_8).split("\0")[0],
			Pointer.nativeValue(bytes.getValue()), attribute(cuda, device,
				CAPABILITY_MAJOR) + "." + attribute(cuda, device, CAPABILITY_MINOR));
	}

	private static int attribute(final Cuda cuda, final IntByReference device,
		final int attribute)
	{
		final IntByReference value = new IntByReference();
		cuda.cuDeviceGetAttribute(value, attribute, device.getValue());
		return value.getValue();
	}
}
