package dev.sqlchat.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the column that says which unit or currency the values of another column of its table are in. */
public final class UnitColumns {

    private static final Set<String> CURRENCY = words("currency");
    private static final Set<String> UNIT = words("unit");
    private static final Set<String> MONEY = words("money");
    private static final Set<String> AMOUNT = words("amount");

    private UnitColumns() {}

    /** Empty where no column of the table says the unit, as far as names tell. */
    public static Optional<Column> of(Table table, String measure) {
        var words = split(measure);
        var currency = named(table, measure, CURRENCY);
        if (words.stream().anyMatch(MONEY::contains)) {
            return currency;
        }
        var unit = named(table, measure, UNIT);
        return words.stream().anyMatch(AMOUNT::contains) ? currency.or(() -> unit) : unit;
    }

    /** A column named by such a word, best together with the words of the measure: {@code fee_currency} for a fee. */
    private static Optional<Column> named(Table table, String measure, Set<String> kind) {
        var columns = table.columns().stream().filter(column -> column.type() == ColumnType.TEXT
                && !column.name().equalsIgnoreCase(measure) && isUnit(column, kind)).toList();
        var words = split(measure);
        return columns.stream().filter(column -> split(column.name()).stream().anyMatch(words::contains))
                .findFirst().or(() -> columns.stream().filter(column -> alone(column, kind)).findFirst());
    }

    private static boolean isUnit(Column column, Set<String> kind) {
        return split(column.name()).stream().anyMatch(kind::contains);
    }

    private static boolean alone(Column column, Set<String> kind) {
        return kind.contains(split(column.name()).getFirst());
    }

    private static List<String> split(String name) {
        return List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).strip()
                .split("[^\\p{L}]+"));
    }

    private static Set<String> words(String kind) {
        var stream = UnitColumns.class.getResourceAsStream("units.txt");
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> line.startsWith(kind + ":"))
                    .flatMap(line -> List.of(line.substring(kind.length() + 1).strip().split("\\s+")).stream())
                    .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
