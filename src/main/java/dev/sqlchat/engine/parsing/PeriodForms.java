package dev.sqlchat.engine.parsing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.Expression.Elapsed;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Period;
import dev.sqlchat.engine.plan.Expression.Unit;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.QueryForms;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.Term;
import dev.sqlchat.sql.form.Term.Call;

/** How periods and times are written: each as writing it once for two columns shows. */
final class PeriodForms {

    private static final TableSource SPANS = TableSource.of(TableName.of("spans"));
    private static final Field BEGIN = new Field(SPANS, "begun");
    private static final Field END = new Field(SPANS, "ended");
    private static final Map<Dialect, PeriodForms> ALL = Arrays.stream(Dialect.values())
            .collect(Collectors.toUnmodifiableMap(dialect -> dialect, PeriodForms::new));

    private record Shape(Expression expression, Term term) {}

    private final List<Shape> shapes;

    private PeriodForms(Dialect dialect) {
        var columns = Stream.of(BEGIN, END).map(field -> new Column(field.column(), ColumnType.TIMESTAMP, "TIMESTAMP",
                false, null, ColumnStatistics.UNKNOWN)).toList();
        var catalog = new Catalog("spans", dialect,
                List.of(new Table(SPANS.table(), Table.Kind.TABLE, columns, List.of(), null, -1)), List.of(),
                ValueIndex.EMPTY);
        var periods = Arrays.stream(Grain.values()).map(grain -> new Period(grain, BEGIN));
        var times = Arrays.stream(Unit.values()).map(unit -> new Elapsed(unit, BEGIN, END));
        this.shapes = Stream.<Expression>concat(periods, times)
                .map(expression -> new Shape(expression, term(expression, catalog))).toList();
    }

    static PeriodForms of(Dialect dialect) {
        return Objects.requireNonNull(ALL.get(dialect));
    }

    private static Term term(Expression expression, Catalog catalog) {
        var plan = new Select(false, List.of(Output.of(expression)), From.of(SPANS), List.of(), List.of(), List.of(),
                List.of(), null);
        var written = (Verdict.Accepted) Guard.of(catalog, Policy.EVERYTHING).check(SqlWriter.write(plan, catalog));
        return ((Block) QueryForms.of(written.query(), catalog).orElseThrow()).items().getFirst().term();
    }

    /** Null where the call is no period or time. */
    @Nullable
    Expression read(Call call, Function<Term, Expression> dates) {
        for (var shape : shapes) {
            var found = new HashMap<String, Term>();
            if (matches(shape.term(), call, found)) {
                return expression(shape.expression(), found, dates);
            }
        }
        return null;
    }

    private static Expression expression(Expression shape, Map<String, Term> found, Function<Term, Expression> dates) {
        var begin = dates.apply(Objects.requireNonNull(found.get(BEGIN.column())));
        return shape instanceof Elapsed(var unit, var _, var _)
                ? new Elapsed(unit, begin, dates.apply(Objects.requireNonNull(found.get(END.column()))))
                : new Period(((Period) shape).grain(), begin);
    }

    /** @param found what stands where the shape has its columns */
    private static boolean matches(Term shape, Term term, Map<String, Term> found) {
        return switch (shape) {
            case Term.Column(var _, var name) -> {
                var before = found.putIfAbsent(name, term);
                yield before == null || before.equals(term);
            }
            case Call(var name, var parts) -> term instanceof Call(var other, var others) && other.equals(name)
                    && others.size() == parts.size() && matches(parts, others, found);
            default -> shape.equals(term);
        };
    }

    private static boolean matches(List<Term> shapes, List<Term> terms, Map<String, Term> found) {
        for (int at = 0; at < shapes.size(); at++) {
            if (!matches(shapes.get(at), terms.get(at), found)) {
                return false;
            }
        }
        return true;
    }
}
