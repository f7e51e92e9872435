package org.soulstyler.image.imagej;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Mask;
import org.soulstyler.output.OutputSet;
import org.w3c.dom.NodeList;

/**
 * A mask as an 8-bit grey PNG that is marked as ours, with the SHA-256 of its
 * pixels: a mask that somebody corrected and saved under the same name, or any
 * other file there, is not ours to replace.
 */
public final class MaskFile {

	private static final String FORMAT = "javax_imageio_png_1.0";
	private static final String KEYWORD = "Soulstyler";

	private MaskFile() {
		// prevent instantiation of utility class
	}

	/** What writes a mask: 0 is untouched, 255 fully the object's. */
	public static OutputSet.Encoder encoder(final Mask mask) {
		final byte[] pixels = (byte[]) MaskOverlay.toImagePlus(mask, "")
			.getProcessor().getPixels();
		final BufferedImage image = new BufferedImage(mask.width(), mask.height(),
			BufferedImage.TYPE_BYTE_GRAY);
		image.getRaster().setDataElements(0, 0, mask.width(), mask.height(),
			pixels);
		return file -> write(image, file);
	}

	/** Whether a file is a mask as we wrote it. */
	public static boolean isOurs(final Path file) {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final ImageReader reader = ImageIO.getImageReadersByFormatName("png")
				.next();
			try {
				reader.setInput(in);
				final String said = said(reader.getImageMetadata(0));
				return said != null && said.equals(digest(reader.read(0)));
			}
			finally {
				reader.dispose();
			}
		}
		catch (final IOException | RuntimeException exc) {
			return false; // not a PNG, or damaged
		}
	}

	// -- Helper methods --

	private static void write(final BufferedImage image, final Path file)
		throws IOException
	{
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png")
			.next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			final IIOMetadata metadata = writer.getDefaultImageMetadata(
				new ImageTypeSpecifier(image), null);
			final IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
			entry.setAttribute("keyword", KEYWORD);
			entry.setAttribute("value", digest(image));
			final IIOMetadataNode text = new IIOMetadataNode("tEXt");
			text.appendChild(entry);
			final IIOMetadataNode root = new IIOMetadataNode(FORMAT);
			root.appendChild(text);
			metadata.mergeTree(FORMAT, root);
			writer.setOutput(out);
			writer.write(new IIOImage(image, null, metadata));
		}
		finally {
			writer.dispose();
		}
	}

	private static @Nullable String said(final IIOMetadata metadata) {
		final NodeList entries = ((IIOMetadataNode) metadata.getAsTree(FORMAT))
			.getElementsByTagName("tEXtEntry");
		for (int i = 0; i < entries.getLength(); i++) {
			final IIOMetadataNode entry = (IIOMetadataNode) entries.item(i);
			if (KEYWORD.equals(entry.getAttribute("keyword"))) return entry
				.getAttribute("value");
		}
		return null;
	}

	private static String digest(final BufferedImage image) {
		if (!(image.getRaster().getDataBuffer() instanceof DataBufferByte))
			return "";
		try {
			return "mask, SHA-256 of its pixels " + HexFormat.of().formatHex(
				MessageDigest.getInstance("SHA-256").digest(((DataBufferByte) image
					.getRaster().getDataBuffer()).getData()));
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException(exc); // every Java has it
		}
	}
}
