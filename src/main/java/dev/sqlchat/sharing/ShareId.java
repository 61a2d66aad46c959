package dev.sqlchat.sharing;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody can guess: 128 random bits. */
final class ShareId {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ShareId() {}

    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
