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
	"Answers other programs on this computer, and a page in a browser, until it " +
		"is ended. /openapi.json of its address tells what it answers. Whoever asks " +
		"must show a token: " + ServerToken.VARIABLE + " in the environment, " +
		"--token-file, or else a new one, which is printed once." })
final class ServeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--port", paramLabel = "N", defaultValue = "8765",
		description = "Where to listen; 0 for any free one (default: " +
			"${DEFAULT-VALUE}).")
	private int port;

	@Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
		description = "Of which network (default: ${DEFAULT-VALUE}, this computer " +
			"alone). What goes over a network is not encrypted: put a server that " +
			"speaks https before it.")
	private String bind;

	@Option(names = "--allow-host", paramLabel = "NAME", split = ",",
		description = "Names by which others call this computer.")
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
			err.println("soulstyler: The server has ended.");
			// Past the exit handlers of native libraries.
			Runtime.getRuntime().halt(143);
		}, "Soulstyler ends its server"));
		if (!address.isLoopbackAddress()) err.println("Note: others in the network" +
			" can reach this server; what they send and get is not encrypted.");
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
				"\u201d is no address of this computer.", exc);
		}
	}
}
