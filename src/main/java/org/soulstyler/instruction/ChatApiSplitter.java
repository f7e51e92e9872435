package org.soulstyler.instruction;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.soulstyler.chat.ApiKey;
import org.soulstyler.chat.ChatClient;
import org.soulstyler.chat.ChatClient.Turn;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

/**
 * Splits instructions by asking a chat model behind an HTTP interface. A short
 * sentence's parts can be listed, so that a server that takes a JSON schema can
 * say nothing else; in any case the answer is checked, and what is no part of
 * the sentence is asked for once more and then refused. In other languages than
 * English the model translates the parts as well, for networks that know English
 * only.
 * <p>
 * The sentence, and nothing of the picture, goes to the server. Thread-safe.
 * </p>
 */
public final class ChatApiSplitter implements InstructionSplitter {

	/** How many values of an enumeration services accept in a schema. */
	private static final int MOST_LISTED = 200;

	private static final String FORM = " The answer has the form" +
		" {\"targets\":[{\"objects\":\"…\",\"content\":\"…\"}]}. The parts stay in the" +
		" instruction's language.";

	private static final String AGAIN =
		"Both parts must be copied word for word" +
			" from the instruction, and must not share words. Answer again.";

	private static final Gson GSON = new Gson();

	private final ChatClient client;

	ChatApiSplitter(final ChatClient client) {
		this.client = client;
	}

	/**
	 * @param named whether the user named the server for this run: then the
	 *          environment's key is for it
	 * @throws SoulstylerException if the key cannot be used, see {@link
	 *          ApiKey#find}
	 */
	public static ChatApiSplitter open(final ChatServer server,
		final boolean named) throws SoulstylerException
	{
		return new ChatApiSplitter(new ChatClient(server, ApiKey.find(server,
			named)));
	}

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final Request request = request(instruction);
		final StyleInstruction split = request.complete(instruction, ask(request
			.text()));
		return request.text().language() == Languages.standard() ? split
			: Translation.of(split, who(), this::translate);
	}

	@Override
	public List<Target> targets(final String instruction)
		throws SoulstylerException
	{
		final Request request = request(instruction);
		return request.restore(ask(request.text())).targets();
	}

	@Override
	public Optional<String> disclosure() {
		return client.server().isLocal() ? Optional.empty() : Optional.of(
			"The sentence, and nothing of the picture, goes to " + client.server()
				.origin() + ".");
	}

	@Override
	public void close() {
		// The client's threads end with the client.
	}

	// -- Helper methods --

	private static Request request(final String instruction)
		throws SoulstylerException
	{
		return Request.of(SplitterTask.check(instruction), true);
	}

	private Answer ask(final InstructionText text) throws SoulstylerException {
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final List<Turn> turns = turns(text);
		final List<String> spans = grammar.spans();
		final String said = client.ask(turns, schema(spans, spans));
		try {
			return read(said, grammar);
		}
		catch (final SoulstylerException e) {
			turns.add(new Turn("assistant", said));
			turns.add(new Turn("user", AGAIN));
			return read(client.ask(turns, schemaAfter(said, grammar)), grammar);
		}
	}

	/** The objects are the surer half: one that was said is kept. */
	private static JsonObject schemaAfter(final String said,
		final InstructionGrammar grammar)
	{
		final List<String> spans = grammar.spans();
		final List<Target> targets = grammar.form().read(said);
		final String objects = targets.size() == 1 ? targets.get(0).objects()
			: null;
		if (objects == null) return schema(spans, spans);
		final List<String> apart = spans.stream().filter(style -> grammar
			.objectsApartFrom(objects, style).isPresent()).toList();
		return apart.isEmpty() ? schema(spans, spans) : target(List.of(objects),
			apart);
	}

	private Answer read(final String said, final InstructionGrammar grammar)
		throws SoulstylerException
	{
		// Some models write down their reasoning first.
		final String answer = said.substring(Math.max(0, said.lastIndexOf(
			"</think>")));
		final Answer parts = SplitterTask.parse(answer, grammar, who());
		if (!SplitterTask.isClear(parts, grammar)) {
			throw new SoulstylerException(Failure.MODEL, who() +
				" used the same words for the object and the style. Try other words," +
				" e.g. \"Turn the red apple into fire\".");
		}
		return parts;
	}

	private String translate(final String texts, final int count)
		throws SoulstylerException
	{
		return client.ask(List.of(new Turn("system", Translation.TASK), new Turn(
			"user", texts)), object("english", array(type("string"))));
	}

	private String who() {
		return "The language model \"" + client.server().model() + "\" at " + client
			.server().base();
	}

	private static List<Turn> turns(final InstructionText text) {
		final List<Turn> turns = new ArrayList<>();
		turns.add(new Turn("system", SplitterTask.SYSTEM + FORM));
		for (final Example example : ExampleBank.examples(text)) {
			turns.add(new Turn("user", example.instruction()));
			turns.add(new Turn("assistant", json(example.answer())));
		}
		turns.add(new Turn("user", text.text()));
		return turns;
	}

	private static String json(final Answer answer) {
		final JsonObject json = new JsonObject();
		json.add("targets", GSON.toJsonTree(answer.targets()));
		return json.toString();
	}

	private static JsonObject schema(final List<String> objects,
		final List<String> styles)
	{
		return object("targets", array(target(objects, styles)));
	}

	private static JsonObject target(final List<String> objects,
		final List<String> styles)
	{
		return object("objects", part(objects), "content", part(styles));
	}

	/** One of the spans, or empty; any text where they are too many to list. */
	private static JsonObject part(final List<String> spans) {
		final JsonObject part = type("string");
		if (spans.size() <= MOST_LISTED) {
			final JsonArray values = new JsonArray();
			values.add("");
			spans.forEach(values::add);
			part.add("enum", values);
		}
		return part;
	}

	private static JsonObject type(final String type) {
		final JsonObject schema = new JsonObject();
		schema.addProperty("type", type);
		return schema;
	}

	private static JsonObject array(final JsonObject items) {
		final JsonObject schema = type("array");
		schema.add("items", items);
		return schema;
	}

	private static JsonObject object(final Object... namesAndSchemas) {
		final JsonObject properties = new JsonObject();
		final JsonArray names = new JsonArray();
		for (int i = 0; i < namesAndSchemas.length; i += 2) {
			names.add((String) namesAndSchemas[i]);
			properties.add((String) namesAndSchemas[i],
				(JsonObject) namesAndSchemas[i + 1]);
		}
		final JsonObject schema = type("object");
		schema.add("properties", properties);
		schema.add("required", names);
		schema.addProperty("additionalProperties", false);
		return schema;
	}
}
