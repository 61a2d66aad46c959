package dev.sqlchat.access;

/**
 * A key that was just made.
 *
 * @param secret what callers send; it is kept nowhere and must be shown now
 */
public record CreatedKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "CreatedKey[%s]".formatted(key.id());
    }
}
