package org.soulstyler.evaluation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What is measured of a restyled picture. */
public enum Figure {

		OUTSIDE_PSNR("outsidePsnr", "PSNR outside, dB", Better.HIGHER, 1,
			"outside the drawn mask, what is inside black in both pictures (PIE-Bench)"),
		OUTSIDE_SSIM("outsideSsim", "SSIM outside", Better.HIGHER, 3,
			"the same way"), OUTSIDE_MSE("outsideMse", "MSE outside × 10⁴",
				Better.LOWER, 1, "the same way, values in [0, 1]"), BAND_PSNR(
					"bandPsnr", "PSNR band, dB", Better.HIGHER, 1,
					"of the pixels outside the drawn mask within 2 % of the longest side (at least 3 pixels) of it: spill and halo"),
		BAND_SSIM("bandSsim", "SSIM band", Better.HIGHER, 3,
			"mean of the whole pictures' SSIM over that band"), BAND_MSE("bandMse",
				"MSE band × 10⁴", Better.LOWER, 1, "mean over that band"), TEXT(
					"textSimilarity", "text similarity", Better.HIGHER, 3,
					"cosine of the object in the new picture and the style's words"),
		DIRECTION("directionalSimilarity", "directional similarity", Better.HIGHER,
			3, "cosine of the change from the old object to the new one and that " +
				"from the word photo to the style's words"), STYLE_NAMED("styleNamed",
					"style named", Better.HIGHER, 2,
					"how often no other style of the set is nearer (R-precision)"),
		STRUCTURE("structureKept", "structure kept", Better.HIGHER, 2,
			"correlation of the luma's contours inside, before and after"),
		KIND_NAMED("kindNamed", "kind still named", Better.HIGHER, 2,
			"how often one of the classifier's first five kinds is the object's; only where it is so before"),
		LOSS("paperLoss", "paper's loss", Better.LOWER, 0,
			"Soulstyler's losses with its weights, in the models' own networks, over crops that are the same for all methods"),
		IOU("iou", "IoU of the mask", Better.HIGHER, 2,
			"of the mask that was used and the drawn one"), SECONDS("seconds",
				"seconds", Better.LOWER, 1, "by the clock"), PROCESSOR_SECONDS(
					"processorSeconds", "processor seconds", Better.LOWER, 1,
					"of all threads"), PEAK_BYTES("peakBytes", "peak, MB", Better.LOWER,
						0, "resident memory of the process"), ITERATIONS("iterations",
							"iterations", Better.LOWER, 0, "done");

	/** Which way is the better one. */
	enum Better {
			HIGHER, LOWER
	}

	private final String key;
	private final String label;
	private final Better better;
	private final int digits;
	private final String meaning;

	Figure(final String key, final String label, final Better better,
		final int digits, final String meaning)
	{
		this.key = key;
		this.label = label;
		this.better = better;
		this.digits = digits;
		this.meaning = meaning;
	}

	/** Its name in JSON. */
	public String key() {
		return key;
	}

	/** Its name in a table, with its unit. */
	String label() {
		return label + (better == Better.HIGHER ? " ↑" : " ↓");
	}

	/** Whether a value is as good as another one, or better. */
	boolean isAsGood(final double value, final double other) {
		return better == Better.HIGHER ? value >= other : value <= other;
	}

	/** What it is, without a stop. */
	String meaning() {
		return meaning;
	}

	/** A value for people. */
	String format(final double value) {
		if (Double.isNaN(value)) return "–";
		if (Double.isInfinite(value)) return "∞";
		final double shown = switch (this) {
			case OUTSIDE_MSE, BAND_MSE -> 1e4 * value;
			case PEAK_BYTES -> value / 1e6;
			default -> value;
		};
		return String.format(Locale.ROOT, "%." + digits + "f", shown);
	}

	/**
	 * The error whose mean this one's is computed from: a mean of decibels would be
	 * infinite as soon as one picture is untouched.
	 *
	 * @return null for a figure that is averaged itself
	 */
	@Nullable
	Figure error() {
		return switch (this) {
			case OUTSIDE_PSNR -> OUTSIDE_MSE;
			case BAND_PSNR -> BAND_MSE;
			default -> null;
		};
	}
}
