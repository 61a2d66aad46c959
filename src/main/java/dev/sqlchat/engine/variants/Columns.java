package dev.sqlchat.engine.variants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** The columns of one catalog, and which of them the words of one question may mean. */
record Columns(SchemaProfile schema, Tagging tagging) {

    TableProfile table(ColumnProfile column) {
        return schema.table(column.table());
    }

    Optional<TableProfile> table(Expression expression) {
        return schema.column(expression).map(this::table);
    }

    static Field field(ColumnProfile column) {
        return new Field(TableSource.of(column.table()), column.ref().column());
    }

    /** The columns that some words may mean, in the order of the words. */
    Stream<List<ColumnProfile>> named() {
        return tagging.symbols().stream().filter(Symbol.Attribute.class::isInstance).map(Symbol.Attribute.class::cast)
                .map(attribute -> attribute.links().stream().map(Symbol.ColumnLink::column)
                        .filter(column -> column.formula() == null).toList());
    }

    /** What else the words mean that mean this column, best first. */
    Stream<ColumnProfile> instead(ColumnProfile column) {
        return named().filter(columns -> columns.contains(column)).flatMap(List::stream)
                .filter(other -> !other.equals(column)).distinct();
    }

    /** Where else the value is found that some words mean. */
    Stream<ColumnRef> insteadOf(ColumnRef column, Object value) {
        return matches().filter(matches -> matches.stream()
                .anyMatch(match -> match.column().equals(column) && match.value().equals(value)))
                .flatMap(List::stream).map(ValueMatch::column).filter(other -> !other.equals(column))
                .distinct();
    }

    /** What the words mean there that mean this value here. */
    Optional<String> value(ColumnRef column, Object value, ColumnRef there) {
        return matches().filter(matches -> matches.stream()
                .anyMatch(match -> match.column().equals(column) && match.value().equals(value)))
                .flatMap(List::stream).filter(match -> match.column().equals(there))
                .map(ValueMatch::value).findFirst();
    }

    private Stream<List<ValueMatch>> matches() {
        return tagging.symbols().stream().filter(Symbol.Value.class::isInstance).map(Symbol.Value.class::cast)
                .map(Symbol.Value::matches);
    }

    static boolean has(From from, ColumnProfile column) {
        return Parts.sources(from).anyMatch(TableSource.of(column.table())::equals);
    }
}
