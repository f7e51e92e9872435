package org.soulstyler.instruction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionGrammar.Span;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;

/**
 * Splits instructions with a language model that runs in this process
 * (llama.cpp). Whatever the model, its answer is made of the instruction's own
 * words ({@link InstructionGrammar}), is the same every time, and is checked.
 * <p>
 * Thread-safe; one instruction at a time. llama.cpp's binding frees a model
 * only when the process ends, so {@link #close} merely lets go of it, and
 * opening the same file again is free. The binding also leaves a thread attached
 * to the virtual machine: a program that used it ends with
 * {@link System#exit}, not by returning from {@code main}.
 */
public final class LlamaSplitter implements InstructionSplitter {

	private static final int CONTEXT = 2048;

	private final SplitterModel description;
	private final String template;
	private LlamaModel model;

	private LlamaSplitter(final SplitterModel description,
		final LlamaModel model)
	{
		this.description = description;
		this.model = model;
		template = description.prompt() != null ? description.prompt()
			: chatTemplate(model);
	}

	/**
	 * Loads a model.
	 *
	 * @throws SoulstylerException {@link Failure#MODEL} if the file is missing or
	 *           is no GGUF that llama.cpp reads
	 */
	public static LlamaSplitter open(final SplitterModel description)
		throws SoulstylerException
	{
		if (!Files.isRegularFile(description.file())) {
			throw new SoulstylerException(Failure.MODEL, "There is no language model at " +
				description.file() + ".");
		}
		if (description.prompt() != null && !description.prompt().contains(
			SplitterTask.SLOT))
		{
			throw new SoulstylerException(Failure.MODEL, "The prompt of the language model " +
				description.file() + " does not say where the instruction goes: it needs " +
				SplitterTask.SLOT + ".");
		}
		final int threads = threads(description);
		final ModelParameters parameters = new ModelParameters() //
			.setModel(description.file().toString()) //
			.setCtxSize(CONTEXT) //
			.setThreads(threads) //
			.setThreadsBatch(threads) //
			.setParallel(1) //
			.disableLog();
		try {
			return new LlamaSplitter(description, LlamaNatives.model(description
				.file(), parameters));
		}
		catch (final IOException | RuntimeException e) {
			// The binding's own exception is not public.
			throw new SoulstylerException(Failure.MODEL, "The language model " + description
				.file() + " cannot be loaded; it is damaged, or no GGUF of a kind that" +
				" this version of llama.cpp knows.", e);
		}
		catch (final LinkageError e) {
			throw new SoulstylerException(Failure.MODEL,
				"The language model's engine (llama.cpp) does not run on this computer: " + e
					.getMessage(), e);
		}
	}

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		return SplitterTask.complete(instruction, answer(instruction));
	}

	/** What the model makes of an instruction; here parts may be empty. */
	synchronized Answer answer(final String instruction)
		throws SoulstylerException
	{
		if (model == null) throw new IllegalStateException("closed");
		final InstructionText text = SplitterTask.check(instruction);
		final Answer answer = answer(text);
		final int fewest = answer.targets().size() + (areDistinct(answer) ? 1 : 0);
		return Clauses.split(text, this::answer).filter(clauses -> clauses.targets()
			.size() >= fewest).orElse(answer);
	}

	/** A model that is not sure of several targets says one's part of another. */
	private static boolean areDistinct(final Answer answer) {
		final List<Target> targets = answer.targets();
		return targets.stream().map(Target::objects).distinct().count() == targets
			.size() && targets.stream().map(Target::style).distinct()
				.count() == targets.size();
	}

	private Answer answer(final InstructionText text)
		throws SoulstylerException
	{
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		Answer answer = ask(text, grammar.toGbnf(), grammar);
		if (SplitterTask.isClear(answer, grammar)) return answer;
		if (answer.targets().size() > 1) {
			answer = ask(text, grammar.toGbnfOfOne(), grammar);
			if (SplitterTask.isClear(answer, grammar)) return answer;
		}
		// The parts share words. The objects are the surer half: keep them.
		final Optional<Span> objects = grammar.spans(answer.objects()).stream()
			.findFirst();
		return ask(text, grammar.toGbnf(objects.orElseThrow()), grammar);
	}

	/** How the model's own tokenizer writes a text; for tests. */
	synchronized int[] tokens(final String text) {
		return model.encode(text);
	}

	@Override
	public synchronized void close() {
		model = null;
	}

	// -- Helper methods --

	/** llama.cpp's threads wait for each other busily: for a small model, one. */
	private static int threads(final SplitterModel description) {
		final long megabytes = description.file().toFile().length() >> 20;
		return megabytes < 64 ? 1 : Math.min(8, Runtime.getRuntime()
			.availableProcessors());
	}

	private Answer ask(final InstructionText text, final String gbnf,
		final InstructionGrammar grammar) throws SoulstylerException
	{
		final String prompt = template.replace(SplitterTask.SLOT, text.text());
		// A token is at least a byte, and each part at most the whole text.
		final int longest = 64 * InstructionGrammar.MOST_TARGETS + 2 * text.text().getBytes(
			StandardCharsets.UTF_8).length;
		final int prompted = model.encode(prompt).length;
		if (prompted + 64 > CONTEXT) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction is too long for the language model. One object and one" +
					" style are enough, e.g. \"Turn the red apple into fire\".");
		}
		final InferenceParameters parameters = new InferenceParameters(prompt) //
			.setGrammar(gbnf) //
			.setTemperature(0) //
			.setTopK(1) //
			.setSeed(0) //
			.setCachePrompt(false) // so that nothing depends on what was asked before
			.setNPredict(Math.min(longest, CONTEXT - prompted - 1));
		final String json;
		try {
			json = model.complete(parameters);
		}
		catch (final RuntimeException e) {
			// The binding's own exception is not public.
			throw new SoulstylerException(Failure.MODEL, "The language model " + description
				.file() + " failed: " + e.getMessage(), e);
		}
		// llama.cpp ignores grammars that it cannot read, so trust nothing.
		return SplitterTask.parse(json, grammar, "The language model " + description
			.file());
	}

	/**
	 * The model's own chat template, filled but for the instruction. The slot goes
	 * through the template in the instruction's stead: it is plain ASCII, which
	 * survives the binding's string conversion.
	 */
	private static String chatTemplate(final LlamaModel model) {
		final List<Pair<String, String>> messages = new ArrayList<>();
		for (final Example example : SplitterTask.examples()) {
			messages.add(new Pair<>("user", example.instruction()));
			messages.add(new Pair<>("assistant", example.answer().toJson()));
		}
		messages.add(new Pair<>("user", SplitterTask.SLOT));
		return model.applyTemplate(new InferenceParameters("").setMessages(
			SplitterTask.SYSTEM, messages));
	}
}
