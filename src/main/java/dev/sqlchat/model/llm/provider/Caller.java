package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.sqlchat.model.llm.ProviderSettings.Credential;

/** What shows a provider who calls. */
final class Caller {

    private final Credential credential;
    private final Failures failures;

    Caller(Credential credential, Failures failures) {
        this.credential = credential;
        this.failures = failures;
    }

    /** As most want it; nothing where there is no key. */
    Map<String, String> headers() {
        return switch (credential) {
            case Credential.None() -> Map.of();
            case Credential.Key(var secret) -> bearer(secret);
            case Credential.Token(var secret) -> bearer(secret);
            case Credential.TokenFile(var file) -> bearer(read(file));
        };
    }

    /** As Azure wants it. */
    Map<String, String> azureHeaders() {
        return credential instanceof Credential.Key(var secret) ? Map.of("api-key", secret) : headers();
    }

    /** A key alone; empty where there is none. */
    String key() {
        return credential instanceof Credential.Key(var secret) ? secret : "";
    }

    private static Map<String, String> bearer(String secret) {
        return Map.of("Authorization", "Bearer " + secret);
    }

    private String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw failures.noToken(file, failure);
        }
    }
}
