package org.soulstyler.fiji.dialog;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

import org.jspecify.annotations.Nullable;

/**
 * A dialog with the common inputs in front and the others behind a button.
 * Rows are added from top to bottom; each returns a supplier of the user's
 * input as a text. All methods must be called on Swing's event thread.
 */
public final class FormDialog {

	private static final int COLUMNS = 34;
	private static final float LARGE = 1.25f;

	private final JDialog dialog = new JDialog();
	private final JPanel front = new JPanel(new GridBagLayout());
	private final JPanel rest = new JPanel(new GridBagLayout());
	private final JLabel note = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private @Nullable JTextArea sentence;
	private @Nullable Reading reading;
	private Supplier<String> doubt = () -> null;
	private boolean accepted;

	/** @param name by which the dialog and its fields can be found */
	public FormDialog(final String title, final String name) {
		dialog.setTitle(title);
		dialog.setName(name);
		dialog.setModal(true);
		dialog.setDefaultCloseOperation(WindowConstants.HIDE_ON_CLOSE);
		rest.setVisible(false);
		note.setName("note");
	}

	/** A text over the whole width, in large letters; Enter is OK. */
	public Supplier<String> sentence(final String name, final String label,
		final String hint, final String value)
	{
		final JTextArea area = new JTextArea(value, 2, COLUMNS);
		final Font font = new JTextField().getFont();
		area.setFont(font.deriveFont(font.getSize2D() * LARGE));
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.selectAll();
		area.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "accept");
		area.getActionMap().put("accept", action(event -> ok.doClick()));
		for (final int direction : new int[] {
			KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS,
			KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS })
			area.setFocusTraversalKeys(direction, null); // Tab goes on
		final JLabel above = new JLabel(label);
		above.setFont(area.getFont());
		wide(front, above);
		wide(front, new JScrollPane(area));
		area.setMargin(new Insets(3, 4, 3, 4));
		final JLabel below = new JLabel(hint);
		below.setEnabled(false);
		wide(front, below);
		sentence = named(area, name, hint);
		return () -> area.getText().strip().replaceAll("\\s+", " ");
	}

	/**
	 * Adds a line that shows how the sentence is understood, updated whenever the
	 * user pauses. Call it after {@link #sentence}.
	 *
	 * @param work gives the line's text; called on another thread, one at a time
	 */
	public void reading(final Callable<String> work) {
		final Reading begun = new Reading(work, this::say);
		Objects.requireNonNull(sentence, "There is no sentence yet").getDocument()
			.addDocumentListener(begun);
		reading = begun;
	}

	/** @param more whether it is behind the button */
	public Supplier<String> text(final boolean more, final String name,
		final String label, final String hint, final String value)
	{
		final JTextField field = new JTextField(value, COLUMNS / 2);
		row(more, label, named(field, name, hint));
		return () -> field.getText().strip();
	}

	/**
	 * A folder or a file, to be written or chosen.
	 *
	 * @param folder whether only a folder will do
	 */
	public Supplier<String> file(final boolean more, final boolean folder,
		final String name, final String label, final String hint,
		final String value)
	{
		final JTextField field = new JTextField(value, COLUMNS / 2);
		final JButton browse = new JButton("Browse...");
		browse.addActionListener(event -> {
			final File chosen = choose(label, folder);
			if (chosen != null) field.setText(chosen.getPath());
		});
		final JPanel both = new JPanel(new BorderLayout(4, 0));
		both.add(named(field, name, hint), BorderLayout.CENTER);
		both.add(browse, BorderLayout.EAST);
		row(more, label, both);
		return () -> field.getText().strip();
	}

	/**
	 * One of several.
	 *
	 * @param words as the user sees them, in the order of the choices
	 * @param another which of the choices asks for a folder; null for none
	 * @param choose takes the folder and gives the choice that it is; a failure's
	 *          message is shown
	 */
	public Supplier<String> choice(final boolean more, final String name,
		final String label, final String hint, final List<String> choices,
		final List<String> words, final String value, final String another,
		final Function<File, String> choose)
	{
		final JComboBox<String> box = new JComboBox<>(words.toArray(new String[0]));
		box.setSelectedIndex(Math.max(0, choices.indexOf(value)));
		box.addActionListener(event -> {
			if (another == null || !another.equals(box.getSelectedItem())) return;
			final File folder = choose(label, true);
			box.setSelectedIndex(0);
			if (folder == null) return;
			try {
				final String chosen = choose.apply(folder);
				box.insertItemAt(chosen, 0);
				box.setSelectedIndex(0);
			}
			catch (final RuntimeException exc) {
				say(String.valueOf(exc.getMessage()));
			}
		});
		row(more, label, named(box, name, hint));
		return () -> {
			final int index = words.indexOf(box.getSelectedItem());
			return index < 0 ? (String) box.getSelectedItem() : choices.get(index);
		};
	}

	/** A text that explains. */
	public void message(final String html) {
		wide(front, new JLabel(html));
	}

	/** @param reason why the dialog can't be accepted as it is; null if it can */
	public void requireFor(final Supplier<String> reason) {
		doubt = reason;
	}

	/** Shows the dialog; returns whether it was accepted. */
	public boolean ask() {
		final JButton cancel = new JButton("Cancel");
		final JButton more = new JButton("More...");
		more.setName("more");
		more.addActionListener(event -> {
			rest.setVisible(!rest.isVisible());
			more.setText(rest.isVisible() ? "Less" : "More...");
			dialog.pack();
		});
		more.setVisible(rest.getComponentCount() > 0);
		cancel.addActionListener(event -> dialog.setVisible(false));
		ok.addActionListener(event -> accept());
		final JPanel buttons = new JPanel(new BorderLayout());
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 5));
		left.add(more);
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.TRAILING));
		right.add(cancel);
		right.add(ok);
		buttons.add(left, BorderLayout.WEST);
		buttons.add(right, BorderLayout.EAST);
		final JPanel middle = new JPanel(new BorderLayout(0, 6));
		middle.add(front, BorderLayout.NORTH);
		middle.add(rest, BorderLayout.CENTER);
		middle.add(note, BorderLayout.SOUTH);
		final JPanel all = new JPanel(new BorderLayout(0, 6));
		all.setBorder(BorderFactory.createEmptyBorder(12, 14, 10, 14));
		all.add(middle, BorderLayout.CENTER);
		all.add(buttons, BorderLayout.SOUTH);
		dialog.setContentPane(all);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.setVisible(
			false), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		dialog.pack();
		dialog.setLocationRelativeTo(null);
		if (reading != null) reading.soon();
		dialog.setVisible(true);
		if (reading != null) reading.stop();
		dialog.dispose();
		return accepted;
	}

	// -- Helper methods --

	private void accept() {
		final String reason = doubt.get();
		if (reason != null) {
			say(reason);
			return;
		}
		accepted = true;
		dialog.setVisible(false);
	}

	private void say(final String text) {
		note.setText("<html>" + Messages.wrap(text).replace("&", "&amp;").replace(
			"<", "&lt;").replace("\n", "<br>"));
		dialog.pack();
	}

	private @Nullable File choose(final String title, final boolean folder) {
		final JFileChooser chooser = new JFileChooser();
		chooser.setDialogTitle(title);
		chooser.setFileSelectionMode(folder ? JFileChooser.DIRECTORIES_ONLY
			: JFileChooser.FILES_AND_DIRECTORIES);
		return chooser.showOpenDialog(dialog) == JFileChooser.APPROVE_OPTION
			? chooser.getSelectedFile() : null;
	}

	private void row(final boolean more, final String label,
		final Component field)
	{
		final JPanel panel = more ? rest : front;
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = panel.getComponentCount();
		place.insets = new Insets(2, 0, 2, 8);
		place.anchor = GridBagConstraints.LINE_START;
		panel.add(new JLabel(label), place);
		place.gridx = 1;
		place.weightx = 1;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.insets = new Insets(2, 0, 2, 0);
		panel.add(field, place);
	}

	private static void wide(final JPanel panel, final Component what) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = panel.getComponentCount();
		place.gridwidth = 2;
		place.weightx = 1;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.insets = new Insets(2, 0, 4, 0);
		panel.add(what, place);
	}

	private static <C extends JComponent> C named(final C field,
		final String name, final String hint)
	{
		field.setName(name);
		if (hint != null && !hint.isEmpty()) field.setToolTipText(hint);
		return field;
	}

	private static AbstractAction action(final Consumer<ActionEvent> what) {
		return new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent event) {
				what.accept(event);
			}
		};
	}
}
