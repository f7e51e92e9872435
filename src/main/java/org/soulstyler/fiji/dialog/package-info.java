/** Swing dialogs that do not depend on our commands. */
@NullMarked
package org.soulstyler.fiji.dialog;

import org.jspecify.annotations.NullMarked;
