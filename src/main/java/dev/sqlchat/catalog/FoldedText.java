package dev.sqlchat.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts without what does not change their meaning: case, accents, punctuation, white space, plural endings. */
final class FoldedText {

    private FoldedText() {}

    /** The words in lower case without accents, one blank between them. */
    static String fold(String text) {
        return words(text, false);
    }

    /** As {@link #fold} with camelCase words taken apart. */
    static String split(String text) {
        return words(text, true);
    }

    /** As {@link #split} with each word in the singular. */
    static String stem(String text) {
        String folded = words(text, true);
        StringBuilder stemmed = new StringBuilder(folded.length());
        int start = 0;
        while (start < folded.length()) {
            int blank = folded.indexOf(' ', start);
            int end = blank < 0 ? folded.length() : blank;
            if (!stemmed.isEmpty()) {
                stemmed.append(' ');
            }
            stemmed.append(folded, start, singularEnd(folded, start, end));
            if (folded.startsWith("ies", end - 3) && end - start > 4) {
                stemmed.setCharAt(stemmed.length() - 1, 'y');
            }
            start = end + 1;
        }
        return stemmed.toString();
    }

    static int countWords(String folded) {
        int count = folded.isEmpty() ? 0 : 1;
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) == ' ') {
                count++;
            }
        }
        return count;
    }

    /** The parts of a path, code or dotted name, last one last; empty where the text has no such structure. */
    static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separates(text, i)) {
                if (i - start > 1) {
                    segments.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return segments.size() == 1 && segments.getFirst().length() == text.length() ? List.of() : segments;
    }

    /** The first letters of two to six words in upper case, small words left out; empty where there are none. */
    static String initials(String text) {
        String folded = fold(text);
        int words = countWords(folded);
        if (words < 2 || words > 8) {
            return "";
        }
        StringBuilder initials = new StringBuilder();
        for (String word : folded.split(" ", -1)) {
            if (!StopWords.contains(word)) {
                initials.append(word.charAt(0));
            }
        }
        return initials.length() < 2 || initials.length() > 6 ? "" : initials.toString().toUpperCase(Locale.ROOT);
    }

    private static String words(String text, boolean camel) {
        String plain = ascii(text) ? text : withoutAccents(text);
        StringBuilder words = new StringBuilder(plain.length() + 4);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                blank(words, !apostrophe(plain, i));
            } else {
                blank(words, camel && hump(plain, i));
                words.append(Character.toLowerCase(c));
            }
        }
        int length = words.length();
        return length > 0 && words.charAt(length - 1) == ' ' ? words.substring(0, length - 1) : words.toString();
    }

    private static void blank(StringBuilder words, boolean wanted) {
        if (wanted && !words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    /** An apostrophe within a word leaves no gap: O'Neil is one word. */
    private static boolean apostrophe(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '’') && at > 0 && Character.isLetter(text.charAt(at - 1));
    }

    private static boolean hump(String text, int at) {
        return at > 0 && Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(withoutStroke(c));
            }
        }
        return plain.toString();
    }

    private static String withoutStroke(char c) {
        return switch (c) {
            case 'ß' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'đ', 'Đ' -> "d";
            case 'ı' -> "i";
            default -> String.valueOf(c);
        };
    }

    /** Where the singular of the word ends: before -s, before -es after hissing sounds, after the i of -ies. */
    private static int singularEnd(String text, int start, int end) {
        int length = end - start;
        if (length < 4 || text.charAt(end - 1) != 's' || "sui".indexOf(text.charAt(end - 2)) >= 0) {
            return end;
        }
        if (text.startsWith("ies", end - 3)) {
            return length > 4 ? end - 2 : end - 1;
        }
        boolean hissing = text.startsWith("ches", end - 4) || text.startsWith("shes", end - 4)
                || text.startsWith("sses", end - 4) || text.startsWith("xes", end - 3);
        return hissing ? end - 2 : end - 1;
    }

    private static boolean separates(String text, int at) {
        return switch (text.charAt(at)) {
            case '/', '\\', ':', '|', ';' -> true;
            case '.' -> at > 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at - 1))
                    && Character.isLetter(text.charAt(at + 1));
            default -> false;
        };
    }
}
