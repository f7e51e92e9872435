package org.soulstyler.fiji;

import ij.IJ;

import org.soulstyler.fiji.dialog.Messages;

/**
 * Who runs a command, which decides where a reason for not doing it is shown.
 */
enum Caller {

		/** Reads the reason from the module; SciJava shows it where there is a UI. */
		PROGRAM {

			@Override
			String tell(final String reason, final boolean screen) {
				return screen ? Messages.wrap(reason) : reason;
			}
		},
		/** Goes on with the next image: nothing pops up. */
		MACRO {

			@Override
			String tell(final String reason, final boolean screen) {
				IJ.log("Soulstyler: " + reason);
				return "";
			}
		},
		/** A user in front of our dialog. */
		USER {

			@Override
			String tell(final String reason, final boolean screen) {
				Messages.tell(reason);
				return "";
			}
		};

	/**
	 * Shows a reason, unless the caller reads it from the module.
	 *
	 * @param screen whether SciJava would show it
	 * @return the reason to cancel the module with; empty where it was shown
	 *          already
	 */
	abstract String tell(String reason, boolean screen);
}
