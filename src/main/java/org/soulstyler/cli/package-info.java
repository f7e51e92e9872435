/** The command line. */
package org.soulstyler.cli;
