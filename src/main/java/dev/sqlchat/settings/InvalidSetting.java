package dev.sqlchat.settings;

/** A setting has a value that cannot be used. Stops the start; its message is all that the user sees. */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param key as the user writes it, such as {@code PORT}
     * @param value what was found; never a secret
     * @param allowed what may stand there, to follow the words "allowed is"
     */
    public InvalidSetting(String key, String value, String allowed) {
        super("%s=%s cannot be used: allowed is %s.".formatted(key, value, allowed));
    }
}
