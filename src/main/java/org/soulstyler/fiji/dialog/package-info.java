/** Swing's dialogs; they know nothing of our commands. */
package org.soulstyler.fiji.dialog;
