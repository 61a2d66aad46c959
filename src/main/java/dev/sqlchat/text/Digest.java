package dev.sqlchat.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes one short text of many: other texts give another one. For one thread. */
public final class Digest {

    private static final int SHORT = 16;

    private final MessageDigest digest;

    public Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] of(ByteBuffer bytes) {
        Digest of = new Digest();
        of.digest.update(bytes);
        return of.digest.digest();
    }

    public Digest add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        digest.update(utf8);
        return this;
    }

    /** Ends it. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** Ends it. */
    public String text() {
        return HexFormat.of().formatHex(bytes());
    }

    /** As {@link #text}, as short as will do to tell what people meet in practice from each other. */
    public String shortText() {
        return HexFormat.of().formatHex(bytes(), 0, SHORT);
    }
}
