package org.soulstyler.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.server.Limits;
import org.soulstyler.server.Server;
import org.soulstyler.server.ServerSettings;
import org.soulstyler.server.ServerToken;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The same for other programs on this computer, and for a browser. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
	"Serves other programs on this computer, and a page in a browser, until " +
		"it is stopped; /openapi.json describes the interface. Clients must " +
		"present a token: that of " + ServerToken.VARIABLE + " in the " +
		"environment or of --token-file, or else a new one, which is printed " +
		"once." })
final class ServeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--port", paramLabel = "N", defaultValue = "8765",
		description = "Where to listen; 0 for any free one (default: " +
			"${DEFAULT-VALUE}).")
	private int port;

	@Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
		description = "The address to listen at (default: ${DEFAULT-VALUE}, this computer " +
			"alone). Traffic is not encrypted: for other computers put an https " +
			"proxy in front.")
	private String bind;

	@Option(names = "--allow-host", paramLabel = "NAME", split = ",",
		description = "Further host names by which this computer may be " +
			"addressed.")
	private Set<String> hosts = Set.of();

	@Option(names = "--token-file", paramLabel = "FILE",
		description = "A file with the token, which only you can read.")
	private Path tokenFile;

	@Mixin
	private EngineOptions engine;

	@Override
	public Integer call() throws SoulstylerException, InterruptedException {
		final PrintWriter err = command.commandLine().getErr();
		final ServerToken token = ServerToken.find(tokenFile, System.getenv());
		final InetAddress address = address();
		final Server server = Server.open(engine.open(), new ServerSettings(address,
			port, hosts, token, Limits.DEFAULT), err::println);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			server.close();
			err.println("soulstyler: The server has stopped.");
			// Past the exit handlers of native libraries.
			Runtime.getRuntime().halt(143);
		}, "Soulstyler ends its server"));
		if (!address.isLoopbackAddress()) err.println(
			"Note: others in the network " +
				"can reach this server, and the traffic is not encrypted.");
		tell(server, token);
		new CountDownLatch(1).await(); // until a signal comes
		return 0;
	}

	// -- Helper methods --

	/** A browser keeps what stands behind # to itself. */
	private void tell(final Server server, final ServerToken token) {
		final PrintWriter out = command.commandLine().getOut();
		out.println(server.address() + (token.toTell() == null ? "" : "#token=" +
			token.toTell()));
		out.flush();
		command.commandLine().getErr().println("Open this address in a browser" +
			(token.toTell() == null ? "" : "; programs send the token as " +
				"\u201cAuthorization: Bearer TOKEN\u201d") + ". Ctrl+C ends it.");
	}

	private InetAddress address() throws SoulstylerException {
		try {
			return InetAddress.getByName(bind);
		}
		catch (final UnknownHostException exc) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "\u201c" + bind +
				"\u201d is not an address of this computer.", exc);
		}
	}
}
