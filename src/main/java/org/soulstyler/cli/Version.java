package org.soulstyler.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		final String version = Version.class.getPackage()
			.getImplementationVersion();
		return new String[] { "soulstyler " + (version == null ? "(not packaged)"
			: version), "Java " + Runtime.version() };
	}
}
