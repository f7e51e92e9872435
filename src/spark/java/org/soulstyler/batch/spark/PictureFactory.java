package org.soulstyler.batch.spark;

import org.soulstyler.Soulstyler;
import org.soulstyler.batch.ItemWork;
import org.soulstyler.batch.PictureWork;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.settings.SettingsText;
import org.soulstyler.settings.StylizationSettings;

/**
 * Pictures.
 *
 * @param models that Spark brings to the executors
 * @param settings of all items, in their text form
 * @param seed null for the models' own
 * @param device auto, cpu, gpu or cuda:N
 * @param extension of the pictures: "png", "tif" or "jpg"
 */
record PictureFactory(ModelArchive models, String settings, Long seed,
		String device, String extension) implements WorkFactory {

	@Override
	public ItemWork open() throws SoulstylerException {
		final Soulstyler soulstyler = ExecutorModels.open(models, device);
		return new PictureWork(soulstyler, over(soulstyler.defaults()), extension);
	}

	/**
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) when a setting or
	 *           the device does not exist or does not fit
	 */
	void check() throws SoulstylerException {
		try (Soulstyler soulstyler = Soulstyler.open(models.open(), DeviceWish
			.parse(device)))
		{
			over(soulstyler.defaults());
		}
	}

	private StylizationSettings over(final StylizationSettings defaults)
		throws SoulstylerException
	{
		try {
			final StylizationSettings all = defaults.with(SettingsText.parse(
				settings));
			return seed == null ? all : all.withSeed(seed);
		}
		catch (final IllegalArgumentException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "Settings: " + exc
				.getMessage(), exc);
		}
	}
}
