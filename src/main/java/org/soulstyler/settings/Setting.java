package org.soulstyler.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The row of a setting in the table of all settings, written where the setting
 * is: at the component of its group's record, which gives it its name and its
 * type. See {@link SettingTable}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {

	/** What it means: the start of a sentence, without a full stop. */
	String about();

	/** What a number counts, e.g. "pixels". */
	String unit() default "";

	/** Which numbers it may be, as an interval: "[0, 1]", "(0, 10)", "[1, )". */
	String range() default "(, )";

	/** Which texts it may be; none for any that is not blank. */
	String[] choices() default {};

	/**
	 * The value in the paper's settings, in the form of {@link SettingsText}; other
	 * presets say what differs.
	 */
	String paper();

	/** Options of the command line that are made beside the one of its name. */
	String[] options() default {};

	/** Whether it belongs to the networks, and so stays when a preset is chosen. */
	boolean ofNetworks() default false;
}
