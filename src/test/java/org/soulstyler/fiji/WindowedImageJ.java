package org.soulstyler.fiji;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A user at plain ImageJ: opens an image, chooses the command from the menu,
 * fills in its dialog while the recorder watches, runs the recorded line, and
 * saves what both made. A process of its own, since it needs windows.
 */
final class WindowedImageJ {

	private static final int PATIENCE_MILLIS = 240_000;

	private WindowedImageJ() {}

	/** @param arguments image, instruction, folder for the two results */
	public static void main(final String[] arguments) throws Exception {
		new ImageJ();
		final Recorder recorder = new Recorder();
		final ImagePlus source = IJ.openImage(arguments[0]);
		source.show();
		IJ.doCommand("Stylize Object...");
		answer(await(WindowedImageJ::dialog), arguments[1], "2", "5");
		await(() -> WindowManager.getImageCount() == 2 ? true : null);
		await(() -> recorder.getText().contains("Stylize Object...") ? true : null);
		System.out.println(recorder.getText());
		saveAndClose(source, arguments[2] + "/first.png");

		Recorder.record = false;
		IJ.runMacro(recorder.getText().lines().filter(line -> line.startsWith(
			"run(")).findFirst().orElseThrow());
		await(() -> WindowManager.getImageCount() == 2 ? true : null);
		System.out.println("overlay " + source.getOverlay().size() + " locked " +
			source.isLocked());
		saveAndClose(source, arguments[2] + "/second.png");
		System.exit(0);
	}

	private interface Look<T> {

		T at();
	}

	private static <T> T await(final Look<T> look) throws InterruptedException {
		for (int waited = 0; waited < PATIENCE_MILLIS; waited += 100) {
			final T seen = look.at();
			if (seen != null) return seen;
			Thread.sleep(100);
		}
		throw new IllegalStateException("Nothing came.");
	}

	private static GenericDialog dialog() {
		for (final Window window : Window.getWindows()) {
			if (window instanceof GenericDialog && window.isVisible()) {
				return (GenericDialog) window;
			}
		}
		return null;
	}

	private static void answer(final GenericDialog dialog,
		final String... texts)
	{
		final List<TextField> fields = all(TextField.class, dialog);
		for (int i = 0; i < texts.length; i++)
			fields.get(i).setText(texts[i]);
		for (final Button button : all(Button.class, dialog)) {
			if (!button.getLabel().strip().equals("OK")) continue;
			button.dispatchEvent(new ActionEvent(button,
				ActionEvent.ACTION_PERFORMED, "OK"));
		}
	}

	private static <C> List<C> all(final Class<C> type, final Container in) {
		final List<C> found = new ArrayList<>();
		for (final Component component : in.getComponents()) {
			if (type.isInstance(component)) found.add(type.cast(component));
			else if (component instanceof Container) found.addAll(all(type,
				(Container) component));
		}
		return found;
	}

	private static void saveAndClose(final ImagePlus source, final String path) {
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == source) continue;
			IJ.saveAs(image, "PNG", path);
			image.changes = false;
			image.close();
		}
		IJ.selectWindow(source.getID());
	}
}
