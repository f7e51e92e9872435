/**
 * Chat models behind an OpenAI-compatible HTTP interface (Ollama, llama.cpp's
 * server, vLLM, LM Studio and most services): turns of a talk to an answer. Knows
 * nothing of instructions.
 */
package org.soulstyler.chat;
