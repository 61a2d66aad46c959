package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.model.llm.ProviderSettings.Credential;

/** What went wrong with a provider, in words for users. */
final class Failures {

    private final ProviderSettings settings;
    private final Clock clock;
    private final UnaryOperator<String> named;

    Failures(ProviderSettings settings, Clock clock) {
        this(settings, clock, UnaryOperator.identity());
    }

    /** @param named calls settings in a message as the user does */
    Failures(ProviderSettings settings, Clock clock, UnaryOperator<String> named) {
        this.settings = settings;
        this.clock = clock;
        this.named = named;
    }

    /** For a reply with a status that is no success. */
    LanguageModelFailure refused(int status, HttpHeaders headers, String body) {
        var complaint = Complaint.of(body, settings.credential());
        var wait = RetryAfter.of(headers, clock);
        return switch (status) {
            case 401, 403 -> unauthorized(status);
            case 404 -> failure(Kind.UNKNOWN_MODEL, "there is no such model, or no provider at %s. Check LLM_MODEL and"
                    .formatted(settings.address()) + " LLM_BASE_URL." + complaint.quoted(), null, null);
            case 408 -> timedOut();
            case 429 -> failure(Kind.RATE_LIMITED, "too much was asked of the provider, or its credit is used up."
                    + complaint.quoted(), wait, null);
            default -> unusual(status, complaint, wait);
        };
    }

    private LanguageModelFailure unusual(int status, Complaint complaint, @Nullable Duration wait) {
        if (status >= 500) {
            return failure(Kind.PROVIDER, "the provider failed (%d); try again later.".formatted(status)
                    + complaint.quoted(), wait, null);
        }
        if (status < 400) {
            return failure(Kind.UNREACHABLE, "%s redirects elsewhere (%d). Set LLM_BASE_URL to the address itself."
                    .formatted(settings.address(), status), null, null);
        }
        if (complaint.ofKey()) {
            return unauthorized(status);
        }
        return failure(Kind.REJECTED, (complaint.ofLength()
                ? "what it was sent is longer than the model takes; ask something shorter, or in a new conversation."
                : "the provider would not take what it was sent (%d).".formatted(status)) + complaint.quoted(), null,
                null);
    }

    /** Without what the provider says, as that may repeat parts of the key. */
    private LanguageModelFailure unauthorized(int status) {
        return failure(Kind.UNAUTHORIZED,
                "the provider does not let us in (%d). Check %s, and that it may use this model."
                        .formatted(status, secret(settings.credential())),
                null, null);
    }

    private static String secret(Credential credential) {
        return credential.setting() + switch (credential) {
            case Credential.None(),Credential.Key(var _) -> "";
            case Credential.Token(var _),Credential.TokenFile(var _) -> " (a token is good for about an hour)";
        };
    }

    LanguageModelFailure unreachable(IOException cause) {
        boolean certificate = causes(cause).anyMatch(SSLException.class::isInstance);
        return failure(Kind.UNREACHABLE, certificate
                ? "no safe connection to %s: its certificate is not trusted here, or it does not speak TLS. Check"
                        .formatted(settings.address()) + " LLM_BASE_URL."
                : "no connection to %s. Check LLM_BASE_URL, the network, and whether the provider is up."
                        .formatted(settings.address()),
                null, cause);
    }

    LanguageModelFailure timedOut() {
        return failure(Kind.TIMED_OUT, "no whole reply within %d seconds (LLM_TIMEOUT_SECONDS)."
                .formatted(settings.timeout().toSeconds()), null, null);
    }

    /** For whoever had less time than the settings give. */
    LanguageModelFailure outOfTime() {
        return failure(Kind.BUDGET, "no whole reply within the time that was left.", null, null);
    }

    LanguageModelFailure cancelled() {
        return failure(Kind.CANCELLED, "the call was cancelled.", null, null);
    }

    /** For a reply that broke off. */
    LanguageModelFailure broken(IOException cause) {
        return Thread.currentThread().isInterrupted() ? cancelled() : cutOff(cause);
    }

    /** For a stream that tells of an error. */
    LanguageModelFailure failedOnTheWay(String event) {
        return failure(Kind.PROVIDER, "the provider failed while it replied; try again later."
                + Complaint.of(event, settings.credential()).quoted(), null, null);
    }

    LanguageModelFailure noToken(Path file, IOException cause) {
        return failure(Kind.UNAUTHORIZED, "the file %s cannot be read. Check LLM_ENTRA_TOKEN_FILE.".formatted(file),
                null, cause);
    }

    LanguageModelFailure cutOff(@Nullable Throwable cause) {
        return failure(Kind.PROVIDER, "the reply broke off in the middle; try again.", null, cause);
    }

    LanguageModelFailure malformed(String what, @Nullable Throwable cause) {
        return failure(Kind.MALFORMED, what, null, cause);
    }

    LanguageModelFailure rejected(String what, @Nullable Throwable cause) {
        return failure(Kind.REJECTED, what, null, cause);
    }

    private LanguageModelFailure failure(Kind kind, String problem, @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        return new LanguageModelFailure(kind, settings.name() + ": " + named.apply(problem), retryAfter, cause);
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
