package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** What a SELECT reads and how its relations are joined, in words. */
final class From {

    private final Sources sources;
    private final Phrases phrases;
    private final List<String> sentences = new ArrayList<>();
    private String only = "";

    From(Sources sources, Phrases phrases) {
        this.sources = sources;
        this.phrases = phrases;
    }

    void read(PlainSelect select) {
        if (select.getFromItem() == null) {
            return;
        }
        read(select.getFromItem(), select.getJoins());
    }

    /** What is read where that is one relation. */
    String only() {
        return only;
    }

    List<String> sentences() {
        return sentences;
    }

    private void read(FromItem item, @Nullable List<Join> joins) {
        var root = relation(item);
        only = root;
        if (!(item instanceof ParenthesedFromItem)) {
            sentences.add("Reads " + root + ".");
        }
        if (joins != null) {
            joins.forEach(this::join);
        }
    }

    /** What the relation is called; an inner query is told first. */
    private String relation(FromItem item) {
        return switch (item) {
            case Table table -> table(table);
            case ParenthesedFromItem within -> {
                read(within.getFromItem(), within.getJoins());
                if (within.getAlias() != null) {
                    sources.add(within.getAlias().getName(),
                            Wording.quoted(Wording.name(within.getAlias().getName())));
                }
                yield only;
            }
            case ParenthesedSelect select -> inner(select);
            case TableFunction function -> named(item, "the values of " + Wording.sql(function.getFunction()));
            case Values values -> named(item, "the fixed values " + Wording.sql(values.getExpressions()));
            default -> named(item, Phrases.further(item));
        };
    }

    private String table(Table table) {
        var name = Wording.name(table.getName());
        var step = table.getSchemaName() == null && sources.isStep(table.getName());
        return sources.add(table.getAlias() == null ? table.getName() : table.getAlias().getName(),
                step ? "step " + Wording.quoted(name) : name);
    }

    private String inner(ParenthesedSelect select) {
        var alias = select.getAlias() == null ? "" : Wording.name(select.getAlias().getName());
        var name = alias.isEmpty() ? "inner query" : "inner query " + Wording.quoted(alias);
        var each = select instanceof LateralSubSelect ? ", for each row" : "";
        sentences.add("%s%s: %s.".formatted(Wording.sentence(name).replace(".", ""), each,
                Explaining.inOne(new Explaining(sources.inner()).sentences(select))));
        return named(select, "the " + name);
    }

    private String named(FromItem item, String words) {
        if (item.getAlias() == null) {
            sources.add("(" + sources.size() + ")", words);
        } else {
            sources.add(item.getAlias().getName(), Wording.quoted(Wording.name(item.getAlias().getName())));
        }
        return words;
    }

    private void join(Join join) {
        var joined = relation(join.getFromItem());
        var conditions = conditions(join);
        if (conditions.isEmpty() && !join.isNatural()) {
            sentences.add("Combines each row with every row of " + joined
                    + (join.isLeft() ? "; rows stay where there is none" : "") + ".");
            return;
        }
        sentences.add("Adds the matching rows of %s: %s%s.".formatted(joined,
                conditions.isEmpty() ? "columns of the same name are equal" : Wording.all(conditions, "and"),
                stays(join, joined)));
    }

    private List<String> conditions(Join join) {
        return Stream.concat(
                join.getOnExpressions().stream().filter(on -> !(on instanceof BooleanValue truth && truth.getValue()))
                        .flatMap(on -> phrases.conditions().all(on).stream()),
                join.getUsingColumns().stream().map(From::using)).toList();
    }

    private static String using(Column column) {
        return Wording.name(column.getColumnName()) + " is the same in both";
    }

    /** What becomes of rows without a partner. */
    private static String stays(Join join, String joined) {
        if (join.isLeft()) {
            return "; rows without a match stay";
        }
        if (join.isRight()) {
            return "; rows of " + joined + " without a match stay";
        }
        return join.isFull() ? "; rows without a match stay, on both sides" : "; rows without a match are left out";
    }
}
