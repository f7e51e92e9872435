/**
 * A language model (llama.cpp) in a process of its own: prompt and grammar to
 * text. llama.cpp ends its process on models and inputs that it does not expect,
 * and nothing in Java can prevent that; here it ends one that can be started
 * again.
 * <p>
 * {@link org.soulstyler.llama.LanguageModel} is what others use. It starts
 * {@code Worker} and talks to it over the pipes of its standard input and output
 * ({@code Frames}, {@code Message}).
 * </p>
 */
@NullMarked
package org.soulstyler.llama;

import org.jspecify.annotations.NullMarked;
