package dev.sqlchat.database;

/** A setting with which the product cannot start. The message names the key and says what is allowed. */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;

    public InvalidSetting(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
