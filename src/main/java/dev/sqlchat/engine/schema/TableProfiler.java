package dev.sqlchat.engine.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Makes the profiles of one catalog's tables. */
final class TableProfiler {

    private static final Set<String> KEY_HEADS = Set.of("id", "code", "key", "identifier", "uuid", "guid", "ssn",
            "isbn");
    private static final Set<String> FLAG_VALUES = Set.of("0", "1", "t", "f", "y", "n", "true", "false", "yes", "no");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}(?:\\.0+)?");
    private static final Set<String> TALLIES = Set.of("count", "number", "quantity", "amount", "total", "population",
            "capacity", "attendance", "audience", "enrollment", "staff", "stock", "inventory", "membership");
    private static final Set<String> QUANTITIES = Set.of("count", "quantity", "amount", "total", "population",
            "capacity",
            "age", "price", "cost", "salary", "weight", "height", "length", "width", "size", "score", "rating", "rank",
            "speed", "distance", "duration", "percent", "percentage", "rate", "area", "budget", "balance", "credit");
    private static final Set<String> NAMING_HEADS = Set.of("name", "title");

    private final NameWords names;
    private final Map<TableName, Set<String>> referring = new HashMap<>();

    TableProfiler(Catalog catalog) {
        this.names = NameWords.of(catalog);
        catalog.foreignKeys().forEach(key -> referring
                .computeIfAbsent(key.from(), _ -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)).addAll(key.columns()));
    }

    TableProfile profile(Table table) {
        var words = names.of(table.name().name());
        var columns = table.columns().stream().map(column -> profile(table, words, column)).toList();
        return new TableProfile(table, words, columns, naming(table, columns),
                ComputedColumns.of(table.name(), words, columns), isLink(table, columns));
    }

    private ColumnProfile profile(Table table, List<String> tableWords, Column column) {
        var words = names.of(column.name());
        var ref = new ColumnRef(table.name(), column.name());
        return new ColumnProfile(ref, column, words, withoutTable(words, tableWords), roles(table, column, words),
                null);
    }

    private static List<String> withoutTable(List<String> words, List<String> tableWords) {
        var rest = new ArrayList<>(words);
        while (rest.size() > 1 && tableWords.contains(rest.getFirst())) {
            rest.removeFirst();
        }
        return rest;
    }

    private Set<Role> roles(Table table, Column column, List<String> words) {
        var roles = EnumSet.noneOf(Role.class);
        if (isKey(table, column, words)) {
            roles.add(Role.KEY);
        }
        if (refers(table, column)) {
            roles.add(Role.REFERENCE);
        }
        if (isDate(column, words)) {
            roles.add(Role.DATE);
        }
        if (isFlag(column)) {
            roles.add(Role.FLAG);
        }
        if ((column.type().numeric() || numbersAsText(column, words))
                && roles.stream().noneMatch(TableProfiler::notAMeasure)) {
            roles.add(Role.MEASURE);
        }
        if (roles.contains(Role.MEASURE) && tallies(column, words)) {
            roles.add(Role.TALLY);
        }
        return roles;
    }

    private static boolean tallies(Column column, List<String> words) {
        var last = WordForms.nameWords(column.name()).getLast();
        return !Collections.disjoint(words, TALLIES) || !last.equals(words.getLast());
    }

    /** Numbers of which more or less means something; those of phones and rooms only tell them apart. */
    private static boolean numbersAsText(Column column, List<String> words) {
        return column.type() == ColumnType.TEXT && column.statistics().holdsNumbers()
                && !words.contains("number") && !Collections.disjoint(words, QUANTITIES);
    }

    private static boolean notAMeasure(Role role) {
        return role != Role.FLAG;
    }

    private static boolean isKey(Table table, Column column, List<String> words) {
        var inKey = table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase);
        return inKey && (table.primaryKey().size() > 1 || column.type() != ColumnType.DECIMAL)
                || KEY_HEADS.contains(words.getLast()) && !words.getLast().equals("code")
                || words.getLast().equals("code") && column.type().numeric();
    }

    private boolean refers(Table table, Column column) {
        return referring.getOrDefault(table.name(), Set.of()).contains(column.name());
    }

    private static boolean isDate(Column column, List<String> words) {
        return column.type().temporal() || words.getLast().equals("date")
                || namesYear(words) && (column.type() != ColumnType.DECIMAL || words.size() <= 2 && holdsYears(column));
    }

    private static boolean holdsYears(Column column) {
        var samples = column.statistics().samples();
        return !samples.isEmpty() && samples.stream().allMatch(sample -> YEAR.matcher(sample).matches());
    }

    /** "built_year", not "years_of_service". */
    private static boolean namesYear(List<String> words) {
        var at = words.lastIndexOf("year");
        return at >= 0 && (at == words.size() - 1 || !words.get(at + 1).equals("of"));
    }

    private static boolean isFlag(Column column) {
        var samples = new HashSet<String>();
        column.statistics().samples().forEach(sample -> samples.add(sample.toLowerCase(Locale.ROOT)));
        return column.type() == ColumnType.BOOLEAN
                || !samples.isEmpty() && samples.size() <= 2 && FLAG_VALUES.containsAll(samples)
                        && !samples.equals(Set.of("f")) && column.statistics().distinctValues() <= 2;
    }

    private static List<ColumnProfile> naming(Table table, List<ColumnProfile> columns) {
        return Stream
                .of(pairs(table, columns), exactly(columns, List.of("name")), exactly(columns, List.of("title")),
                        fullName(columns),
                        exactly(columns, List.of("full", "name")), headed(columns), firstText(table, columns),
                        key(table, columns))
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of(columns.getFirst()));
    }

    /** Rows without a key of their own that give one thing names and values: tags, attributes, settings. */
    private static List<ColumnProfile> pairs(Table table, List<ColumnProfile> columns) {
        var own = columns.stream().filter(column -> !column.is(Role.REFERENCE)).toList();
        return table.primaryKey().size() > 1 && own.size() == 2 && own.getLast().ownWords().equals(List.of("value"))
                ? own
                : List.of();
    }

    private static List<ColumnProfile> exactly(List<ColumnProfile> columns, List<String> words) {
        return columns.stream().filter(column -> column.ownWords().equals(words)).limit(1).toList();
    }

    private static List<ColumnProfile> fullName(List<ColumnProfile> columns) {
        var found = columns.stream()
                .filter(column -> endsWith(column, "first", "name") || endsWith(column, "last", "name")
                        || endsWith(column, "family", "name") || endsWith(column, "given", "name"))
                .toList();
        return found.size() == 2 ? found : List.of();
    }

    private static boolean endsWith(ColumnProfile column, String... words) {
        var own = column.words();
        return own.size() >= words.length && own.subList(own.size() - words.length, own.size()).equals(List.of(words));
    }

    private static List<ColumnProfile> headed(List<ColumnProfile> columns) {
        return columns.stream().filter(column -> NAMING_HEADS.contains(column.head()) && !column.is(Role.REFERENCE))
                .limit(1).toList();
    }

    private static List<ColumnProfile> firstText(Table table, List<ColumnProfile> columns) {
        return columns.stream().filter(column -> column.column().type() == ColumnType.TEXT && !column.identifies()
                && !column.is(Role.FLAG) && distinguishes(table, column)).limit(1).toList();
    }

    private static boolean distinguishes(Table table, ColumnProfile column) {
        var distinct = column.column().statistics().distinctValues();
        return distinct < 0 || table.estimatedRows() <= 0 || distinct >= 0.9 * table.estimatedRows();
    }

    private static List<ColumnProfile> key(Table table, List<ColumnProfile> columns) {
        return columns.stream().filter(column -> table.primaryKey().contains(column.ref().column())).limit(1).toList();
    }

    private static boolean isLink(Table table, List<ColumnProfile> columns) {
        var references = columns.stream().filter(column -> column.is(Role.REFERENCE)).count();
        return references >= 2 && columns.size() - references <= 1 && table.kind() == Table.Kind.TABLE;
    }
}
