package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/** What is computed over neighbouring rows, in words. */
final class WindowWords {

    private static final Map<String, String> POSITIONS = Map.of("row_number", "the position of the row", "rank",
            "the rank of the row", "dense_rank", "the rank of the row without gaps", "percent_rank",
            "the rank of the row as a share", "cume_dist", "the share of rows up to this one");
    private static final Map<String, String> OTHER_ROWS = Map.of("lag", "%s of the row before", "lead",
            "%s of the next row", "first_value", "the first %s", "last_value", "the last %s");

    private final Phrases phrases;
    private final FunctionWords functions;

    WindowWords(Phrases phrases, FunctionWords functions) {
        this.phrases = phrases;
        this.functions = functions;
    }

    String of(AnalyticExpression call) {
        var filter = call.getFilterExpression() == null
                ? ""
                : ", only of rows where " + phrases.conditions().of(call.getFilterExpression());
        if (call.getType() == AnalyticType.FILTER_ONLY) {
            return computed(call) + sortedInside(call) + filter;
        }
        var window = call.getWindowName() == null
                ? call.getWindowDefinition()
                : phrases.window(call.getWindowName());
        if (call.getType() != AnalyticType.OVER || window == null) {
            return Phrases.further(call);
        }
        return running(call, window) + sortedInside(call) + over(window) + filter;
    }

    private String computed(AnalyticExpression call) {
        var name = functions.name(call.getName());
        var argument = call.getExpression();
        if (name.equals("count")) {
            return functions.count(call.isDistinct(), argument);
        }
        if (POSITIONS.containsKey(name)) {
            return POSITIONS.get(name);
        }
        if (argument != null && OTHER_ROWS.containsKey(name)) {
            return OTHER_ROWS.get(name).formatted(phrases.of(argument)) + distance(call.getOffset())
                    + (call.getDefaultValue() == null
                            ? ""
                            : " (or " + phrases.of(call.getDefaultValue()) + " where there is none)");
        }
        if (argument != null && name.equals("ntile")) {
            return "which of " + phrases.of(argument) + " equal parts the row is in";
        }
        if (argument != null && FunctionWords.isAggregate(name, call.getOffset() == null ? 1 : 2)) {
            return functions.aggregate(name, argument, call.isDistinct());
        }
        var arguments = Stream.of(argument, call.getOffset(), call.getDefaultValue()).filter(Objects::nonNull)
                .map(Object::toString).collect(Collectors.joining(", "));
        return Phrases.further(call.getName() + "(" + arguments + ")");
    }

    private String sortedInside(AnalyticExpression call) {
        return call.getFuncOrderBy() == null ? "" : ", sorted by " + phrases.order(call.getFuncOrderBy());
    }

    private String distance(@Nullable Expression rows) {
        return rows == null || rows.toString().equals("1") ? "" : " (" + phrases.of(rows) + " rows away)";
    }

    /** A sum up to the row is a running total. */
    private String running(AnalyticExpression call, WindowDefinition window) {
        var words = computed(call);
        return functions.name(call.getName()).equals("sum") && !sorted(window).isEmpty() && upToHere(window)
                ? words.replaceFirst("^the sum of", "the running total of")
                : words;
    }

    private static boolean upToHere(WindowDefinition window) {
        var frame = window.getWindowElement();
        return frame == null || frame.toString().toUpperCase(Locale.ROOT)
                .endsWith("BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW");
    }

    private String over(WindowDefinition window) {
        var partition = window.getPartitionExpressionList();
        var within = partition == null || partition.isEmpty()
                ? ""
                : " within each " + Wording.all(phrases.each(window.getPartitionBy()), "and");
        var sorted = sorted(window);
        var order = sorted.isEmpty() ? "" : ", by " + phrases.order(sorted);
        return within.isEmpty() && order.isEmpty() ? " over all rows" : within + order + frame(window);
    }

    private static List<OrderByElement> sorted(WindowDefinition window) {
        return window.getOrderByElements() == null ? List.of() : window.getOrderByElements();
    }

    private String frame(WindowDefinition window) {
        var frame = window.getWindowElement();
        if (frame == null || upToHere(window)) {
            return "";
        }
        return ", over the rows " + (frame.getOffset() != null
                ? "from " + bound(frame.getOffset()) + " to this one"
                : between(frame))
                + (frame.getExclusion() == null
                        ? ""
                        : ", without " + frame.getExclusion().toString().toLowerCase(Locale.ROOT));
    }

    private String between(WindowElement frame) {
        return "from " + bound(frame.getRange().getStart()) + " to " + bound(frame.getRange().getEnd());
    }

    private String bound(WindowOffset bound) {
        var before = bound.getType() == WindowOffset.Type.PRECEDING;
        if (bound.getType() == WindowOffset.Type.CURRENT) {
            return "this one";
        }
        if (bound.getExpression() == null) {
            return before ? "the first" : "the last";
        }
        return phrases.of(bound.getExpression()) + (before ? " before" : " after");
    }
}
