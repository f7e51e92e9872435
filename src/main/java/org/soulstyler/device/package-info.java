/** Where to compute, as the user wishes: one reading of it for all engines. */
package org.soulstyler.device;
