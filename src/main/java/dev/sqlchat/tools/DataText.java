package dev.sqlchat.tools;

/**
 * Marks text that comes from data, so that a model can tell it from what it is told to do. Data cannot close the mark.
 */
public final class DataText {

    private static final int LONGEST_VALUE = 200;

    private DataText() {}

    /** @param origin where it comes from, for the model */
    public static String marked(String origin, String data) {
        return "<data origin=\"%s\">%n%s%n</data>".formatted(value(origin).replace('"', '\''),
                data.replace("<data", "‹data").replace("</data", "‹/data")).replace("\r\n", "\n");
    }

    /** One value on one line, cut when it is long. */
    public static String value(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, end(line)) + "…";
    }

    /** Never within a character. */
    private static int end(String line) {
        return Character.isHighSurrogate(line.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
    }
}
