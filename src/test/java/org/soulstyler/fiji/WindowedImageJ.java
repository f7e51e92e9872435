package org.soulstyler.fiji;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * A user at plain ImageJ: opens an image, chooses each of our commands from the
 * menu, fills in their dialogs while the recorder watches, and runs what it
 * recorded. A process of its own, since it needs windows.
 */
final class WindowedImageJ {

	private static final int TIMEOUT_MILLIS = 120_000;
	private static final String QUICK =
		"workingSize 64, detailPasses 0, cropCount 2";

	private final Path folder;
	private final String instruction;
	private final File models;
	private final Recorder recorder;
	private final ImagePlus source;

	private WindowedImageJ(final Path folder, final String instruction,
		final File models)
	{
		new ImageJ();
		this.folder = folder;
		this.instruction = instruction;
		this.models = models;
		recorder = new Recorder();
		source = IJ.openImage(folder.resolve("apple.png").toString());
		source.show();
	}

	/**
	 * @param arguments a folder with apple.png and brought models, an instruction,
	 *          a folder of models
	 */
	public static void main(final String[] arguments) throws Exception {
		try {
			new WindowedImageJ(Path.of(arguments[0]), arguments[1], new File(
				arguments[2])).work();
			System.exit(0);
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			System.exit(1); // its windows would keep it alive
		}
	}

	private void work() throws Exception {
		chooseEveryCommand();
		replayTheMacro();
		replayAScript();
		stopARun();
		pressEscape();
		cancelADialog();
	}

	private void chooseEveryCommand() throws Exception {
		choose("About Soulstyler");
		awaitRecorded(1);
		choose("Split Instruction...", "instruction", instruction);
		awaitRecorded(2);
		fillIn("Segment Object...", "objects", "the red apple", "as", "a selection",
			"bundle", "another folder...");
		chooseFolder(models);
		press(await(WindowedImageJ::dialog), "OK");
		awaitRecorded(3);
		choose("Stylize Selection...", "content", "blue waves", "preset",
			"as in the paper (slow)", "iterations", "2", "seed", "5", "bundle", models
				.getPath(), "settings", QUICK);
		awaitRecorded(4);
		keep("first-selection");
		choose("Stylize Object...", "instruction", instruction, "iterations", "2",
			"seed", "6", "settings", QUICK);
		awaitRecorded(5);
		keep("first-object");
		choose("Install Models...", "segmenter", "cris-r50", "folder", folder
			.resolve("brought").toString(), "agree", "yes");
		awaitRecorded(6);
	}

	private void replayTheMacro() throws Exception {
		say("macro", String.join("\n", recorded()));
		final String understood = understood();
		final String roi = source.getRoi().getBounds().toString();
		source.killRoi();
		source.setOverlay(null);
		IJ.log("\\Clear");
		Recorder.record = false;
		final StringBuilder macro = new StringBuilder();
		for (final String line : recorded()) {
			macro.append(line).append('\n');
			if (line.contains("Stylize")) macro.append("saveAs('PNG', '" + folder
				.resolve(line.contains("Selection") ? "second-selection.png"
					: "second-object.png") + "');\nclose();\n");
		}
		IJ.runMacro(macro.toString());
		say("understood", understood);
		say("same", understood.equals(understood()));
		say("same selection", roi.equals(source.getRoi().getBounds().toString()));
		say("outlines", source.getOverlay().size());
		say("locked", source.isLocked());
	}

	/** The recorder's JavaScript line; Groovy has the same form. */
	private void replayAScript() throws Exception {
		Recorder.record = true;
		final Choice mode = all(Choice.class, recorder).get(0);
		mode.select("JavaScript");
		mode.dispatchEvent(new ItemEvent(mode, ItemEvent.ITEM_STATE_CHANGED, mode
			.getSelectedItem(), ItemEvent.SELECTED));
		recorder.itemStateChanged(null);
		choose("Segment Object...", "objects", "the \"red\" apple, \\ 苹果", "as",
			"a mask image");
		await(() -> recorder.getText().contains("IJ.run(") && Recorder
			.getCommand() == null ? true : null);
		Recorder.record = false;
		keep("first-mask");
		final String line = recorder.getText().lines().filter(l -> l.startsWith(
			"IJ.run(")).findFirst().orElseThrow();
		say("script", line);
		final ScriptEngine groovy = new ScriptEngineManager().getEngineByName(
			"groovy");
		groovy.put("imp", source);
		groovy.eval("import ij.IJ\n" + line);
		keep("second-mask");
	}

	private void stopARun() throws Exception {
		choose("Stylize Object...", "instruction", instruction, "iterations",
			"100000", "settings", QUICK);
		final JButton stop = await(() -> preview() == null ? null : all(
			JButton.class, preview().getContentPane()).get(0));
		SwingUtilities.invokeAndWait(stop::doClick);
		keep("stopped");
		await(() -> preview() == null ? true : null);
	}

	private void pressEscape() throws Exception {
		choose("Stylize Selection...", "content", "fire", "iterations", "100000",
			"preview", "no", "settings", QUICK);
		await(() -> status().contains("Iteration 2 of 100000 on the CPU") ? true
			: null);
		say("preview", preview() != null);
		final ImageJ imagej = IJ.getInstance();
		imagej.keyPressed(new KeyEvent(imagej, KeyEvent.KEY_PRESSED, System
			.currentTimeMillis(), 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED));
		keep("escaped");
	}

	private void cancelADialog() throws Exception {
		IJ.doCommand("Stylize Object...");
		press(await(WindowedImageJ::dialog), "Cancel");
		await(() -> dialog() == null ? true : null);
		say("images", WindowManager.getImageCount());
	}

	// -- Helper methods --

	private interface Look<T> {

		T at();
	}

	private static <T> T await(final Look<T> look) throws InterruptedException {
		for (int waited = 0; waited < TIMEOUT_MILLIS; waited += 50) {
			final T seen = look.at();
			if (seen != null) return seen;
			Thread.sleep(50);
		}
		throw new IllegalStateException("Nothing came. Log: " + log() +
			"\nRecorded: " + (Recorder.getInstance() == null ? "" : Recorder
				.getInstance().getText()) + "\nDialog: " + dialog());
	}

	private static void say(final String what, final Object value) {
		System.out.println(what + ": " + value);
	}

	/** @param answers key, value, key, value ... */
	private static void choose(final String command, final String... answers)
		throws Exception
	{
		fillIn(command, answers);
		if (answers.length > 0) press(await(WindowedImageJ::dialog), "OK");
		await(() -> dialog() == null ? true : null);
	}

	private static void fillIn(final String command, final String... answers)
		throws Exception
	{
		IJ.selectWindow("apple.png");
		IJ.doCommand(command);
		if (answers.length == 0) return;
		final JDialog dialog = await(WindowedImageJ::dialog);
		for (int i = 0; i < answers.length; i += 2)
			fill(field(dialog, answers[i]), answers[i + 1]);
	}

	private static void chooseFolder(final File folder) throws Exception {
		final JFileChooser chooser = await(() -> {
			for (final Window open : Window.getWindows()) {
				final List<JFileChooser> found = open.isVisible() ? all(
					JFileChooser.class, open) : List.of();
				if (!found.isEmpty()) return found.get(0);
			}
			return null;
		});
		SwingUtilities.invokeAndWait(() -> {
			chooser.setSelectedFile(folder);
			chooser.approveSelection();
		});
	}

	private static void fill(final Component field, final String value)
		throws Exception
	{
		if (field instanceof JTextComponent) {
			SwingUtilities.invokeAndWait(() -> ((JTextComponent) field).setText(
				value));
			return;
		}
		final JComboBox<?> box = (JComboBox<?>) field;
		int index = -1;
		for (int i = 0; i < box.getItemCount(); i++)
			if (box.getItemAt(i).equals(value)) index = i;
		if (index < 0) throw new IllegalStateException(value + " is not offered");
		final int chosen = index;
		// Not waited for: it may open another dialog.
		SwingUtilities.invokeLater(() -> box.setSelectedIndex(chosen));
	}

	/** Dialogs give their fields the names of the keys. */
	private static Component field(final Container dialog, final String key) {
		return all(Component.class, dialog).stream().filter(c -> key.equals(c
			.getName())).findFirst().orElseThrow(() -> new IllegalStateException(
				"The dialog does not ask for " + key));
	}

	/** On Swing's thread, since dialogs count on it. */
	private static void press(final Container dialog, final String label)
		throws Exception
	{
		final JButton button = all(JButton.class, dialog).stream().filter(b -> label
			.equals(b.getText())).findFirst().orElseThrow();
		EventQueue.invokeAndWait(() -> button.doClick(0));
	}

	private static JDialog dialog() {
		return window(JDialog.class, "Soulstyler");
	}

	private static JFrame preview() {
		return window(JFrame.class, "Soulstyler preview");
	}

	private static <W extends Window> W window(final Class<W> type,
		final String name)
	{
		for (final Window window : Window.getWindows()) {
			if (!type.isInstance(window) || !window.isVisible()) continue;
			if (name.isEmpty() || name.equals(window.getName())) return type.cast(
				window);
		}
		return null;
	}

	private static <C> List<C> all(final Class<C> type, final Container in) {
		final List<C> found = new ArrayList<>();
		for (final Component component : in.getComponents()) {
			if (type.isInstance(component)) found.add(type.cast(component));
			if (component instanceof Container) found.addAll(all(type,
				(Container) component));
		}
		return found;
	}

	/**
	 * The recorder writes a line when its command has ended, and then forgets the
	 * command; what comes between would be taken for that command's, or forgotten.
	 */
	private void awaitRecorded(final int lines) throws InterruptedException {
		await(() -> recorded().size() == lines && Recorder.getCommand() == null
			? true : null);
	}

	private List<String> recorded() {
		return recorder.getText().lines().filter(line -> line.startsWith("run("))
			.collect(Collectors.toList());
	}

	private static String log() {
		final String log = IJ.getLog();
		return log == null ? "" : log.strip();
	}

	/** What the log has of Split Instruction and Install Models. */
	private static String understood() {
		return log().lines().filter(line -> !line.contains("odels \"") && !line
			.contains("Soulstyler")).collect(Collectors.joining(" / "));
	}

	private static String status() {
		return all(JLabel.class, IJ.getInstance()).get(0).getText();
	}

	/** Waits for the result, saves it, and closes it. */
	private void keep(final String name) throws Exception {
		await(() -> WindowManager.getImageCount() == 2 ? true : null);
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == source) continue;
			say(name, image.getTitle());
			IJ.saveAs(image, "PNG", folder.resolve(name + ".png").toString());
			image.changes = false;
			image.close();
		}
		if (!Files.exists(folder.resolve(name + ".png")))
			throw new IllegalStateException(name + " was not saved");
	}
}
