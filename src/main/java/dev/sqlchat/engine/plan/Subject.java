package dev.sqlchat.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

/** What the rows of a query are. */
public final class Subject {

    private Subject() {}

    /** The source that each row of the joined sources has one row of: the one that no other refers to by its key. */
    public static Source ofRows(From from, Catalog catalog) {
        return Parts.sources(from).filter(source -> !isReferenced(source, from, catalog)).findFirst()
                .orElse(from.root());
    }

    private static boolean isReferenced(Source source, From from, Catalog catalog) {
        return from.joins().stream().anyMatch(join -> isKey(source, columns(join, source), catalog));
    }

    private static Set<String> columns(From.Join join, Source source) {
        return join.on().stream().flatMap(pair -> List.of(pair.left(), pair.right()).stream())
                .filter(field -> field.source().equals(source)).map(field -> field.column().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean isKey(Source source, Set<String> columns, Catalog catalog) {
        if (columns.isEmpty() || !(source instanceof TableSource table)) {
            return false;
        }
        List<String> key = catalog.table(table.table()).map(Table::primaryKey).orElse(List.of());
        return !key.isEmpty()
                && key.stream().map(column -> column.toLowerCase(Locale.ROOT)).allMatch(columns::contains);
    }

    /** The source that the query's outputs tell of. */
    public static Source ofOutputs(Select select, Catalog catalog) {
        Optional<Source> first = select.outputs().stream().map(output -> output.expression())
                .filter(expression -> !select.groupBy().contains(expression))
                .flatMap(expression -> Parts.firstField(expression).stream()).map(Field::source)
                .filter(source -> Parts.sources(select.from()).anyMatch(source::equals)).findFirst();
        return first.orElseGet(() -> ofRows(select.from(), catalog));
    }
}
