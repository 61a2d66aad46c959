package dev.sqlchat.settings;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why the program did not start, where the user can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = line(failure);
        line.ifPresent(System.err::println);
        return line.isPresent();
    }

    /** The line for the user; empty for failures that are our own fault. */
    public static Optional<String> line(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).map(StartFailure::describe)
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> describe(Throwable failure) {
        return switch (failure) {
            case InvalidSetting setting -> Optional.ofNullable(setting.getMessage());
            case PortInUseException port -> Optional
                    .of("PORT: another program listens on %d; stop it or set another PORT."
                            .formatted(port.getPort()));
            default -> Optional.empty();
        };
    }
}
