package dev.sqlchat.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import dev.sqlchat.catalog.ForeignKey.Origin;

/**
 * Finds the references that a database does not declare: by names such as {@code team_id} for {@code teams.id}, and, in
 * tables that declare nothing, by text values that another table's unique column has without exception. A false key is
 * worse than a missing one: what stored values contradict is left out, and so is what could be two.
 */
public final class KeyInference {

    private static final double NOT_CONTRADICTED = 0.9;
    private static final double NOT_CONTRADICTED_BY_ORPHANS = 0.5;
    private static final double PROVEN = 0.97;
    private static final int ENOUGH_VALUES = 4;
    private static final int ENOUGH_ROWS = 3;
    private static final int MOST_TABLES_FOR_VALUES = 150;

    /** Roles in which a row refers to another row of its own table. */
    private static final Set<String> OWN_KIND = Set.of("parent", "manager", "supervisor", "boss", "superior");

    private static final Set<String> COUNTING = Set.of("num", "number", "no", "nr", "count", "total", "sum", "avg",
            "average", "min", "max", "has", "is", "percent", "pct");

    /**
     * A column that others may refer to, and whether it is the key of its table.
     *
     * @param owner the words of its table's name
     */
    private record Target(Table table, Column column, String owner, boolean key, boolean declared) {

        ColumnRef reference() {
            return new ColumnRef(table.name(), column.name());
        }
    }

    /**
     * @param strong whether the names are enough
     * @param rank smaller is better
     */
    private record Clue(Target target, boolean strong, int rank) {}

    private final List<Table> tables;
    private final Containment containment;
    private final Set<ColumnRef> declared = new HashSet<>();
    private final Set<TableName> declaring = new HashSet<>();
    private final Map<String, List<Target>> byTableAndKeyWord = new HashMap<>();
    private final Map<String, List<Target>> byTable = new HashMap<>();
    private final Map<String, List<Target>> byColumn = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();

    public KeyInference(List<Table> tables, List<ForeignKey> declaredKeys, Containment containment) {
        this.tables = tables.stream().filter(table -> table.kind() == Table.Kind.TABLE).toList();
        this.containment = containment;
        for (ForeignKey key : declaredKeys) {
            declaring.add(key.from());
            key.columns().forEach(column -> declared.add(new ColumnRef(key.from(), column)));
        }
        this.tables.forEach(this::addTargets);
    }

    /** The references that are not declared, in the order of the tables' columns. */
    public List<ForeignKey> infer() {
        Map<ColumnRef, ForeignKey> keys = new LinkedHashMap<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                byNames(table, column).ifPresent(
                        target -> keys.put(new ColumnRef(table.name(), column.name()),
                                key(table, column, target, Origin.NAMES)));
            }
        }
        if (tables.size() <= MOST_TABLES_FOR_VALUES) {
            Set<ColumnRef> referring = Set.copyOf(keys.keySet());
            tables.forEach(table -> addByValues(table, referring, keys));
        }
        return List.copyOf(keys.values());
    }

    private static ForeignKey key(Table table, Column column, Target target, Origin origin) {
        return new ForeignKey(table.name(), List.of(column.name()), target.table().name(),
                List.of(target.column().name()), origin);
    }

    private void addTargets(Table table) {
        NameWords tableWords = NameWords.ofTable(table.name().name());
        for (Column column : table.columns()) {
            boolean declaredKey = table.primaryKey().equals(List.of(column.name()));
            if (declaredKey || unique(table, column)) {
                NameWords words = NameWords.ofColumn(column.name());
                boolean key = declaredKey
                        || (table.primaryKey().isEmpty() && looksLikeKey(table, column, tableWords, words));
                add(new Target(table, column, tableWords.joined(), key, declaredKey), words);
            }
        }
    }

    private void add(Target target, NameWords words) {
        targets.add(target);
        put(byColumn, words.joined(), target);
        put(byTable, target.owner(), target);
        if (target.key()) {
            NameWords.KEY_WORDS.forEach(word -> put(byTableAndKeyWord, target.owner() + word, target));
        }
    }

    private static void put(Map<String, List<Target>> map, String name, Target target) {
        map.computeIfAbsent(name, key -> new ArrayList<>()).add(target);
    }

    private static boolean unique(Table table, Column column) {
        ColumnStatistics statistics = column.statistics();
        return table.estimatedRows() >= ENOUGH_ROWS && statistics.nullFraction() == 0
                && statistics.distinctValues() >= table.estimatedRows();
    }

    private static boolean looksLikeKey(Table table, Column column, NameWords tableWords, NameWords words) {
        return words.onlyKeyWord() || words.joined().startsWith(tableWords.joined())
                || table.columns().getFirst().equals(column);
    }

    private Optional<Target> byNames(Table table, Column column) {
        ColumnRef child = new ColumnRef(table.name(), column.name());
        NameWords words = NameWords.ofColumn(column.name());
        if (declared.contains(child) || words.words().isEmpty() || words.onlyKeyWord()
                || ownName(table, column, words)) {
            return Optional.empty();
        }
        boolean identity = table.primaryKey().equals(List.of(column.name()));
        List<Clue> clues = clues(table, words).stream().filter(clue -> clue.strong() || !amount(column))
                .filter(clue -> comparable(column, clue.target().column()))
                .filter(clue -> !identity || (clue.strong() && clue.rank() == 0)).filter(clue -> holds(child, clue))
                .sorted(Comparator.comparingInt(Clue::rank)).toList();
        return only(clues);
    }

    /** A column that is named after its own table says what its rows are, not what they refer to. */
    private static boolean ownName(Table table, Column column, NameWords words) {
        String own = NameWords.ofTable(table.name().name()).joined();
        return words.joined().equals(own)
                || NameWords.KEY_WORDS.stream().anyMatch(word -> words.joined().equals(own + word))
                || (words.joined().startsWith(own) && unique(table, column));
    }

    /** A number called num_semesters or students counts what it is named after. */
    private static boolean amount(Column column) {
        List<String> words = List.of(FoldedText.fold(column.name()).split(" "));
        return column.type().numeric() && (COUNTING.contains(words.getFirst())
                || !NameWords.ofColumn(words.getLast()).joined().equals(words.getLast()));
    }

    private List<Clue> clues(Table table, NameWords words) {
        List<Clue> clues = new ArrayList<>();
        for (int first = 0; first < words.words().size(); first++) {
            addClues(clues, table, words, first);
        }
        if (OWN_KIND.contains(words.words().getFirst()) && clues.isEmpty()) {
            targets.stream().filter(target -> target.table().equals(table) && target.key())
                    .forEach(target -> clues.add(new Clue(target, false, 9)));
        }
        return clues;
    }

    /** @param first the words before this one say in which role the row is referred to, as in home_team_id */
    private void addClues(List<Clue> clues, Table table, NameWords all, int first) {
        NameWords words = all.from(first);
        boolean role = first > 0;
        for (Target target : byTableAndKeyWord.getOrDefault(words.joined(), List.of())) {
            boolean certain = !role || (target.declared() && words.joined().endsWith("id"));
            clues.add(new Clue(target, certain, role ? 3 : 0));
        }
        for (Target target : byColumn.getOrDefault(words.joined(), List.of())) {
            boolean owner = words.joined().startsWith(target.owner());
            boolean telling = words.words().size() > 1;
            if (owner || (target.key() && (telling || wholeText(target, words, role)))) {
                boolean certain = telling && !role && (owner || target.declared());
                clues.add(new Clue(target, certain, owner ? 0 : role ? 4 : 2));
            }
        }
        byTable.getOrDefault(words.joined(), List.of())
                .forEach(target -> clues.add(new Clue(target, false, role ? 6 : 5)));
        clues.removeIf(clue -> clue.target().table().equals(table) && first == 0);
    }

    /** Numbers of one word, such as year or rank, are the same by chance. */
    private static boolean wholeText(Target target, NameWords words, boolean role) {
        return !role && !words.onlyKeyWord() && target.column().type() == ColumnType.TEXT;
    }

    private boolean holds(ColumnRef child, Clue clue) {
        if (child.equals(clue.target().reference())) {
            return false;
        }
        OptionalDouble share = containment.share(child, clue.target().reference());
        if (clue.strong()) {
            return share.orElse(1) >= (clue.rank() == 0 ? NOT_CONTRADICTED_BY_ORPHANS : NOT_CONTRADICTED);
        }
        return share.orElse(0) >= PROVEN;
    }

    /** The best target, unless another one is as good. */
    private static Optional<Target> only(List<Clue> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int best = sorted.getFirst().rank();
        List<Target> found = sorted.stream().filter(clue -> clue.rank() == best).map(Clue::target).distinct().toList();
        List<Target> keys = found.stream().filter(Target::key).toList();
        List<Target> preferred = keys.isEmpty() ? found : keys;
        return preferred.size() == 1 ? Optional.of(preferred.getFirst()) : Optional.empty();
    }

    private void addByValues(Table table, Set<ColumnRef> referring, Map<ColumnRef, ForeignKey> keys) {
        if (declaring.contains(table.name())) {
            return;
        }
        for (Column column : table.columns()) {
            ColumnRef child = new ColumnRef(table.name(), column.name());
            if (column.type() == ColumnType.TEXT && !unique(table, column) && !keys.containsKey(child)) {
                byValues(table, child, referring)
                        .ifPresent(target -> keys.put(child, key(table, column, target, Origin.VALUES)));
            }
        }
    }

    private Optional<Target> byValues(Table table, ColumnRef child, Set<ColumnRef> referring) {
        Set<String> values = containment.values(child);
        if (values.size() < ENOUGH_VALUES || values.stream().noneMatch(KeyInference::tells)) {
            return Optional.empty();
        }
        List<Clue> clues = targets.stream().filter(target -> target.column().type() == ColumnType.TEXT)
                .filter(target -> !target.table().equals(table) && !referring.contains(target.reference()))
                .filter(target -> containment.values(target.reference()).stream().anyMatch(values::contains))
                .filter(target -> containment.share(child, target.reference()).orElse(0) == 1)
                .map(target -> new Clue(target, false, 0)).toList();
        return only(clues);
    }

    /** Whether the value is more than a number or a single letter, which any column may hold. */
    private static boolean tells(String value) {
        long letters = value.chars().filter(Character::isLetter).count();
        return letters > 1 || (letters == 1 && value.length() > 2);
    }

    private static boolean comparable(Column one, Column other) {
        if (one.type().numeric() && other.type().numeric()) {
            return true;
        }
        boolean sameFamily = one.type() == other.type();
        return one.type() == ColumnType.OTHER
                ? sameFamily && one.declaredType().equalsIgnoreCase(other.declaredType())
                : sameFamily && one.type() == ColumnType.TEXT;
    }
}
