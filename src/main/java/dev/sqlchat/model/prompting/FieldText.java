package dev.sqlchat.model.prompting;

import java.util.function.Consumer;

/** Passes on the text of one field of a JSON object while the object is written. */
final class FieldText implements Consumer<String> {

    private static final int LONGEST_ESCAPE = "\\u0000".length();

    private final String field;
    private final Consumer<String> listener;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder escape = new StringBuilder();
    private String key = "";
    private boolean within;

    /** @param field a name that no field with another meaning has */
    FieldText(String field, Consumer<String> listener) {
        this.field = field;
        this.listener = listener;
    }

    @Override
    public void accept(String piece) {
        piece.chars().forEach(letter -> read((char) letter));
        if (within && isWanted() && !text.isEmpty()) {
            pass();
        }
    }

    private boolean isWanted() {
        return field.equals(key);
    }

    private void pass() {
        listener.accept(text.toString());
        text.setLength(0);
    }

    private void read(char letter) {
        if (!within) {
            between(letter);
        } else if (!escape.isEmpty()) {
            escaped(letter);
        } else if (letter == '\\') {
            escape.append(letter);
        } else if (letter == '"') {
            close();
        } else {
            text.append(letter);
        }
    }

    private void between(char letter) {
        switch (letter) {
            case '"' -> {
                within = true;
                text.setLength(0);
            }
            case ':' -> key = text.toString();
            case ',', '{', '[' -> key = "";
            default -> {
            }
        }
    }

    private void close() {
        within = false;
        if (isWanted() && !text.isEmpty()) {
            pass();
        }
    }

    private void escaped(char letter) {
        escape.append(letter);
        if (escape.charAt(1) != 'u') {
            text.append(meant(letter));
            escape.setLength(0);
        } else if (escape.length() == LONGEST_ESCAPE) {
            text.append(coded(escape.substring(2)));
            escape.setLength(0);
        }
    }

    private static String coded(String hex) {
        return hex.matches("\\p{XDigit}+") ? Character.toString(Integer.parseInt(hex, 16)) : "";
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
