package dev.sqlchat.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.PrefixIndex;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.completion.Suggestion.Kind;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.proposing.Proposals;
import dev.sqlchat.sql.Policy;

/** The names of tables and columns of one catalog in words, those of important tables first. Immutable. */
final class Names {

    private final List<Name> all;
    /** The name that a text of {@link #index} leads to, by its place: in words, and as the database has it. */
    private final List<Integer> ofText = new ArrayList<>();
    private final PrefixIndex index;

    /** Tables of one name, or tables with a column of one name, most important first. */
    record Name(Kind kind, String words, List<Table> tables) {

        String detail() {
            var table = tables.getFirst();
            return switch (kind) {
                case TABLE -> table.kind() == Table.Kind.VIEW ? "view" : "table";
                case COLUMN, VALUE -> "column of " + inWords(table.name().name()) + others(tables.size() - 1, "table");
            };
        }
    }

    /**
     * A name that may be meant.
     *
     * @param rank its place by the importance of its tables; a smaller number is more important
     * @param atStart whether the name itself begins so, not only a word of it
     */
    record Found(Name name, int rank, boolean atStart) {}

    Names(Catalog catalog, Policy policy) {
        var tables = byImportance(catalog).filter(table -> !policy.hides(table.name())).toList();
        var collecting = new Collecting();
        tables.forEach(table -> collecting.add(Kind.TABLE, table.name().name(), table));
        tables.forEach(table -> table.columns().stream().map(Column::name)
                .filter(column -> !policy.hides(new ColumnRef(table.name(), column)))
                .forEach(column -> collecting.add(Kind.COLUMN, column, table)));
        this.all = collecting.names();
        var texts = new ArrayList<String>();
        for (var at = 0; at < all.size(); at++) {
            for (var text : collecting.texts(all.get(at))) {
                texts.add(text);
                ofText.add(at);
            }
        }
        this.index = new PrefixIndex(texts);
    }

    /** Those that may be meant, each once, those that begin so first, then the more important ones. */
    List<Found> beginning(String typed) {
        var found = new HashMap<Integer, Found>();
        for (var hit : index.find(typed)) {
            var rank = ofText.get(hit.entry());
            found.putIfAbsent(rank, new Found(all.get(rank), rank, hit.atStart()));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Found::atStart).reversed().thenComparingInt(Found::rank)).toList();
    }

    List<Name> tables() {
        return all.stream().filter(name -> name.kind() == Kind.TABLE).toList();
    }

    static String inWords(String name) {
        return String.join(" ", WordForms.nameWords(name));
    }

    /** " and 2 other tables"; nothing for none. */
    static String others(int count, String thing) {
        return count == 0 ? "" : " and %d other %s%s".formatted(count, thing, count == 1 ? "" : "s");
    }

    private static Stream<Table> byImportance(Catalog catalog) {
        var important = Proposals.importantTables(catalog);
        var byName = new LinkedHashMap<TableName, Table>();
        catalog.tables().forEach(table -> byName.put(table.name(), table));
        return Stream.concat(important.stream(), byName.keySet().stream()).distinct()
                .flatMap(name -> Stream.ofNullable(byName.get(name)));
    }

    /** Names by their words. */
    private static final class Collecting {

        private record Key(Kind kind, String words) {}

        private final Map<Key, List<Table>> tables = new LinkedHashMap<>();
        private final Map<Key, Set<String>> texts = new LinkedHashMap<>();

        void add(Kind kind, String written, Table table) {
            var key = new Key(kind, inWords(written));
            tables.computeIfAbsent(key, _ -> new ArrayList<>()).add(table);
            texts.computeIfAbsent(key, _ -> new LinkedHashSet<>(List.of(key.words()))).add(written);
        }

        List<Name> names() {
            return tables.entrySet().stream()
                    .map(entry -> new Name(entry.getKey().kind(), entry.getKey().words(),
                            List.copyOf(entry.getValue())))
                    .toList();
        }

        Set<String> texts(Name name) {
            return texts.getOrDefault(new Key(name.kind(), name.words()), Set.of());
        }
    }
}
