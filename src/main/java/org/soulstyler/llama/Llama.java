package org.soulstyler.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import de.kherud.llama.args.LogFormat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.soulstyler.llama.Message.Kind;

/**
 * llama.cpp with one model. Answers do not depend, not even in the last bit of a
 * probability, on what was asked before: the state that a prompt's beginning
 * leaves is computed once, in a batch of its own, and every question goes on from
 * just there.
 */
final class Llama {

	/** Stands for the rest of a prompt, and begins none. */
	private static final String NO_REST = "\u0001";

	/** Differs from {@link #NO_REST} in its first character. */
	private static final String SOME_REST = "Turn";

	/** Shorter beginnings are read anew each time. */
	private static final int WORTH_KEEPING = 64;

	/** Added to the logits of tokens that may come; above all others. */
	private static final float ALLOWED = 200;

	/** Tokens that are left for an answer, at least. */
	private static final int LEAST_ANSWER = 64;

	private final LlamaModel model;
	private final int context;

	/** The beginning that was kept, and its tokens with {@link #NO_REST}. */
	private String beginning = "";
	private int[] kept = {};
	/** How many of these every question shares; 0 if too few do. */
	private int shared;

	/** Whether the state that it leaves is at hand. */
	private boolean read;

	/** The text that was continued last. */
	private String last = "";

	private Llama(final LlamaModel model, final int context) {
		this.model = model;
		this.context = context;
	}

	/**
	 * @throws RuntimeException if llama.cpp cannot read the file
	 * @throws LinkageError if llama.cpp does not load
	 */
	static Llama open(final Message request) {
		final String file = request.texts().get(0), library = request.texts().get(
			1);
		System.setProperty("de.kherud.llama.lib.path", library);
		// The binding deletes files there whose names begin like its library's.
		System.setProperty("de.kherud.llama.tmpdir", library + "/none");
		final int context = request.numbers().get(0);
		final int threads = request.numbers().get(1);
		try {
			// llama.cpp logs every tensor.
			LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {});
		}
		catch (final LinkageError e) {
			// The binding does not say why its library fails to load; this does.
			System.load(Path.of(library, System.mapLibraryName("jllama")).toString());
			throw e;
		}
		return new Llama(new LlamaModel(new ModelParameters() //
			.setModel(file) //
			.setCtxSize(context) //
			.setThreads(threads) //
			.setThreadsBatch(threads) //
			.setParallel(1) //
			.disableLog()), context);
	}

	Message answer(final Message request) {
		final List<String> texts = request.texts();
		return switch (request.kind()) {
			case TOKENS -> new Message(Kind.ANSWER, List.of(), IntStream.of(model
				.encode(texts.get(0))).boxed().toList());
			case CHAT -> Message.of(Kind.ANSWER, chat(texts));
			case COMPLETE, COMPLETE_AGAIN -> complete(request);
			case CHOOSE -> choose(request);
			default -> throw new IllegalArgumentException(request.kind().name());
		};
	}

	// -- Helper methods --

	private String chat(final List<String> said) {
		String system = "";
		final List<Pair<String, String>> messages = new ArrayList<>();
		for (int i = 0; i < said.size(); i += 2) {
			if (said.get(i).equals("system")) system = said.get(i + 1);
			else messages.add(new Pair<>(said.get(i), said.get(i + 1)));
		}
		return model.applyTemplate(new InferenceParameters("").setMessages(system,
			messages));
	}

	private Message complete(final Message request) {
		final String begin = request.texts().get(0);
		final String text = begin + request.texts().get(1);
		final String grammar = request.texts().get(2);
		final int most = request.numbers().get(0);
		final int[] tokens = model.encode(text);
		if (tokens.length + LEAST_ANSWER > context) return Message.of(
			Kind.TOO_LONG);
		final boolean again = request.kind() == Kind.COMPLETE_AGAIN && text.equals(
			last);
		final boolean keep = again || goOnFrom(begin, tokens);
		last = text;
		final int room = context - tokens.length - 1;
		final InferenceParameters question = parameters(text, keep).setNPredict(Math
			.min(most, room));
		if (!grammar.isEmpty()) question.setGrammar(grammar);
		final String answer = model.complete(question);
		// It ends where the room does, perhaps within a word.
		final boolean cut = room < most && model.encode(answer).length >= room;
		return cut ? Message.of(Kind.TOO_LONG) : Message.of(Kind.ANSWER, answer);
	}

	private Message choose(final Message request) {
		final String begin = request.texts().get(0);
		final String text = begin + request.texts().get(1);
		final OptionTree tree = new OptionTree(text, request.texts().get(2), request
			.texts().subList(3, request.texts().size()), request.numbers(),
			model::encode);
		if (tree.mostTokens() >= context) return Message.of(Kind.TOO_LONG);
		boolean keep = goOnFrom(begin, model.encode(text));
		last = "";
		while (tree.isOpen()) {
			final Map<Integer, Float> favoured = new HashMap<>();
			tree.branches().forEach((token, favour) -> favoured.put(token, ALLOWED +
				favour));
			tree.take(model.complete(parameters(tree.said(), keep).setNPredict(1)
				.setTokenIdBias(favoured)), token -> model.decode(new int[] { token }));
			keep = true;
		}
		return new Message(Kind.ANSWER, List.of(), List.of(tree.chosen()));
	}

	/** @return whether the state after the beginning is the one to go on from */
	private boolean goOnFrom(final String begin, final int[] tokens) {
		if (!begin.equals(beginning)) prepare(begin);
		// Few tokenizers join what the beginning ends with and the rest begins with.
		final boolean keep = shared > 0 && shared(kept, tokens) == shared;
		if (keep) model.complete(parameters(begin + NO_REST, read).setNPredict(1));
		read = keep;
		return keep;
	}

	private void prepare(final String begin) {
		beginning = begin;
		read = false;
		kept = model.encode(begin + NO_REST);
		final int count = shared(kept, model.encode(begin + SOME_REST));
		shared = count >= WORTH_KEEPING ? count : 0;
	}

	/** How many tokens are the same at the beginning. */
	private static int shared(final int[] some, final int[] others) {
		final int difference = Arrays.mismatch(some, others);
		return difference < 0 ? some.length : difference;
	}

	private static InferenceParameters parameters(final String prompt,
		final boolean keep)
	{
		return new InferenceParameters(prompt) //
			.setTemperature(0) //
			.setTopK(1) //
			.setSeed(0) //
			.setCachePrompt(keep);
	}
}
