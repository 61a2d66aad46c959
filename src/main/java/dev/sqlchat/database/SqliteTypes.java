package dev.sqlchat.database;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;

/** The family of an SQLite column, which may hold anything whatever its declared type is. */
final class SqliteTypes {

    /** A share of values that may be anything: zero days, blanks, typing errors. */
    private static final double MOSTLY = 0.9;

    private record Family(ColumnType type, List<String> parts) {}

    /** The first whose part is in the declared type. */
    private static final List<Family> DECLARED = List.of(new Family(ColumnType.BOOLEAN, List.of("BOOL", "BIT")),
            new Family(ColumnType.TIMESTAMP, List.of("DATETIME", "TIMESTAMP")),
            new Family(ColumnType.DATE, List.of("DATE")), new Family(ColumnType.TIME, List.of("TIME")),
            new Family(ColumnType.INTEGER, List.of("INT", "YEAR", "SERIAL")),
            new Family(ColumnType.TEXT, List.of("CHAR", "CLOB", "TEXT", "STRING", "ENUM", "UUID", "SET")),
            new Family(ColumnType.DECIMAL,
                    List.of("REAL", "FLOA", "DOUB", "NUM", "DEC", "MONEY", "CURRENCY", "FIXED")),
            new Family(ColumnType.OTHER, List.of("BLOB", "BINARY", "JSON", "POINT")));

    private SqliteTypes() {}

    /**
     * @param values some stored values that are not NULL, as the driver gives them
     */
    static ColumnType family(String declaredType, Collection<Object> values) {
        ColumnType declared = declared(declaredType);
        if (values.isEmpty()) {
            return declared == null ? ColumnType.OTHER : declared;
        }
        return switch (declared) {
            case null -> stored(values);
            case TEXT -> text(values);
            case BOOLEAN -> all(values, SqliteTypes::truth) ? ColumnType.BOOLEAN : stored(values);
            case DATE, TIMESTAMP -> stored(values);
            case TIME -> mostly(values, String.class::isInstance) ? ColumnType.TIME : stored(values);
            case INTEGER -> mostly(values, String.class::isInstance) ? text(values) : ColumnType.INTEGER;
            case DECIMAL -> mostly(values, String.class::isInstance) ? text(values) : ColumnType.DECIMAL;
            case OTHER -> ColumnType.OTHER;
        };
    }

    static @Nullable ColumnType declared(String declaredType) {
        String type = declaredType.toUpperCase(Locale.ROOT);
        return DECLARED.stream().filter(family -> family.parts().stream().anyMatch(type::contains)).map(Family::type)
                .findFirst().orElse(null);
    }

    private static ColumnType stored(Collection<Object> values) {
        if (all(values, Long.class::isInstance)) {
            return ColumnType.INTEGER;
        }
        if (all(values, Number.class::isInstance)) {
            return ColumnType.DECIMAL;
        }
        return mostly(values, byte[].class::isInstance) ? ColumnType.OTHER : text(values);
    }

    private static ColumnType text(Collection<Object> values) {
        if (mostly(values, SqliteTypes::day)) {
            return ColumnType.DATE;
        }
        return mostly(values, value -> day(value) || time(value)) ? ColumnType.TIMESTAMP : ColumnType.TEXT;
    }

    private static boolean day(Object value) {
        return value instanceof String text && IsoText.day(text).isPresent();
    }

    private static boolean time(Object value) {
        return value instanceof String text && IsoText.time(text).isPresent();
    }

    private static boolean truth(Object value) {
        return value instanceof Long number && (number == 0 || number == 1);
    }

    private static boolean all(Collection<Object> values, Predicate<Object> test) {
        return values.stream().allMatch(test);
    }

    private static boolean mostly(Collection<Object> values, Predicate<Object> test) {
        return values.stream().filter(test).count() >= MOSTLY * values.size();
    }
}
