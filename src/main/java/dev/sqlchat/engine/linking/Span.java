package dev.sqlchat.engine.linking;

/** Tokens of a question from {@code start}, inclusive, to {@code end}, exclusive. */
public record Span(int start, int end) {

    public int length() {
        return end - start;
    }

    public boolean touches(Span other) {
        return start < other.end && other.start < end;
    }
}
