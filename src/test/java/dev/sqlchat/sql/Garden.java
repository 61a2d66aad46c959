package dev.sqlchat.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;

import static java.util.Objects.requireNonNull;

/** A small database with a hidden table and hidden columns, and the files of cases over it. */
final class Garden {

    static final List<String> HIDDEN = List.of("vault", "gardeners.pin", "gardeners.wage");

    private static final Map<Dialect, Guard> GUARDS = new ConcurrentHashMap<>();

    private Garden() {}

    static String script(Dialect dialect) {
        return text("garden-" + suffix(dialect) + ".sql");
    }

    static Catalog catalog(Dialect dialect) {
        return SchemaScript.catalog("garden", dialect, script(dialect));
    }

    static Guard guard(Dialect dialect) {
        return GUARDS.computeIfAbsent(dialect, key -> new Guard(catalog(key), Policy.hiding(catalog(key), HIDDEN)));
    }

    static CheckedQuery accepted(Dialect dialect, String sql) {
        return switch (guard(dialect).check(sql)) {
            case Verdict.Accepted accepted -> accepted.query();
            case Verdict.Refused refused -> throw new AssertionError(refused + " for " + sql);
        };
    }

    static Verdict.Refused refused(Dialect dialect, String sql) {
        return switch (guard(dialect).check(sql)) {
            case Verdict.Accepted accepted -> throw new AssertionError("accepted: " + accepted.query());
            case Verdict.Refused refused -> refused;
        };
    }

    /** The cases of a file, one a line; {@code \n} that ends a comment is a line break. */
    static Stream<String> cases(String kind, Dialect dialect) {
        return text(kind + "-" + suffix(dialect) + ".txt").lines().filter(line -> !line.isBlank())
                .filter(line -> !line.startsWith("# "))
                .map(line -> line.replace("-- c\\n", "-- c\n").replace("\\r", "\r"));
    }

    private static String suffix(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static String text(String file) {
        try (var stream = requireNonNull(Garden.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
