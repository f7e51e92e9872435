package org.soulstyler.fiji;

import org.scijava.plugin.Plugin;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** What Fiji's scripting-groovy is: Groovy as a language of SciJava's. */
@Plugin(type = ScriptLanguage.class)
public class Groovy extends AdaptedScriptLanguage {

	public Groovy() {
		super("groovy");
	}
}
