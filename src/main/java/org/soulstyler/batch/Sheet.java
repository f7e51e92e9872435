package org.soulstyler.batch;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures side by side with a line of text under each.
 *
 * @param columns how many in a row
 * @param side longest side of a picture there, in pixels
 */
public record Sheet(int columns, int side) {

	private static final int GAP = 8;
	private static final int LINE = 18;

	/**
	 * A picture and what stands under it.
	 *
	 * @param picture or null where there is none
	 */
	public record Cell(BufferedImage picture, String label) {
	}

	/** Draws them, row by row, on white. */
	public BufferedImage draw(final List<Cell> cells) {
		final int rows = (cells.size() + columns - 1) / columns;
		final BufferedImage sheet = new BufferedImage(columns * (side + GAP) + GAP,
			rows * (side + LINE + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = sheet.createGraphics();
		try {
			graphics.setColor(Color.WHITE);
			graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
				RenderingHints.VALUE_INTERPOLATION_BICUBIC);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
				RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
			for (int i = 0; i < cells.size(); i++)
				draw(graphics, cells.get(i), GAP + i % columns * (side + GAP), GAP + i /
					columns * (side + LINE + GAP));
		}
		finally {
			graphics.dispose();
		}
		return sheet;
	}

	private void draw(final Graphics2D graphics, final Cell cell, final int x,
		final int y)
	{
		graphics.setColor(new Color(0xeeeeee));
		graphics.fillRect(x, y, side, side);
		final BufferedImage picture = cell.picture();
		if (picture != null) {
			final double scale = (double) side / Math.max(picture.getWidth(), picture
				.getHeight());
			final int w = Math.max(1, (int) Math.round(picture.getWidth() * scale));
			final int h = Math.max(1, (int) Math.round(picture.getHeight() * scale));
			graphics.drawImage(picture, x + (side - w) / 2, y + (side - h) / 2, w, h,
				null);
		}
		graphics.setColor(Color.BLACK);
		final FontMetrics metrics = graphics.getFontMetrics();
		String label = cell.label();
		while (label.length() > 1 && metrics.stringWidth(label) > side)
			label = label.substring(0, label.length() - 2).strip() + "…";
		graphics.drawString(label, x + (side - metrics.stringWidth(label)) / 2, y +
			side + LINE - 5);
	}
}
