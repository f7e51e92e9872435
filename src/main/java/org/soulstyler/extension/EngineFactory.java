package org.soulstyler.extension;

/**
 * Opens engines of one type. A new one is a class with a constructor without
 * parameters, named in a file {@code META-INF/services/INTERFACE} of its jar, as
 * {@link java.util.ServiceLoader} wants it; no class of ours changes.
 */
public interface EngineFactory {

	/** What a {@code bundle.json} calls it, e.g. "onnx". */
	String type();
}
