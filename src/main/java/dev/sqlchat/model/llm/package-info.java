/**
 * One language model of one provider behind one port: what it is sent, what it replies, how it fails. Must not know the
 * question, the tools' meaning nor the engine.
 */
@NamedInterface("llm")
@NullMarked
package dev.sqlchat.model.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
