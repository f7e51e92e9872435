package org.soulstyler.server;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The usual limits but for some. */
final class SomeLimits {

	private SomeLimits() {
		// prevent instantiation of utility class
	}

	/** @param namesAndValues of {@link Limits}' components */
	static Limits of(final Object... namesAndValues)
		throws ReflectiveOperationException
	{
		final List<Object> others = List.of(namesAndValues);
		final RecordComponent[] all = Limits.class.getRecordComponents();
		final Object[] values = new Object[all.length];
		for (int i = 0; i < all.length; i++) {
			final int at = others.indexOf(all[i].getName());
			values[i] = at < 0 ? all[i].getAccessor().invoke(Limits.DEFAULT) : others
				.get(at + 1);
		}
		return (Limits) Limits.class.getDeclaredConstructor(Arrays.stream(all).map(
			RecordComponent::getType).toArray(Class[]::new)).newInstance(values);
	}
}
