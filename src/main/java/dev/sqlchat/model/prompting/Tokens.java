package dev.sqlchat.model.prompting;

/** About how many tokens a text takes. */
final class Tokens {

    private static final double CHARACTERS = 3.6;

    private Tokens() {}

    static int in(String text) {
        return (int) Math.ceil(text.length() / CHARACTERS);
    }
}
