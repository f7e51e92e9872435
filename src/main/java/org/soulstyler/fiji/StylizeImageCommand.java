package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.soulstyler.failure.SoulstylerException;

/** What the commands that restyle the active image have in common. */
public abstract class StylizeImageCommand extends SettingsCommand implements
	ImageCommand
{

	/** Invisible: not recorded, so that macros run on the active image. */
	@Parameter(label = "Image", persist = false,
		visibility = ItemVisibility.INVISIBLE)
	private ImagePlus image;

	@Parameter(label = "Slices of the stack", persist = false, required = false,
		choices = { Choices.CURRENT, Choices.ALL }, attrs = @Attr(
			name = CommandForm.WORDS, value = "this one|all"))
	private String slices = Choices.CURRENT;

	@Parameter(label = "Type of the result", persist = false, required = false,
		choices = { Choices.RGB, Choices.SOURCE },
		description = "As the source: grey values stay grey values, in their range",
		attrs = { @Attr(name = CommandForm.MORE), @Attr(name = CommandForm.WORDS,
			value = "colour|as the source") })
	private String type = Choices.RGB;

	@Parameter(label = "Show the picture as it develops", persist = false,
		required = false, choices = { Choices.YES, Choices.NO }, attrs = @Attr(
			name = CommandForm.MORE))
	private String preview = Choices.YES;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	public final ImagePlus image() {
		return image;
	}

	@Override
	final String subject() {
		return ActiveImage.title(image);
	}

	@Override
	final void work(final TaskProgress progress) throws SoulstylerException {
		ActiveImage.require(image);
		final Wishes wishes = wishes();
		requireUsable();
		wishes.requireUsable();
		if (Choices.ALL.equals(slices) && followsObjects() && ClipRestyling.isClip(
			image))
		{
			openPreview(progress);
			result = new ClipRestyling(image, sentence(), type, (index, objects,
				mask) -> ActiveImage.outline(image, index, objects, mask)).run(
					service(), wishes, progress, sentence());
			return;
		}
		final Restyling.Job job = job(progress);
		final Restyling restyling = new Restyling(image, sentence(), slices, type);
		openPreview(progress);
		result = restyling.run(service(), wishes, progress, job);
	}

	private void openPreview(final TaskProgress progress)
		throws SoulstylerException
	{
		if (Choices.YES.equals(Choices.among("preview", preview, Choices.YES,
			Choices.NO))) progress.openPreview(sentence());
	}

	/** What the user said. */
	abstract String sentence();

	/** Whether what is restyled is looked for, and so may move. */
	boolean followsObjects() throws SoulstylerException {
		return false;
	}

	/** @throws SoulstylerException if what the user said can't be used */
	abstract void requireUsable() throws SoulstylerException;

	/** How a picture is restyled; called once. */
	abstract Restyling.Job job(TaskProgress progress) throws SoulstylerException;
}
