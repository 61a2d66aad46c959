package dev.sqlchat.model.llm;

import java.util.List;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;

/**
 * What a model replied.
 *
 * @param text may be empty where it calls tools
 * @param cut the text is not all of it: it came to the end of what it may write
 */
public record Completion(String text, List<ToolCall> calls, boolean cut, Usage usage) {

    public Completion {
        calls = List.copyOf(calls);
    }
}
