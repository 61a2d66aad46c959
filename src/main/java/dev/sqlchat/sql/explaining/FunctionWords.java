package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import org.jspecify.annotations.Nullable;

/** Functions in words. */
final class FunctionWords {

    /** With the values of one argument put for %s. */
    private static final Map<String, String> PLAIN = Map.ofEntries(Map.entry("abs", "the size of %s"),
            Map.entry("lower", "%s in lower case"), Map.entry("upper", "%s in upper case"), Map.entry("trim", "%s"),
            Map.entry("length", "the number of letters of %s"), Map.entry("char_length", "the number of letters of %s"),
            Map.entry("floor", "%s rounded down"), Map.entry("ceil", "%s rounded up"),
            Map.entry("ceiling", "%s rounded up"), Map.entry("date", "the day of %s"),
            Map.entry("sqrt", "the square root of %s"), Map.entry("age", "the time since %s"),
            Map.entry("julianday", "the day number of %s"));

    private static final Map<String, String> AGGREGATES = Map.ofEntries(Map.entry("sum", "the sum of %s"),
            Map.entry("total", "the sum of %s"), Map.entry("avg", "the average of %s"),
            Map.entry("min", "the lowest %s"), Map.entry("max", "the highest %s"),
            Map.entry("group_concat", "all %s in one text"), Map.entry("string_agg", "all %s in one text"),
            Map.entry("array_agg", "a list of all %s"), Map.entry("json_group_array", "a list of all %s"),
            Map.entry("stddev", "the standard deviation of %s"),
            Map.entry("stddev_samp", "the standard deviation of %s"),
            Map.entry("stddev_pop", "the standard deviation of %s"), Map.entry("variance", "the variance of %s"),
            Map.entry("bool_or", "whether at any row %s"), Map.entry("bool_and", "whether at every row %s"),
            Map.entry("median", "the median of %s"));

    private static final Map<String, String> MOMENTS = Map.of("min", "the earliest %s", "max", "the latest %s");

    private static final Set<String> FALLBACKS = Set.of("coalesce", "ifnull");

    private final Phrases phrases;
    private final TimeWords times;

    FunctionWords(Phrases phrases) {
        this.phrases = phrases;
        this.times = new TimeWords(phrases);
    }

    String of(Function function) {
        var name = name(function.getName());
        var arguments = arguments(function);
        if (name.equals("count") && arguments.size() > 1) {
            return "the number of different values of " + Wording.all(phrases.each(arguments), "and");
        }
        if (name.equals("count")) {
            return count(function.isDistinct(), arguments.isEmpty() ? null : arguments.getFirst());
        }
        if (AGGREGATES.containsKey(name) && isAggregate(name, arguments.size())) {
            return aggregate(name, arguments.getFirst(), function.isDistinct())
                    + (function.getOrderByElements() == null
                            ? ""
                            : ", sorted by " + phrases.order(function.getOrderByElements()));
        }
        return plain(name, arguments, function);
    }

    static boolean isAggregate(String name, int arguments) {
        return name.equals("count") || AGGREGATES.containsKey(name)
                && (arguments == 1 || arguments == 2 && (name.endsWith("concat") || name.equals("string_agg")));
    }

    boolean isAggregate(Function function) {
        return isAggregate(name(function.getName()), arguments(function).size());
    }

    String name(String written) {
        return phrases.sources().original(written).toLowerCase(Locale.ROOT);
    }

    static List<Expression> arguments(Function function) {
        return function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
    }

    /** @param counted null or all columns: rows */
    String count(boolean distinct, @Nullable Expression counted) {
        if (counted == null || counted instanceof AllColumns) {
            var only = phrases.sources().only();
            return "the number of " + (only == null || !Character.isLetterOrDigit(only.charAt(0))
                    || only.startsWith("step ") || only.startsWith("the ") ? "rows" : only);
        }
        if (counted instanceof CaseExpression cases && isOne(cases, false)) {
            var of = cases.getWhenClauses().getFirst();
            var where = " where " + phrases.conditions().of(of.getWhenExpression());
            return !distinct && isConstant(of.getThenExpression())
                    ? "the number of rows" + where
                    : values(distinct) + phrases.argument(of.getThenExpression()) + where;
        }
        return counted instanceof Column column && isRow(column, distinct)
                ? "the number of " + (distinct ? "different " : "")
                        + phrases.sources().source(column.getTable().getName())
                : values(distinct) + phrases.argument(counted);
    }

    private static String values(boolean distinct) {
        return distinct ? "the number of different values of " : "the number of rows with a value in ";
    }

    private boolean isRow(Column column, boolean distinct) {
        var relations = phrases.sources().relations();
        return distinct ? relations.isKey(column) : relations.countsRows(column);
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof LongValue || expression instanceof DoubleValue || expression instanceof StringValue
                || expression instanceof BooleanValue;
    }

    String aggregate(String name, Expression argument, boolean distinct) {
        var all = all(name, argument);
        if (argument instanceof CaseExpression cases && name.equals("sum") && !distinct && isOne(cases, true)) {
            var value = cases.getWhenClauses().getFirst().getThenExpression();
            var where = " where " + phrases.conditions().of(cases.getWhenClauses().getFirst().getWhenExpression());
            return value instanceof LongValue one && one.getStringValue().equals("1")
                    ? "the number of rows" + where
                    : all.formatted(phrases.argument(value)) + where;
        }
        return all.formatted(name.startsWith("bool_") ? phrases.conditions().of(argument) : phrases.argument(argument))
                + (distinct ? ", each different value once" : "");
    }

    private String all(String name, Expression argument) {
        return (phrases.isMoment(argument) ? MOMENTS : AGGREGATES).getOrDefault(name,
                AGGREGATES.getOrDefault(name, "%s"));
    }

    /** A CASE that leaves out what does not meet its one condition, or adds nothing for it. */
    private static boolean isOne(CaseExpression cases, boolean added) {
        var otherwise = cases.getElseExpression();
        var nothing = otherwise == null || otherwise instanceof NullValue
                || added && otherwise instanceof LongValue zero && zero.getStringValue().equals("0");
        return nothing && cases.getSwitchExpression() == null && cases.getWhenClauses().size() == 1;
    }

    private String plain(String name, List<Expression> arguments, Function function) {
        if (TimeWords.isNow(name, arguments)) {
            return TimeWords.now(name);
        }
        if (arguments.size() == 1 && PLAIN.containsKey(name)) {
            return PLAIN.get(name).formatted(phrases.argument(arguments.getFirst()));
        }
        if (TimeWords.has(name, arguments)) {
            return times.of(name, arguments, function);
        }
        if (!arguments.isEmpty() && name.equals("round")) {
            return phrases.argument(arguments.getFirst()) + ", rounded";
        }
        if (arguments.size() > 1 && FALLBACKS.contains(name)) {
            return phrases.of(arguments.getFirst()) + ", or "
                    + Wording.all(phrases.each(arguments.subList(1, arguments.size())), "or") + " where that is empty";
        }
        if (arguments.size() == 2 && name.equals("nullif")) {
            return "%s, but nothing where it is %s".formatted(phrases.of(arguments.getFirst()),
                    phrases.of(arguments.getLast()));
        }
        return Phrases.further(function);
    }
}
