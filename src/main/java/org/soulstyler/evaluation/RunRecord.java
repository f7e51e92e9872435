package org.soulstyler.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What a run took, as JSON beside its picture; whoever makes pictures for an
 * evaluation writes one for each. A number that is not known is left out.
 *
 * @param seconds by the clock
 * @param processorSeconds of all threads
 * @param peakBytes resident memory, the most that the process had
 * @param iterations done
 * @param failure a sentence where there is no picture, else null
 */
public record RunRecord(@Nullable Double seconds,
		@Nullable Double processorSeconds, @Nullable Double peakBytes,
		@Nullable Double iterations, @Nullable String failure) {

	static RunRecord failed(final String why) {
		return new RunRecord(null, null, null, null, why);
	}

	/** @throws SoulstylerException ({@link Failure#IMAGE}) if it is none */
	static RunRecord read(final Path file) throws SoulstylerException {
		try {
			final RunRecord read = new Gson().fromJson(Files.readString(file),
				RunRecord.class);
			if (read == null) throw new JsonParseException("nothing is in it");
			return read;
		}
		catch (final IOException | JsonParseException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The record of a run, " +
				file + ", cannot be read. Delete it, and its picture is made again.",
				exc);
		}
	}

	String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
			.toJson(this) + "\n";
	}
}
