package dev.sqlchat.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.text.TextResource;

/** Finds the column that says which unit or currency the values of another column of its table are in. */
public final class UnitColumns {

    private static final Map<String, String> WORDS = TextResource.entries(UnitColumns.class, "units.txt");
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
        return Set.of(WORDS.getOrDefault(kind, "").split("\\s+"));
    }
}
