package dev.sqlchat.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The text of a key, which only its owner keeps: 256 random bits behind a mark that tells what it is for. */
record Secret(String text) {

    private static final String MARK = "sqlchat_";
    private static final int BYTES = 32;
    private static final int RECOGNISED = MARK.length() + 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Enough to recognise it, far too little to guess it. */
    String prefix() {
        return text.substring(0, RECOGNISED);
    }

    /** A fast hash is enough: nobody can try 256 random bits. */
    String hash() {
        return HexFormat.of().formatHex(digest());
    }

    /** Takes the same time whatever the two have in common. */
    boolean matches(Secret other) {
        return MessageDigest.isEqual(digest(), other.digest());
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
