package dev.sqlchat.engine;

import java.util.Set;

import dev.sqlchat.engine.language.Tokenizer;

/** Recognises what asks for a change and not for an answer. */
final class Command {

    private static final Set<String> CHANGES = Set.of("drop", "delete", "update", "insert", "alter", "truncate",
            "grant", "revoke",
            "rename", "erase", "wipe");
    private static final Set<String> POLITE = Set.of("please", "now", "can", "could", "you", "and", "then", "just");

    private Command() {}

    static boolean wantsChange(String question) {
        return Tokenizer.tokenize(question).stream().filter(token -> !POLITE.contains(token.lower())).findFirst()
                .filter(token -> CHANGES.contains(token.lower())).isPresent();
    }
}
