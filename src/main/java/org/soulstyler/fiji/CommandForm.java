package org.soulstyler.fiji;

import ij.ImagePlus;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;
import org.scijava.widget.FileWidget;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.dialog.FormDialog;
import org.soulstyler.fiji.dialog.Messages;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Progress;

/**
 * A command's inputs as a dialog. Inputs say by attributes how they are asked:
 * {@link #SENTENCE}s first and large, {@link #MORE} behind a button, choices in
 * {@link #WORDS}. What stands in front is remembered for the next dialog; macros
 * and scripts never get what is remembered.
 */
final class CommandForm {

	/** Attribute of the input that the command is about. */
	static final String SENTENCE = "soulstyler.sentence";

	/** Value of {@link #SENTENCE}: the dialog says what is understood. */
	static final String INSTRUCTION = "instruction";

	/** Attribute of inputs that few people set. */
	static final String MORE = "soulstyler.more";

	/** Attribute: the choices in words, separated by {@code |}. */
	static final String WORDS = "soulstyler.words";

	private final Module module;
	private final List<ModuleItem<?>> fields;
	private final SoulstylerService service;
	private final ConvertService converter;
	private final PrefService preferences;
	private final Map<ModuleItem<?>, Supplier<String>> answers =
		new LinkedHashMap<>();

	CommandForm(final Module module, final List<ModuleItem<?>> fields,
		final SoulstylerService service, final ConvertService converter,
		final PrefService preferences)
	{
		this.module = module;
		this.fields = fields;
		this.service = service;
		this.converter = converter;
		this.preferences = preferences;
	}

	/**
	 * Shows the dialog, then sets and resolves the inputs; false when cancelled.
	 */
	boolean ask() {
		return Messages.onEventThread(() -> {
			final FormDialog dialog = new FormDialog(module.getInfo().getTitle(),
				"Soulstyler");
			for (final ModuleItem<?> message : CommandInputs.messages(module
				.getInfo()))
			{
				dialog.message(String.valueOf(message.getValue(module)));
				module.resolveInput(message.getName());
			}
			for (final ModuleItem<?> field : fields)
				addTo(dialog, field);
			dialog.requireFor(this::doubt);
			if (!dialog.ask()) return false;
			answers.forEach(this::take);
			return true;
		});
	}

	// -- Helper methods --

	private void addTo(final FormDialog dialog, final ModuleItem<?> field) {
		final String name = field.getName();
		final String label = field.getLabel();
		final String hint = field.getDescription();
		final String value = value(field);
		final List<String> choices = choices(field);
		if (field.get(SENTENCE) != null) {
			answers.put(field, dialog.sentence(name, label, hint, value));
			if (INSTRUCTION.equals(field.get(SENTENCE))) dialog.reading(
				this::understood);
		}
		else if (isForStacksOnly(field) && !isStack()) module.resolveInput(name);
		else if (choices != null) {
			final boolean models = field.getType() == BundleChoice.class;
			final String words = field.get(WORDS);
			answers.put(field, dialog.choice(isMore(field), name, label, hint,
				choices, words == null ? choices : List.of(words.split("\\|")), value,
				models ? BundleChoice.ANOTHER_FOLDER.name() : null, this::choose));
		}
		else if (field.getType() == File.class) answers.put(field, dialog.file(
			isMore(field), FileWidget.DIRECTORY_STYLE.equals(field.getWidgetStyle()),
			name, label, hint, value));
		else answers.put(field, dialog.text(isMore(field), name, label, hint,
			value));
	}

	/** @return null where anything may be said */
	private List<String> choices(final ModuleItem<?> field) {
		if (field.getType() == BundleChoice.class) return service.bundleChoices()
			.stream().map(BundleChoice::name).toList();
		return field.getChoices() == null || field.getChoices().isEmpty() ? null
			: field.getChoices().stream().map(String::valueOf).toList();
	}

	/** Which models is a question only where there are several. */
	private boolean isMore(final ModuleItem<?> field) {
		if (field.getType() == BundleChoice.class) return service.bundleChoices()
			.size() <= 2;
		return field.is(MORE);
	}

	private static boolean isForStacksOnly(final ModuleItem<?> field) {
		return field.getName().equals("slices");
	}

	private boolean isStack() {
		final ImagePlus image = (ImagePlus) module.getInput("image");
		return image != null && image.getStackSize() > 1;
	}

	private String value(final ModuleItem<?> field) {
		final Object initial = field.getValue(module);
		final String value = initial == null ? "" : initial.toString();
		return isMore(field) || CommandInputs.isSecret(field) ? value : preferences
			.get(module.getDelegateObject().getClass(), field.getName(), value);
	}

	private String choose(final File folder) {
		try {
			return service.chooseBundle(folder.toPath()).name();
		}
		catch (final SoulstylerException exc) {
			throw new IllegalArgumentException(exc.getMessage(), exc);
		}
	}

	/** Malformed numbers and missing sentences. */
	private String doubt() {
		for (final Map.Entry<ModuleItem<?>, Supplier<String>> answer : answers
			.entrySet())
		{
			final ModuleItem<?> field = answer.getKey();
			final String said = answer.getValue().get();
			if (field.isRequired() && said.isEmpty()) return field.getLabel();
			if (MacroOptions.isNumber(field) && !said.matches("-?\\d{1," + (field
				.getType() == int.class ? 9 : 18) + "}")) return "\"" + said +
					"\" is not a whole number: " + field.getLabel();
		}
		return null;
	}

	private void take(final ModuleItem<?> field, final Supplier<String> answer) {
		final String said = answer.get();
		// What is left empty is not recorded: null is SciJava's word for it.
		module.setInput(field.getName(), said.isEmpty() ? null : converter.convert(
			said, field.getType()));
		module.resolveInput(field.getName());
		if (!isMore(field) && !CommandInputs.isSecret(field)) preferences.put(module
			.getDelegateObject().getClass(), field.getName(), said);
	}

	private String understood() {
		String bundle = "";
		String sentence = "";
		for (final ModuleItem<?> field : answers.keySet()) {
			if (field.getType() == BundleChoice.class) bundle = answers.get(field)
				.get();
			if (field.get(SENTENCE) != null) sentence = answers.get(field).get();
		}
		try {
			final String text = sentence;
			return text.isEmpty() ? " " : reading(service.run(bundle, null,
				Progress.NONE, soulstyler -> soulstyler.split(text, Progress.NONE)));
		}
		catch (final SoulstylerException exc) {
			return exc.getMessage();
		}
	}

	private static String reading(final StyleInstruction understood) {
		final List<String> lines = new ArrayList<>(understood.notices());
		lines.add(0, "Understood: " + sentence(understood));
		return String.join("\n", lines);
	}

	/** What an instruction is understood as, e.g. "the apple → fire". */
	static String sentence(final StyleInstruction understood) {
		return String.join("; ", understood.targets().stream().map(target -> target
			.name() + " \u2192 " + target.style()).toList());
	}
}
