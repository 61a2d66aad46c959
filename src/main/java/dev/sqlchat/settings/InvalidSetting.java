package dev.sqlchat.settings;

/** A setting with which the product cannot start. Its message is all that the user sees. */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;

    /**
     * @param key as the user writes it, such as {@code PORT}
     * @param problem what is wrong and what is allowed; never a secret
     */
    public InvalidSetting(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
    }

    /** For a value that is none of those that are allowed. */
    public static InvalidSetting of(String key, String value, String allowed) {
        return new InvalidSetting(key, "'" + value + "' cannot be used; allowed is " + allowed + ".");
    }

    public String key() {
        return key;
    }
}
