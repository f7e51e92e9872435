package org.soulstyler.batch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A process that works on a batch, as it signs its claims.
 *
 * @param host its machine's name
 * @param space in which its number counts: containers have their own
 */
public record ClaimHolder(long pid, String host, String space) {

	private static final Path LINUX = Path.of("/proc/self/ns/pid");
	private static final Pattern SIGNATURE = Pattern.compile(
		"(\\d{1,18})@(\\S+) (\\S+)( .*)?");

	/** The names of processes of this machine, as records state them. */
	public static Set<String> names(final Collection<Long> pids) {
		return pids.stream().map(pid -> new ClaimHolder(pid, Here.HOST, Here.SPACE)
			.name()).collect(Collectors.toSet());
	}

	static ClaimHolder current() {
		return new ClaimHolder(ProcessHandle.current().pid(), Here.HOST,
			Here.SPACE);
	}

	/** What {@link #signature()} made, whatever follows it. */
	static Optional<ClaimHolder> read(final String text) {
		final Matcher signature = SIGNATURE.matcher(text);
		return signature.matches() ? Optional.of(new ClaimHolder(Long.parseLong(
			signature.group(1)), signature.group(2), signature.group(3))) : Optional
				.empty();
	}

	/** For people: "PID@HOST". */
	String name() {
		return pid + "@" + host;
	}

	/** For people first: "PID@HOST SPACE". */
	String signature() {
		return name() + " " + space;
	}

	/** Whether it ran on this machine and has ended. What is elsewhere, may run. */
	boolean isGone() {
		return host.equals(Here.HOST) && space.equals(Here.SPACE) && !ProcessHandle
			.of(pid).map(ProcessHandle::isAlive).orElse(false);
	}

	/** Asked once: a name service may be slow. */
	private static final class Here {

		private static final String HOST = host();
		private static final String SPACE = space();

		private static String host() {
			try {
				return InetAddress.getLocalHost().getHostName();
			}
			catch (final UnknownHostException exc) {
				return "localhost";
			}
		}

		/**
		 * Only Linux has several; where it does not tell which, nobody else is in
		 * it.
		 */
		private static String space() {
			if (!System.getProperty("os.name").startsWith("Linux")) return "system";
			try {
				if (Files.exists(LINUX) && !HOST.equals("localhost")) return Files
					.readSymbolicLink(LINUX).toString();
			}
			catch (final IOException | UnsupportedOperationException exc) {
				// as where there is none
			}
			return UUID.randomUUID().toString();
		}
	}
}
