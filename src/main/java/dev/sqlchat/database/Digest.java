package dev.sqlchat.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes one short text of many: other texts give another one. */
final class Digest {

    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] of(ByteBuffer bytes) {
        Digest of = new Digest();
        of.digest.update(bytes);
        return of.digest.digest();
    }

    Digest add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        digest.update(utf8);
        return this;
    }

    /** Ends it. */
    byte[] bytes() {
        return digest.digest();
    }

    /** Ends it. */
    String text() {
        return HexFormat.of().formatHex(bytes());
    }
}
