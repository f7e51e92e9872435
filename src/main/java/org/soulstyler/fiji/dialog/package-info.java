/** Swing dialogs that do not depend on our commands. */
package org.soulstyler.fiji.dialog;
