package dev.sqlchat.agent.extension;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** An extension threw, or gave nothing. The message is for users and says nothing of why; the cause is for the log. */
public final class ExtensionFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String extension;

    private ExtensionFailed(String code, Class<?> extension, Throwable cause) {
        super("An extension of this server failed, so the question was not answered. The server's log says why.",
                cause);
        this.code = code;
        this.extension = extension.getName();
    }

    /** What an extension gives. */
    static <T> T of(String code, Object extension, Supplier<@Nullable T> work) {
        try {
            return Objects.requireNonNull(work.get(), "it gave nothing");
        } catch (Exception | LinkageError | StackOverflowError fault) {
            throw new ExtensionFailed(code, extension.getClass(), fault);
        }
    }

    /** For programs: which kind of extension it was. */
    public String code() {
        return code;
    }

    /** The name of its class, for the log. */
    public String extension() {
        return extension;
    }
}
