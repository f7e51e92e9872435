package org.soulstyler.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.List;

import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The settings of a stylization, each over the models' own. An option that is
 * not given leaves its setting alone.
 */
final class SettingsOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	private final JsonObject overrides = new JsonObject();

	@Option(names = "--preset", paramLabel = "PRESET",
		description = "fast: the models' own settings (default). paper: those of " +
			"the Soulstyler paper. Other options still apply.")
	void preset(final String value) {
		overrides.addProperty("preset", value);
	}

	@Option(names = "--precision", paramLabel = "TYPE",
		description = "What the frozen networks multiply in: float32, bfloat16 or " +
			"auto.")
	void precision(final String value) {
		overrides.addProperty("precision", value);
	}

	@Option(names = { "-i", "--iterations" }, paramLabel = "N",
		description = "Optimisation steps.")
	void iterations(final int value) {
		override("iterations", value);
	}

	@Option(names = { "-s", "--seed" }, paramLabel = "N",
		description = "The same seed gives the same picture (on a CPU, bit for bit).")
	void seed(final long value) {
		override("seed", value);
	}

	@Option(names = "--working-size", paramLabel = "PX",
		description = "Longest side of the region that is optimised.")
	void workingSize(final int value) {
		override("workingSize", value);
	}

	@Option(names = "--crops", paramLabel = "N",
		description = "Crops of the object per step.")
	void crops(final int value) {
		override("cropCount", value);
	}

	@Option(names = "--crop-size", paramLabel = "PX[-PX]",
		description = "Side of a crop, or smallest and largest.")
	void cropSize(final String value) {
		final String[] sides = value.split("-", 2);
		try {
			override("minCropSize", Integer.parseInt(sides[0].strip()));
			override("maxCropSize", Integer.parseInt(sides[sides.length - 1]
				.strip()));
		}
		catch (final NumberFormatException exc) {
			throw new ParameterException(command.commandLine(), "--crop-size is \"" +
				value + "\"; it should be like 64 or 48-96.");
		}
	}

	@Option(names = "--threshold", paramLabel = "T",
		description = "Crops whose directional loss is below T are content.")
	void threshold(final double value) {
		override("threshold", value);
	}

	@Option(names = "--learning-rate", paramLabel = "X",
		description = "Adam's step size at the start.")
	void learningRate(final double value) {
		override("learningRate", value);
	}

	@Option(names = "--lambda-patch", paramLabel = "X",
		description = "Weight of the crops' directional CLIP loss.")
	void patchWeight(final double value) {
		override("patchWeight", value);
	}

	@Option(names = "--lambda-direction", paramLabel = "X",
		description = "Weight of the whole region's directional CLIP loss.")
	void directionWeight(final double value) {
		override("directionWeight", value);
	}

	@Option(names = "--lambda-content", paramLabel = "X",
		description = "Weight of the content loss.")
	void contentWeight(final double value) {
		override("contentWeight", value);
	}

	@Option(names = "--lambda-tv", paramLabel = "X",
		description = "Weight of the total variation.")
	void tvWeight(final double value) {
		override("tvWeight", value);
	}

	@Option(names = "--lambda-background", paramLabel = "X",
		description = "Weight of the background loss.")
	void backgroundWeight(final double value) {
		override("backgroundWeight", value);
	}

	@Option(names = "--contrast", paramLabel = "X",
		description = "Factor on the finished object's contrast.")
	void contrast(final double value) {
		override("contrast", value);
	}

	@Option(names = "--set", paramLabel = "SETTING=VALUE",
		description = "Any other setting, by the name that OUT.json gives it.")
	void set(final List<String> pairs) {
		for (final String pair : pairs) {
			final int end = pair.indexOf('=');
			if (end < 1) throw new ParameterException(command.commandLine(),
				"--set is \"" + pair + "\"; it should be like tvWeight=0.1.");
			overrides.add(pair.substring(0, end), StylizationSettings.value(pair
				.substring(end + 1)));
		}
	}

	/**
	 * @throws ParameterException (exit status 2) when a setting does not exist or
	 *           does not fit
	 */
	StylizationSettings over(final StylizationSettings defaults) {
		try {
			return defaults.with(overrides);
		}
		catch (final IllegalArgumentException exc) {
			throw new ParameterException(command.commandLine(), exc.getMessage());
		}
	}

	private void override(final String name, final Number value) {
		overrides.add(name, new JsonPrimitive(value));
	}
}
