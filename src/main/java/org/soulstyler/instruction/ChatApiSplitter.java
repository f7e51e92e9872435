package org.soulstyler.instruction;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

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

	private static final int MOST_TRANSLATED = 200;

	private static final String FORM = " The answer has the form" +
		" {\"targets\":[{\"objects\":\"…\",\"content\":\"…\"}]}. The parts stay in the" +
		" instruction's language.";

	private static final String AGAIN = "Both parts must be copied word for word" +
		" from the instruction, and must not share words. Answer again.";

	private static final String TRANSLATE = "Translate each text from a wish for" +
		" a picture into English, with no other words. Answer with" +
		" {\"english\":[\"…\"]}, in the same order.";

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
			: new StyleInstruction(instruction, inEnglish(split.targets()), split
				.notices());
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
		final List<Turn> turns = turns(text.text());
		final JsonObject schema = schema(grammar);
		final String said = client.ask(turns, schema);
		try {
			return read(said, grammar);
		}
		catch (final SoulstylerException e) {
			turns.add(new Turn("assistant", said));
			turns.add(new Turn("user", AGAIN));
			return read(client.ask(turns, schema), grammar);
		}
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

	private List<Target> inEnglish(final List<Target> targets)
		throws SoulstylerException
	{
		final List<String> parts = new ArrayList<>();
		for (final Target target : targets) {
			if (!target.isWholePicture()) parts.add(target.objects());
			parts.add(target.style());
		}
		final JsonObject schema = object("english", array(type("string")));
		final List<String> english = translations(client.ask(List.of(new Turn(
			"system", TRANSLATE), new Turn("user", GSON.toJson(parts))), schema),
			parts.size());
		final List<Target> translated = new ArrayList<>();
		int next = 0;
		for (final Target target : targets) {
			final String objects = target.isWholePicture() ? "" : english.get(next++);
			translated.add(new Target(target.objects(), target.style(), new Target(
				objects, english.get(next++))));
		}
		return translated;
	}

	private List<String> translations(final String said, final int count)
		throws SoulstylerException
	{
		final List<String> english = new ArrayList<>();
		try {
			for (final var text : JsonParser.parseString(said.substring(said.indexOf(
				'{', Math.max(0, said.lastIndexOf("</think>"))), said.lastIndexOf('}') +
					1)).getAsJsonObject().getAsJsonArray("english"))
				english.add(text.getAsString().strip());
		}
		catch (final JsonParseException | IllegalStateException
				| NullPointerException | UnsupportedOperationException
				| ClassCastException | IndexOutOfBoundsException e)
		{
			english.clear(); // refused below
		}
		if (english.size() != count || !english.stream().allMatch(
			ChatApiSplitter::isPlain)) throw new SoulstylerException(Failure.MODEL,
				who() + " did not translate the instruction. Write it in English.");
		return english;
	}

	private static boolean isPlain(final String english) {
		return !english.isEmpty() && english.length() <= MOST_TRANSLATED && english
			.codePoints().allMatch(c -> c >= ' ' && c < 0x250 || c >= 0x2010 &&
				c < 0x2028);
	}

	private String who() {
		return "The language model \"" + client.server().model() + "\" at " + client
			.server().base();
	}

	private static List<Turn> turns(final String instruction) {
		final List<Turn> turns = new ArrayList<>();
		turns.add(new Turn("system", SplitterTask.SYSTEM + FORM));
		for (final Example example : SplitterTask.examples()) {
			turns.add(new Turn("user", example.instruction()));
			turns.add(new Turn("assistant", json(example.answer())));
		}
		turns.add(new Turn("user", "Verwandle den roten Apfel in Feuer."));
		turns.add(new Turn("assistant", json(new Answer("den roten Apfel",
			"Feuer"))));
		turns.add(new Turn("user", instruction));
		return turns;
	}

	private static String json(final Answer answer) {
		final JsonObject json = new JsonObject();
		json.add("targets", GSON.toJsonTree(answer.targets()));
		return json.toString();
	}

	private static JsonObject schema(final InstructionGrammar grammar) {
		final JsonObject part = type("string");
		final List<String> spans = grammar.spans();
		if (spans.size() <= MOST_LISTED) {
			final JsonArray values = new JsonArray();
			values.add("");
			spans.forEach(values::add);
			part.add("enum", values);
		}
		final JsonObject target = object("objects", part, "content", part);
		return object("targets", array(target));
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
