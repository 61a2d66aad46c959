package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** One SELECT in words. */
final class Block {

    private final PlainSelect select;
    private final Phrases phrases;
    private final Ending ending;
    private final From from;

    Block(PlainSelect select, Sources outer) {
        this.select = select;
        var sources = outer.inner();
        this.phrases = new Phrases(sources, windows(select), select.getGroupBy() == null ? "row" : "group");
        this.from = new From(sources, phrases);
        from.read(select);
        sources.relations().read(select);
        this.ending = new Ending(phrases, select.getSelectItems());
    }

    private static Map<String, WindowDefinition> windows(PlainSelect select) {
        var windows = new HashMap<String, WindowDefinition>();
        if (select.getWindowDefinitions() != null) {
            select.getWindowDefinitions().forEach(window -> windows.put(Wording.key(window.getWindowName()), window));
        }
        return windows;
    }

    List<String> sentences() {
        var sentences = sentencesWithoutEnd();
        sentences.addAll(ending.sentences(select));
        return sentences;
    }

    List<String> sentencesWithoutEnd() {
        var sentences = new ArrayList<>(from.sentences());
        if (select.getWhere() != null) {
            sentences.add("Keeps only the rows where " + Wording.all(phrases.conditions().all(select.getWhere()), "and")
                    + ".");
        }
        var groups = groups();
        if (!groups.isEmpty()) {
            sentences.add("Groups the rows by " + Wording.all(groups, "and") + ".");
        }
        if (select.getHaving() != null) {
            sentences.add("Keeps only the groups where "
                    + Wording.all(phrases.conditions().all(select.getHaving()), "and") + ".");
        }
        sentences.add(shows(!groups.isEmpty()));
        distinct(sentences);
        return sentences;
    }

    /** "costs where cost is more than 5" */
    String rows() {
        return from.only() + where();
    }

    /** "the highest cost of costs where ..." */
    String shownRows() {
        var item = select.getSelectItems().getFirst().getExpression();
        var phrase = phrases.of(item);
        var all = select.getWhere() == null ? "all " : "";
        if (phrase.equals("the number of " + from.only())) {
            return "the number of " + all + from.only() + where();
        }
        return phrase + (phrase.startsWith("the ") ? " over " : " of ") + all + from.only() + where();
    }

    private String where() {
        return select.getWhere() == null
                ? ""
                : " where " + Wording.all(phrases.conditions().all(select.getWhere()), "and");
    }

    private List<String> groups() {
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy == null) {
            return List.of();
        }
        var groups = new ArrayList<String>();
        ExpressionList<?> expressions = groupBy.getGroupByExpressionList();
        if (expressions != null) {
            expressions.forEach(expression -> groups.add(ending.grouped(expression)));
        }
        groupBy.getGroupingSets().forEach(set -> groups.add(
                set.isEmpty() ? "nothing (all rows together)" : "(" + Wording.all(set(set), "and") + ")"));
        return groups;
    }

    private List<String> set(ExpressionList<?> set) {
        return set.stream().map(ending::grouped).toList();
    }

    private String shows(boolean grouped) {
        var items = select.getSelectItems().stream().map(this::item).toList();
        var shown = items.size() > 1 && items.stream().anyMatch(item -> item.contains(", "))
                ? String.join("; ", items)
                : Wording.all(items, "and");
        if (select.getFromItem() == null) {
            return "Computes: " + shown + ".";
        }
        if (grouped) {
            return "Shows for each group: " + shown + ".";
        }
        return (aggregates() ? "Computes over these rows: " : "Shows: ") + shown + ".";
    }

    boolean aggregates() {
        return select.getSelectItems().stream().map(SelectItem::getExpression).anyMatch(this::aggregates);
    }

    private boolean aggregates(Expression expression) {
        return switch (expression) {
            case Function function -> phrases.functions().isAggregate(function)
                    || FunctionWords.arguments(function).stream().anyMatch(this::aggregates);
            case BinaryExpression binary ->
                aggregates(binary.getLeftExpression()) || aggregates(binary.getRightExpression());
            case CastExpression cast -> aggregates(cast.getLeftExpression());
            case SignedExpression signed -> aggregates(signed.getExpression());
            case ParenthesedExpressionList<?> list -> list.stream().anyMatch(this::aggregates);
            case AnalyticExpression analytic -> analytic.getType() == AnalyticType.FILTER_ONLY;
            default -> false;
        };
    }

    private String item(SelectItem<?> item) {
        var expression = item.getExpression();
        var phrase = phrases.of(expression);
        if (item.getAlias() == null || expression instanceof AllColumns) {
            return phrase;
        }
        var alias = Wording.name(item.getAliasName().replace("'", "\""));
        return alias.equals(phrase) ? phrase : phrase + " (" + Wording.quoted(alias) + ")";
    }

    private void distinct(List<String> sentences) {
        var distinct = select.getDistinct();
        if (distinct == null) {
            return;
        }
        var on = distinct.getOnSelectItems();
        sentences.add(on == null || on.isEmpty()
                ? "Leaves out repeated rows."
                : "Keeps one row for each " + Wording.all(on.stream()
                        .map(item -> ending.meant(item.getExpression())).toList(), "and")
                        + ", the first in the order that follows.");
    }

}
