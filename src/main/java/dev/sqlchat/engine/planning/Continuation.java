package dev.sqlchat.engine.planning;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.dialogue.Reference;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * The plan that a question continues, and how.
 */
public record Continuation(Select plan, Reference reference) {

    boolean is(Lean lean) {
        return reference.is(lean);
    }

    Set<TableName> tables() {
        var tables = new LinkedHashSet<TableName>();
        add(plan.from(), tables);
        return tables;
    }

    private static void add(From from, Set<TableName> tables) {
        add(from.root(), tables);
        from.joins().forEach(join -> add(join.source(), tables));
    }

    private static void add(Source source, Set<TableName> tables) {
        if (source instanceof TableSource table) {
            tables.add(table.table());
        }
    }

    @Nullable
    TableName root() {
        return plan.from().root() instanceof TableSource source ? source.table() : null;
    }

    /** What a condition restricts. */
    static Optional<Expression> tested(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> Optional.of(comparison.left());
            case Condition.OneOf oneOf -> Optional.of(oneOf.value());
            case Condition.Within within -> Optional.of(within.date());
            case Condition.Between between -> Optional.of(between.value());
            default -> Optional.empty();
        };
    }

    /** Only plans over tables can be changed. */
    boolean editable() {
        return plan.from().root() instanceof TableSource;
    }
}
