package org.soulstyler.fiji;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.scijava.Context;
import org.scijava.service.Service;

/** What Fiji is to our commands, for all tests of a class. */
public final class SciJava implements BeforeAllCallback, AfterAllCallback {

	private Context context;

	@Override
	public void beforeAll(final ExtensionContext tests) {
		context = new Context();
	}

	@Override
	public void afterAll(final ExtensionContext tests) {
		context.dispose();
	}

	Context context() {
		return context;
	}

	<S extends Service> S service(final Class<S> type) {
		return context.service(type);
	}
}
