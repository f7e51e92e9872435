/**
 * The pipeline for other programs on this computer, and for a browser: HTTP, JSON
 * and server-sent events. {@code openapi.json} describes it.
 */
package org.soulstyler.server;
