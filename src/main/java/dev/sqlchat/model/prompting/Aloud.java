package dev.sqlchat.model.prompting;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Passes an answer on while it is written, as far as it may be shown: nothing before a query has found something, and
 * nothing from the first number on that was not found.
 */
final class Aloud implements Consumer<String> {

    /** The end of a text that may go on as a number. */
    private static final Pattern OPEN = Pattern.compile("[\\d.,\u00a0\u202f]*$");

    private final String known;
    private final Consumer<String> listener;
    private String held = "";
    private boolean silent;

    /** @param found what numbers may come from; blank where nothing was found */
    Aloud(String found, Consumer<String> listener) {
        this.known = found;
        this.listener = listener;
        this.silent = found.isBlank();
    }

    @Override
    public void accept(String piece) {
        var text = held + piece;
        var open = OPEN.matcher(text);
        var end = open.find() ? open.start() : text.length();
        pass(text.substring(0, end));
        held = text.substring(end);
    }

    /** The text is whole. */
    void end() {
        pass(held);
        held = "";
    }

    private void pass(String text) {
        silent = silent || !Numbers.allWithin(text, known);
        if (!silent && !text.isEmpty()) {
            listener.accept(text);
        }
    }
}
