package dev.sqlchat.model.prompting;

import java.util.function.Consumer;

/** Passes on a text that comes in pieces unless it begins as JSON, tags or code do. */
final class Prose implements Consumer<String> {

    private static final String SIGNS = "{[<`";

    private final Consumer<String> listener;
    private boolean begun;
    private boolean passes;

    Prose(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String piece) {
        if (!begun && !piece.isBlank()) {
            begun = true;
            passes = SIGNS.indexOf(piece.strip().charAt(0)) < 0;
        }
        if (passes) {
            listener.accept(piece);
        }
    }
}
