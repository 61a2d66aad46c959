package dev.sqlchat.database;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.catalog.ValueMatch;

/** The values of an older catalog as far as their columns are still there, until those of the new one are read. */
record StillThere(ValueIndex older, Set<ColumnRef> columns) implements ValueIndex {

    static ValueIndex in(Catalog catalog, ValueIndex older) {
        return new StillThere(older instanceof StillThere(var oldest, var _) ? oldest : older,
                catalog.tables().stream()
                        .flatMap(table -> table.columns().stream()
                                .map(column -> new ColumnRef(table.name(), column.name())))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<ValueMatch> find(String phrase, Predicate<ColumnRef> near) {
        return known(older.find(phrase, near));
    }

    @Override
    public List<ValueMatch> similar(String phrase) {
        return known(older.similar(phrase));
    }

    @Override
    public Beginnings beginnings(Predicate<ColumnRef> which) {
        return older.beginnings(which.and(columns::contains));
    }

    private List<ValueMatch> known(List<ValueMatch> matches) {
        return matches.stream().filter(match -> columns.contains(match.column())).toList();
    }

    @Override
    public int longestPhrase() {
        return older.longestPhrase();
    }
}
