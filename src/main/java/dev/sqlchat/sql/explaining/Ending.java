package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** How what a query finds is sorted and cut, in words. */
final class Ending {

    private final Phrases phrases;
    private final List<SelectItem<?>> items;

    /** @param items what the query shows; its names and numbers may stand for them */
    Ending(Phrases phrases, List<SelectItem<?>> items) {
        this.phrases = phrases;
        this.items = items;
    }

    List<String> sentences(Select select) {
        var sentences = new ArrayList<String>();
        if (select.getOrderByElements() != null) {
            sentences.add("Sorts by " + select.getOrderByElements().stream().map(this::order)
                    .collect(Collectors.joining(", then by ")) + ".");
        }
        var limit = select.getLimit();
        if (limit != null && limit.getOffset() != null && cuts(limit.getOffset())) {
            sentences.add(skips(limit.getOffset()));
        }
        if (select.getOffset() != null && cuts(select.getOffset().getOffset())) {
            sentences.add(skips(select.getOffset().getOffset()));
        }
        if (limit != null && limit.getRowCount() != null && cuts(limit.getRowCount())) {
            sentences.add(takes(limit.getRowCount()));
        }
        var fetch = select.getFetch();
        if (fetch != null) {
            var taken = fetch.getExpression() == null ? "Takes only the first row." : takes(fetch.getExpression());
            sentences.add(fetch.getFetchParameters().toString().contains("TIES")
                    ? taken.replace(".", ", and those that are equal to the last of them.")
                    : taken);
        }
        return sentences;
    }

    /** Less than no rows are all of them. */
    private static boolean cuts(Expression rows) {
        return !(rows instanceof AllValue || rows instanceof NullValue
                || rows instanceof SignedExpression signed && signed.getSign() == '-');
    }

    private String order(OrderByElement element) {
        if (element.getExpression() instanceof Function function && function.getName().equalsIgnoreCase("random")) {
            return "chance";
        }
        var empty = element.getNullOrdering() == null
                ? ""
                : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST
                        ? ", empty ones first"
                        : ", empty ones last";
        return element(element) + empty;
    }

    private String element(OrderByElement element) {
        var by = standsFor(element.getExpression());
        return phrases.order(by == null ? element.getExpression() : by, element);
    }

    /** A name or number that stands for what is shown, as what it stands for. */
    String meant(Expression expression) {
        var meant = standsFor(expression);
        return meant != null
                ? phrases.of(meant)
                : (expression instanceof LongValue ? "column " : "") + phrases.of(expression);
    }

    private @Nullable Expression standsFor(Expression expression) {
        if (expression instanceof LongValue number) {
            return item(number.getStringValue());
        }
        return items.stream().filter(item -> item.getAlias() != null && stands(item.getAliasName(), expression))
                .findFirst().map(SelectItem::getExpression).orElse(null);
    }

    /** As {@link #meant}, but a column that is read goes before a name that is given. */
    String grouped(Expression expression) {
        return isBare(expression) && phrases.sources().relations().have(expression.toString())
                ? phrases.of(expression)
                : meant(expression);
    }

    /** The parser takes a name that is also a unit of time for that unit. */
    private static boolean stands(String alias, Expression expression) {
        return isBare(expression) && Wording.key(alias.replace("'", "\"")).equals(Wording.key(expression.toString()));
    }

    private static boolean isBare(Expression expression) {
        return expression instanceof Column column && column.getTable() == null
                || expression instanceof DateUnitExpression;
    }

    private @Nullable Expression item(String number) {
        var at = number.length() < 4 ? Integer.parseInt(number) - 1 : -1;
        return at >= 0 && at < items.size() ? items.get(at).getExpression() : null;
    }

    private String skips(Expression rows) {
        return "Skips the first " + count(rows) + ".";
    }

    private String takes(Expression rows) {
        return "Takes only the first " + count(rows) + ".";
    }

    private String count(Expression rows) {
        var number = phrases.of(rows);
        return number.equals("1") ? "row" : number + " rows";
    }
}
