package org.soulstyler.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Finds engines without a SciJava context, in Fiji as well: by the loader of our
 * own classes first, then by the thread's, which in Fiji sees the plugins folder.
 */
public final class EngineFactories {

	private EngineFactories() {
		// prevent instantiation of utility class
	}

	/**
	 * @param kind of engine, the interface that its factories have
	 * @param type as the bundle names it
	 * @param what for messages, e.g. "segmenter"
	 * @throws SoulstylerException ({@link Failure#MODEL}) if there is none
	 */
	public static <F extends EngineFactory> F named(final Class<F> kind,
		final String type, final String what) throws SoulstylerException
	{
		final Map<String, F> factories = all(kind);
		final F factory = factories.get(type);
		if (factory != null) return factory;
		throw new SoulstylerException(Failure.MODEL, "There is no " + what +
			" of the type \"" + type + "\", which the models ask for. There " +
			(factories.size() == 1 ? "is " : "are ") + String.join(", ", factories
				.keySet()) + ". A newer Soulstyler, or a plugin, may have it.");
	}

	/** All by type; where two have the same, the one of our own loader. */
	static <F extends EngineFactory> Map<String, F> all(final Class<F> kind) {
		final Map<String, F> factories = new LinkedHashMap<>();
		for (final ClassLoader loader : loaders(kind))
			for (final F factory : ServiceLoader.load(kind, loader))
				factories.putIfAbsent(factory.type(), factory);
		return factories;
	}

	private static List<ClassLoader> loaders(final Class<?> kind) {
		final List<ClassLoader> loaders = new ArrayList<>();
		loaders.add(kind.getClassLoader());
		final ClassLoader threads = Thread.currentThread().getContextClassLoader();
		if (threads != null && threads != kind.getClassLoader()) loaders.add(
			threads);
		return loaders;
	}
}
