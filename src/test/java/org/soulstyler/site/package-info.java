/**
 * Makes the update site, and tests it by the updater's rules. It needs what the
 * build has made and is no part of the plugin, so it lives among the tests.
 */
package org.soulstyler.site;
