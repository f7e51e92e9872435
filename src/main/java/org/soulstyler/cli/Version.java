package org.soulstyler.cli;

import org.soulstyler.Soulstyler;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "soulstyler " + Soulstyler.version(), "Java " +
			Runtime.version() };
	}
}
