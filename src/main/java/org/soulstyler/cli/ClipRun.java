package org.soulstyler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.soulstyler.Soulstyler;
import org.soulstyler.batch.Fingerprint;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ClipFile;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.video.ClipResult;
import org.soulstyler.video.FrameFolder;
import org.soulstyler.video.FrameSource;
import org.soulstyler.video.VideoSettings;
import org.soulstyler.video.VideoStylizer;

/** Restyles a clip into a folder of frames; a run that was ended goes on there. */
record ClipRun(Path input, Path output, ProgressPrinter progress) {

	void run(final Soulstyler soulstyler, final String instruction,
		final StylizationSettings settings) throws SoulstylerException
	{
		final ClipFile clip = ClipFile.open(input);
		progress.notice(clip.size() + " frames: the " + clip.axis() + ".");
		final StyleInstruction understood = soulstyler.split(instruction, progress);
		if (understood.targets().size() != 1 || understood.objects().isBlank())
			throw new SoulstylerException(Failure.INSTRUCTION,
				"In a clip, name one object and one style; restyle further ones " +
					"afterwards, in the result.");
		final Map<String, String> made = new TreeMap<>();
		made.put("clip", input.toAbsolutePath().normalize().toString());
		made.put("frames are", clip.axis());
		made.put("frames", Integer.toString(clip.size()));
		made.put("first frame", Fingerprint.of(java.util.Arrays.toString(clip.frame(
			0).samples())));
		made.put("instruction", instruction);
		made.put("settings", settings.toJson().toString());
		final FrameFolder folder = new FrameFolder(output, made);
		if (folder.finished() > 0) progress.notice(folder.finished() +
			" frames are already there.");
		if (folder.finished() >= clip.size()) return;
		final ClipResult result = new VideoStylizer(soulstyler, settings,
			VideoSettings.DEFAULTS).run(source(clip), understood.targets().get(0)
				.inEnglish().objects(), understood.targets().get(0).inEnglish().style(),
				folder, progress);
		folder.report(result.provenance(input.toString(), clip.axis(), understood,
			soulstyler.bundle(), List.of()));
		if (result.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Stopped; " + result.finished() + " frames are finished.");
	}

	private static FrameSource source(final ClipFile clip) {
		return new FrameSource() {

			@Override
			public int size() {
				return clip.size();
			}

			@Override
			public ColorImage frame(final int index) throws SoulstylerException {
				return clip.frame(index);
			}
		};
	}
}
