package org.soulstyler.fiji;

import ij.IJ;

import org.soulstyler.fiji.dialog.Messages;

/** Who runs a command, and so where a reason for not doing it is told. */
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
	/** Sits before our dialog. */
	USER {

		@Override
		String tell(final String reason, final boolean screen) {
			Messages.tell(reason);
			return "";
		}
	};

	/**
	 * Tells a reason, unless the caller looks for it in the module.
	 *
	 * @param screen whether SciJava would show it
	 * @return what the module is to be cancelled with; empty when all is told
	 */
	abstract String tell(String reason, boolean screen);
}
