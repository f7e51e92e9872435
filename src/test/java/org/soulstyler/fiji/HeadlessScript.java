package org.soulstyler.fiji;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

import org.scijava.Context;
import org.scijava.script.ScriptService;

/**
 * Runs a script with {@code #@} parameters without a screen, as
 * {@code fiji --headless --run} does.
 */
public final class HeadlessScript {

	private HeadlessScript() {}

	/** @param arguments the script's file, then "name=value" */
	public static void main(final String[] arguments) throws Exception {
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 1; i < arguments.length; i++) {
			final String[] pair = arguments[i].split("=", 2);
			inputs.put(pair[0], pair[1]);
		}
		try (Context context = new Context()) {
			context.service(ScriptService.class).run(new File(arguments[0]), true,
				inputs).get();
		}
		System.exit(0);
	}
}
