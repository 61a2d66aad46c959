package dev.sqlchat.engine.editing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Discretion;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Finds the value of a column that a person means. */
final class StoredValue {

    private static final int LONGEST = 200;
    private static final int MOST_TOLD = 10;
    private static final int FEW = 50;
    /** Without an exponent: a short one makes a number too long to write. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");

    private final Catalog catalog;
    private final ColumnProfile column;

    StoredValue(Catalog catalog, ColumnProfile column) {
        this.catalog = catalog;
        this.column = column;
    }

    /** As plans have it; empty where no row holds it, as far as that is known. */
    Optional<Object> of(String said) {
        var text = said.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (column.column().type()) {
            case INTEGER, DECIMAL -> number(text);
            case BOOLEAN -> truth(text);
            case TEXT, OTHER -> text(text).map(Object.class::cast);
            case DATE, TIMESTAMP, TIME -> Optional.empty();
        };
    }

    /** Some stored texts but this one, none that may be a secret. */
    List<String> others(String value) {
        return told().filter(sample -> !sample.equals(value)).toList();
    }

    /** Some stored texts, none that may be a secret. */
    List<String> some() {
        return told().toList();
    }

    private Stream<String> told() {
        return tellsRowsApart() || column.is(Role.MEASURE)
                ? Stream.of()
                : Discretion.shown(column.ref().column(), column.column().statistics().samples()).limit(MOST_TOLD);
    }

    /** Of two columns that are a key together one may have few values: the names of tags. */
    private boolean tellsRowsApart() {
        var distinct = column.column().statistics().distinctValues();
        return column.is(Role.REFERENCE) || column.is(Role.KEY) && (distinct < 0 || distinct > FEW);
    }

    static Optional<Object> number(String text) {
        return Optional.of(text.replace(",", "")).filter(digits -> NUMBER.matcher(digits).matches())
                .map(BigDecimal::new).map(StoredValue::plain);
    }

    private static Object plain(BigDecimal number) {
        var whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 18;
        return whole ? (Object) number.longValueExact() : number;
    }

    private static Optional<Object> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<String> text(String said) {
        return sample(said).or(() -> indexed(said)).or(() -> known() ? Optional.empty() : Optional.of(said));
    }

    private Optional<String> sample(String said) {
        var samples = column.column().statistics().samples();
        return samples.stream().filter(said::equals).findFirst()
                .or(() -> samples.stream().filter(said::equalsIgnoreCase).findFirst());
    }

    private Optional<String> indexed(String said) {
        return catalog.values().find(said, column.ref()::equals).stream()
                .filter(match -> match.column().equals(column.ref()))
                .filter(match -> match.kind().compareTo(ValueMatch.Kind.SEGMENT) <= 0).findFirst()
                .map(ValueMatch::value);
    }

    /** Whether all values can be looked up: each is a sample, or they were read. */
    private boolean known() {
        var statistics = column.column().statistics();
        return catalog.values().longestPhrase() > 0 && !statistics.samples().isEmpty()
                || statistics.distinctValues() >= 0
                        && statistics.distinctValues() <= statistics.samples().size();
    }
}
