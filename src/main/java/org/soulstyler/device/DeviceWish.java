package org.soulstyler.device;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The device that the user requests. Each engine finds out what is available.
 *
 * @param kind of device
 * @param index of the GPU, from 0
 */
public record DeviceWish(Kind kind, int index) {

	/** Kinds of device. */
	public enum Kind {
			/** A GPU where the engine can use one, else the CPU. */
			AUTO,
			/** The CPU. */
			CPU,
			/** A GPU. */
			GPU
	}

	/** The fastest device available. */
	public static final DeviceWish AUTO = new DeviceWish(Kind.AUTO, 0);

	/** The CPU. */
	public static final DeviceWish CPU = new DeviceWish(Kind.CPU, 0);

	private static final Pattern FORM = Pattern.compile(
		"(auto|cpu)|(?:gpu|cuda)(?::?(\\d{1,4}))?");

	/**
	 * @param text "auto" (or blank, or null), "cpu", "gpu" or "cuda" for the first
	 *          GPU, "gpu:N" or "cuda:N" for that one
	 * @throws SoulstylerException ({@link Failure#DEVICE}) if it is none of these
	 */
	public static DeviceWish parse(final String text) throws SoulstylerException {
		if (text == null || text.isBlank()) return AUTO;
		final Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (!form.matches()) throw new SoulstylerException(Failure.DEVICE,
			"There is no device \"" + text.strip() +
				"\"; choose auto, cpu, gpu or cuda:N.");
		if (form.group(1) != null) return form.group(1).equals("cpu") ? CPU : AUTO;
		return new DeviceWish(Kind.GPU, form.group(2) == null ? 0 : Integer
			.parseInt(form.group(2)));
	}

	/** What {@link #parse} reads. */
	@Override
	public String toString() {
		return kind == Kind.GPU ? "gpu:" + index : kind.name().toLowerCase(
			Locale.ROOT);
	}
}
