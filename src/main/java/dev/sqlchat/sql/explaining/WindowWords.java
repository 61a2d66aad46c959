package dev.sqlchat.sql.explaining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/** What is computed over neighbouring rows, in words. */
final class WindowWords {

    private static final Map<String, String> POSITIONS = Map.of("row_number", "the position of the row", "rank",
            "the rank of the row", "dense_rank", "the rank of the row without gaps", "percent_rank",
            "the rank of the row as a share", "cume_dist", "the share of rows up to this one");
    private static final Map<String, String> OTHER_ROWS = Map.of("lag", "%s of the row before", "lead",
            "%s of the next row", "first_value", "the first %s", "last_value", "the last %s");

    /** To which of the rows a window is cut is nothing to these. */
    private static final Set<String> FRAMELESS = Set.of("row_number", "rank", "dense_rank", "percent_rank",
            "cume_dist", "ntile", "lag", "lead");
    private static final String AND_PEERS = " and those that sort the same";
    private static final Pattern FROM_THE_FIRST = Pattern.compile(
            "(?i)(rows|range)\\s+(between\\s+unbounded\\s+preceding\\s+and\\s+current\\s+row|unbounded\\s+preceding)");

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
        return running(call, window) + sortedInside(call) + over(call, window) + filter;
    }

    private String computed(AnalyticExpression call) {
        var name = functions.name(call.getName());
        var argument = call.getExpression();
        if (name.equals("count")) {
            return count(call.isDistinct(), argument);
        }
        if (POSITIONS.containsKey(name)) {
            return ofRows(POSITIONS.get(name));
        }
        if (argument != null && OTHER_ROWS.containsKey(name)) {
            return ofRows(OTHER_ROWS.get(name)).formatted(phrases.argument(argument)) + distance(call.getOffset())
                    + (call.getDefaultValue() == null
                            ? ""
                            : " (or " + phrases.of(call.getDefaultValue()) + " where there is none)");
        }
        if (argument != null && name.equals("ntile")) {
            return "which of " + phrases.of(argument) + " equal parts the " + phrases.row() + " is in";
        }
        if (argument != null && FunctionWords.isAggregate(name, call.getOffset() == null ? 1 : 2)) {
            return functions.aggregate(name, argument, call.isDistinct())
                    .replaceFirst("^the number of rows ", "the number of " + phrases.row() + "s ");
        }
        var arguments = Stream.of(argument, call.getOffset(), call.getDefaultValue()).filter(Objects::nonNull)
                .map(Object::toString).collect(Collectors.joining(", "));
        return Phrases.further(call.getName() + "(" + arguments + ")");
    }

    private String count(boolean distinct, @Nullable Expression counted) {
        if (phrases.row().equals("row") || distinct) {
            return functions.count(distinct, counted);
        }
        return "the number of groups" + (counted == null || counted instanceof AllColumns
                ? ""
                : " with a value in " + phrases.argument(counted));
    }

    /** What windows see of grouped rows are the groups. */
    private String ofRows(String words) {
        return words.replaceFirst("\\b(of|of the|of the next) row(s?)\\b", "$1 " + phrases.row() + "$2");
    }

    private String sortedInside(AnalyticExpression call) {
        return call.getFuncOrderBy() == null ? "" : ", sorted by " + phrases.order(call.getFuncOrderBy());
    }

    private String distance(@Nullable Expression rows) {
        return rows == null || rows.toString().equals("1")
                ? ""
                : " (" + phrases.of(rows) + " " + phrases.row() + "s away)";
    }

    /** A sum up to the row is a running total. */
    private String running(AnalyticExpression call, WindowDefinition window) {
        var words = computed(call);
        return isRunning(call, window) ? words.replaceFirst("^the sum of", "the running total of") : words;
    }

    private boolean isRunning(AnalyticExpression call, WindowDefinition window) {
        return functions.name(call.getName()).equals("sum") && !sorted(window).isEmpty()
                && (window.getWindowElement() == null || upToHere(window.getWindowElement()));
    }

    private static boolean upToHere(WindowElement frame) {
        return FROM_THE_FIRST.matcher(frame.toString().strip()).matches();
    }

    private String over(AnalyticExpression call, WindowDefinition window) {
        var partition = window.getPartitionExpressionList();
        var within = partition == null || partition.isEmpty()
                ? ""
                : " within each " + Wording.all(phrases.each(window.getPartitionBy()), "and");
        var sorted = sorted(window);
        var order = sorted.isEmpty() ? "" : ", by " + phrases.order(sorted);
        var frame = isRunning(call, window) ? "" : frame(functions.name(call.getName()), window);
        return within.isEmpty() && order.isEmpty() && frame.isEmpty()
                ? " over all " + phrases.row() + "s"
                : within + order + frame;
    }

    private static List<OrderByElement> sorted(WindowDefinition window) {
        return window.getOrderByElements() == null ? List.of() : window.getOrderByElements();
    }

    private String frame(String function, WindowDefinition window) {
        var frame = window.getWindowElement();
        if (FRAMELESS.contains(function)) {
            return "";
        }
        if (frame == null) {
            return sorted(window).isEmpty() || function.equals("first_value") ? "" : upToHere() + AND_PEERS;
        }
        if (upToHere(frame)) {
            return upToHere() + (frame.getType() == WindowElement.Type.ROWS ? "" : AND_PEERS);
        }
        return ", over the " + phrases.row() + "s " + (frame.getType() != WindowElement.Type.ROWS
                ? "of " + Phrases.further(frame.toString().strip())
                : (frame.getOffset() != null
                        ? "from " + bound(frame.getOffset()) + " to this one"
                        : between(frame)) + without(frame));
    }

    private String upToHere() {
        return ", up to this " + phrases.row();
    }

    private static String without(WindowElement frame) {
        return frame.getExclusion() == null
                ? ""
                : ", without " + frame.getExclusion().toString().toLowerCase(Locale.ROOT);
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
