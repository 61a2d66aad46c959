package dev.sqlchat.engine.editing;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Aggregate;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.plan.Subject;
import dev.sqlchat.engine.planning.Additive;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** The numbers that the rows of a query have, each row counted once. */
final class Numbers {

    private static final int MOST_COLUMNS = 3;

    private final Edition edition;

    Numbers(Edition edition) {
        this.edition = edition;
    }

    /** Others of the same rows: of the same column first. */
    Stream<Expression> like(Expression number) {
        if (!(number instanceof Aggregate aggregate)) {
            return Stream.of();
        }
        var argument = aggregate.argument();
        var same = argument == null || aggregate.function() == Function.COUNT
                ? Stream.<Expression>of()
                : of(argument, aggregate.function() == Function.SUM);
        return Stream.concat(same, ofRows(argument)).distinct();
    }

    private Stream<Expression> of(Expression argument, boolean adds) {
        var column = edition.profile(argument);
        if (column.filter(date -> date.column().type().temporal()).isPresent()) {
            return Stream.of(Function.MINIMUM, Function.MAXIMUM).map(function -> of(function, argument));
        }
        var additive = adds || column.filter(Additive::is).isPresent();
        return functions(additive).map(function -> of(function, argument));
    }

    private static Stream<Function> functions(boolean additive) {
        var all = Stream.of(Function.AVERAGE, Function.MINIMUM, Function.MAXIMUM);
        return additive ? Stream.concat(Stream.of(Function.SUM), all) : all;
    }

    private static Expression of(Function function, Expression argument) {
        return new Aggregate(function, argument, false);
    }

    /** Only where the number is of the rows themselves, which a join repeats otherwise. */
    private Stream<Expression> ofRows(@Nullable Expression argument) {
        var rows = edition.rows()
                .filter(table -> argument == null || source(argument).filter(table::equals).isPresent());
        return rows.stream().flatMap(table -> Stream.concat(Stream.of(Expression.countRows()), measures(table)));
    }

    private Stream<Expression> measures(TableSource table) {
        return edition.table(table).columns().stream()
                .filter(column -> column.is(Role.MEASURE) && column.column().type().numeric()).limit(MOST_COLUMNS)
                .flatMap(column -> of(edition.field(table, column), column));
    }

    private static Stream<Expression> of(Field field, ColumnProfile column) {
        return Additive.is(column)
                ? Stream.of(of(Function.SUM, field), of(Function.AVERAGE, field))
                : Stream.of(of(Function.AVERAGE, field));
    }

    /** How many of what is shown there are. */
    Stream<Expression> counts() {
        var select = edition.select();
        var shown = Subject.ofOutputs(select, edition.catalog());
        if (select.distinct() && select.outputs().size() == 1
                && select.outputs().getFirst().expression() instanceof Field field && !isKey(field)) {
            return Stream.of(new Aggregate(Function.COUNT, field, true));
        }
        return edition.rows().filter(shown::equals).isPresent()
                ? Stream.of(Expression.countRows())
                : key(shown).stream().map(key -> new Aggregate(Function.COUNT, key, true));
    }

    private boolean isKey(Field field) {
        return key(field.source()).filter(field::equals).isPresent();
    }

    private Optional<Field> key(Source source) {
        return source instanceof TableSource table
                ? edition.table(table).key().map(column -> edition.field(table, column))
                : Optional.empty();
    }

    private static Optional<Source> source(Expression argument) {
        return Parts.firstField(argument).map(Field::source);
    }
}
