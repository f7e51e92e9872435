/**
 * Chat models behind an OpenAI-compatible HTTP interface (Ollama, llama.cpp's
 * server, vLLM, LM Studio and most services): turns of a conversation in, an
 * answer out. Knows nothing of instructions.
 */
@NullMarked
package org.soulstyler.chat;

import org.jspecify.annotations.NullMarked;
