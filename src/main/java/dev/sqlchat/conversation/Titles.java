package dev.sqlchat.conversation;

/** What a thread is called until somebody names it: its first question. */
public final class Titles {

    private static final int LONGEST = 80;

    private Titles() {}

    public static String of(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : cut(line).strip() + "…";
    }

    /** Before the last word that does not fit, and never within a character. */
    private static String cut(String line) {
        int space = line.lastIndexOf(' ', LONGEST);
        int end = space > LONGEST / 2 ? space : LONGEST;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }
}
