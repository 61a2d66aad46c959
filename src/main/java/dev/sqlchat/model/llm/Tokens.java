package dev.sqlchat.model.llm;

/** About how many tokens a text takes. */
public final class Tokens {

    private static final double CHARACTERS = 3.6;

    private Tokens() {}

    public static int in(String text) {
        return in(text.length());
    }

    /** Of so many characters. */
    static int in(long characters) {
        return (int) Math.ceil(characters / CHARACTERS);
    }
}
