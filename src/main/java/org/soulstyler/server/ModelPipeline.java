package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.util.List;
import java.util.Map;

import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.settings.StylizationSettings;

/** The pipeline with its models, opened once. */
record ModelPipeline(Soulstyler soulstyler) implements Pipeline {

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		return soulstyler.split(instruction, Progress.NONE);
	}

	@Override
	public Segmentation segment(final ColorImage image, final String objects)
		throws SoulstylerException
	{
		return soulstyler.segment(image, objects);
	}

	@Override
	public Result stylize(final ColorImage image, final Mask mask,
		final String instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		return soulstyler.stylize(image, mask, soulstyler.split(instruction,
			progress), settings, progress);
	}

	@Override
	public Result stylize(final ColorImage image, final Map<Integer, Mask> masks,
		final String instruction, final StylizationSettings settings,
		final Progress progress) throws SoulstylerException
	{
		return masks.isEmpty() ? soulstyler.run(image, instruction, settings,
			progress) : soulstyler.run(image, soulstyler.split(instruction, progress),
				masks, settings, progress);
	}

	@Override
	public StylizationSettings defaults() {
		return soulstyler.defaults();
	}

	@Override
	public JsonObject describe() throws SoulstylerException {
		final ModelBundle bundle = soulstyler.bundle();
		return Json.object("models", List.of(Json.object("name", bundle.name(),
			"licence", bundle.license(), "checksums", bundle.checksums())),
			"disclosure", soulstyler.disclosure().orElse(null), "settings", soulstyler
				.defaults().toJson());
	}

	@Override
	public void close() {
		soulstyler.close();
	}
}
