package org.soulstyler.fiji;

import java.util.Collection;

import org.scijava.convert.AbstractConverter;
import org.scijava.convert.Converter;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Converts what macros and scripts give to choices, and lists the choices for
 * dialogs: SciJava asks the converters to an input's type for candidates each
 * time a dialog opens.
 */
@Plugin(type = Converter.class)
public class BundleChoiceConverter extends
	AbstractConverter<String, BundleChoice>
{

	@Parameter(required = false)
	private SoulstylerService service;

	@Override
	public <T> T convert(final Object said, final Class<T> type) {
		return type.cast(new BundleChoice((String) said));
	}

	/** The choices themselves, among which a dialog finds its value. */
	@Override
	public void populateInputCandidates(final Collection<Object> candidates) {
		if (service != null) candidates.addAll(service.bundleChoices());
	}

	@Override
	public Class<String> getInputType() {
		return String.class;
	}

	@Override
	public Class<BundleChoice> getOutputType() {
		return BundleChoice.class;
	}
}
