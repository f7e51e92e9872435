package org.soulstyler.video;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * What was found in a clip's frames, for the second time that the clip goes by:
 * the segmenter is the dearest that is asked of a frame. Masks are mostly 0 and 1
 * and are kept packed, without loss, in a fiftieth.
 */
final class FoundMasks implements Segment.Finder {

	private final Segment.Finder finder;
	private final Map<Integer, byte[]> found = new HashMap<>();

	/** @param finder finds the same in the same frame, so it is asked once */
	FoundMasks(final Segment.Finder finder) {
		this.finder = finder;
	}

	@Override
	public Mask find(final int index, final ColorImage frame)
		throws SoulstylerException
	{
		final byte[] known = found.get(index);
		if (known != null) return unpacked(known, frame.width(), frame.height());
		final Mask mask = finder.find(index, frame);
		found.put(index, packed(mask.samples()));
		return mask;
	}

	// -- Helper methods --

	private static byte[] packed(final float[] samples) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(
			bytes, deflater, 1 << 13)))
		{
			for (final float sample : samples)
				out.writeFloat(sample);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc); // memory does not fail so
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	private static Mask unpacked(final byte[] packed, final int width,
		final int height)
	{
		final float[] samples = new float[width * height];
		try (DataInputStream in = new DataInputStream(new InflaterInputStream(
			new ByteArrayInputStream(packed))))
		{
			for (int i = 0; i < samples.length; i++)
				samples[i] = in.readFloat();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
		return Mask.of(samples, width, height);
	}
}
