/** All that can be set about a stylization. */
package org.soulstyler.settings;
