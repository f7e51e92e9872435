package org.soulstyler.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.chat.ChatClient.Turn;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** How servers are asked, and what is said where that fails. */
class ChatClientTest {

	private static final String SECRET = "sk-very-secret";

	private ChatStandIn stand;
	private Duration patience = Duration.ofMinutes(1);

	@BeforeEach
	void serve() throws Exception {
		stand = new ChatStandIn();
		stand.says("yes");
	}

	@AfterEach
	void stop() {
		stand.close();
	}

	private String ask() throws SoulstylerException {
		final ChatServer server = ChatServer.of(stand.address(), "m");
		return new ChatClient(server, ApiKey.find(server, true, Map.of(
			ApiKey.VARIABLE, SECRET), Path.of("none")), patience, Duration.ofMillis(
				5)).ask(List.of(new Turn("user", "?")), new JsonObject());
	}

	private SoulstylerException refusal() {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			this::ask);
		assertEquals(Failure.MODEL, e.failure());
		final StringWriter trace = new StringWriter();
		e.printStackTrace(new PrintWriter(trace));
		assertFalse(trace.toString().contains(SECRET));
		return e;
	}

	@Test
	void theKeyGoesToTheServer() throws Exception {
		assertEquals("yes", ask());
		assertEquals(List.of("Bearer " + SECRET), stand.authorized());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "401 | key", "403 | key",
		"404 | does not know this model", "413 | too long", "429 | quota",
		"500 | log", "503 | log", "302 | has moved", "418 | refused" })
	void eachFailureHasItsSentence(final int status, final String words) {
		stand.fails(status);
		final String sentence = refusal().getMessage();
		assertTrue(sentence.contains(words) && sentence.contains("" + status),
			sentence);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 502, 503, 504 })
	void whatPassesIsTriedAgain(final int status) throws Exception {
		stand.fails(status, status, 200);
		assertEquals("yes", ask());
		assertEquals(3, stand.asked().size());
	}

	@Test
	void aServerWithoutSchemasIsAskedWithout() throws Exception {
		stand.fails(400, 422, 200);
		assertEquals("yes", ask());
		assertTrue(stand.asked().get(0).contains("json_schema"));
		assertTrue(stand.asked().get(1).contains("json_object"));
		assertFalse(stand.asked().get(2).contains("response_format"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "[]", "{}", "{\"choices\":[]}",
		"{\"choices\":[{\"message\":{\"content\":null}}]}", "{\"choices\":7}" })
	void whatIsNoChatInterfaceIsTold(final String body) {
		stand.writes(body);
		assertTrue(refusal().getMessage().contains("not an OpenAI-compatible"));
	}

	@Test
	void whoeverTakesTooLongIsNotWaitedFor() {
		stand.waits(2500);
		patience = Duration.ofSeconds(1);
		assertTrue(refusal().getMessage().contains("within 1 seconds"));
	}

	@Test
	void whereNoServerRunsThatIsSaid() {
		stand.close();
		assertTrue(refusal().getMessage().contains("Is the server running?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "ftp://localhost", "file:///etc",
		"http://me:" + SECRET + "@localhost/v1", "http://localhost/v1?key=" +
			SECRET, "http://a b/v1" })
	void anAddressThatIsNoneIsRefusedAndNotRepeated(final String address) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> ChatServer.of(address, "m"));
		assertFalse(e.getMessage().contains(SECRET));
	}

	@Test
	void theEnvironmentsKeyIsForTheServerThatTheUserNamed() throws Exception {
		final ChatServer server = ChatServer.of("https://192.0.2.1/v1", "m");
		final Map<String, String> environment = Map.of(ApiKey.VARIABLE, SECRET);
		final Path home = Path.of("none");
		assertTrue(ApiKey.find(server, true, environment, home).isPresent());
		assertFalse(ApiKey.find(server, false, environment, home).isPresent());
		assertThrows(SoulstylerException.class, () -> ApiKey.find(ChatServer.of(
			"http://192.0.2.1/v1", "m"), true, environment, home));
	}

	@Test
	void aFilesKeysAreForTheirServersAndForNobodyElsesEyes(
		@TempDir final Path home) throws Exception
	{
		final Path file = home.resolve(ApiKey.FILE);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "# mine\nhttps://192.0.2.1 " + SECRET +
			"\nhttp://localhost:1 other\n");
		Assumptions.assumeTrue(file.getFileSystem().supportedFileAttributeViews()
			.contains("posix"), "This file system has no permissions.");
		final ChatServer server = ChatServer.of("https://192.0.2.1/v1", "m");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
			"rw-r--r--"));
		assertEquals(Failure.ENVIRONMENT, assertThrows(SoulstylerException.class,
			() -> ApiKey.find(server, false, Map.of(), home)).failure());
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
			"rw-------"));
		final Optional<ApiKey> key = ApiKey.find(server, false, Map.of(), home);
		assertEquals("Bearer " + SECRET, key.orElseThrow().bearer());
		assertFalse(key.toString().contains(SECRET));
		assertFalse(ApiKey.find(ChatServer.of("https://192.0.2.2", "m"), false, Map
			.of(), home).isPresent());
	}

	@Test
	void aKeyIsWhereTheUserSays(@TempDir final Path folder) throws Exception {
		final ChatServer server = ChatServer.of("https://192.0.2.1/v1", "m");
		final Map<String, String> environment = Map.of("MY_KEY", SECRET, "EMPTY",
			"", ApiKey.VARIABLE, "another");
		assertEquals("Bearer " + SECRET, ApiKey.from("MY_KEY", server, environment)
			.bearer());
		final Path empty = Files.createFile(folder.resolve("empty"));
		if (empty.getFileSystem().supportedFileAttributeViews().contains("posix"))
			Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString(
				"rw-------"));
		for (final String nowhere : List.of("EMPTY", "NOT_SET", SECRET, "", "\0",
			empty.toString()))
		{
			final SoulstylerException exc = assertThrows(SoulstylerException.class,
				() -> ApiKey.from(nowhere, server, environment), nowhere);
			assertEquals(Failure.ENVIRONMENT, exc.failure());
			assertFalse(exc.getMessage().contains(SECRET), exc.getMessage());
		}
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> ApiKey.from("MY_KEY", ChatServer.of("http://192.0.2.1/v1", "m"),
				environment)).failure());
	}
}
