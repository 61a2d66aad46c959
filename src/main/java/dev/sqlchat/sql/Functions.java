package dev.sqlchat.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.PostgresNamedFunctionParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Checks and writes calls of functions, aggregates and windows. */
final class Functions {

    private static final int LONGEST_TEXT = 10_000;
    /** Functions that make a text as long as one argument says, with that argument's place. */
    private static final Map<String, Integer> LENGTHS = Map.of("repeat", 1, "lpad", 1, "rpad", 1);
    private static final Set<String> FORMATS = Set.of("printf", "format");
    private static final Pattern WIDE_FORMAT = Pattern.compile("%[^%a-zA-Z]*(\\*|\\d{4})");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_]+");

    private Functions() {}

    static void function(Walk walk, Function function) {
        String name = name(walk, function.getMultipartName());
        requireSmall(name, function.getParameters());
        walk.out().name(name, Names.fold(name));
        walk.out().open("(");
        if (function.isDistinct() || function.isAllColumns()) {
            walk.out().word(function.isDistinct() ? "DISTINCT" : "ALL");
        }
        if (function.getNamedParameters() != null) {
            keywordArguments(walk, function.getNamedParameters());
        } else if (function.getParameters() != null) {
            arguments(walk, name, function.getParameters());
        }
        orderBy(walk, function.getOrderByElements());
        walk.out().sign(")");
    }

    static void analytic(Walk walk, AnalyticExpression call) {
        String name = name(walk, List.of(call.getName()));
        walk.out().name(name, Names.fold(name));
        walk.out().open("(");
        if (call.isDistinct()) {
            walk.out().word("DISTINCT");
        }
        analyticArguments(walk, name, call);
        orderBy(walk, call.getFuncOrderBy());
        walk.out().sign(")");
        filter(walk, call.getFilterExpression());
        window(walk, call);
    }

    static void extract(Walk walk, ExtractExpression extract) {
        requireFunction(walk, "extract");
        if (!FIELD.matcher(extract.getName()).matches()) {
            throw Walk.unsupported("the field " + extract.getName());
        }
        walk.out().word("EXTRACT");
        walk.out().open("(");
        walk.out().word(extract.getName());
        walk.out().word("FROM");
        walk.expression(extract.getExpression());
        walk.out().sign(")");
    }

    static void trim(Walk walk, TrimFunction trim) {
        walk.out().word("trim");
        walk.out().open("(");
        if (trim.getTrimSpecification() != null) {
            walk.requirePostgres("TRIM with " + trim.getTrimSpecification() + "; use ltrim, rtrim or trim");
            walk.out().word(trim.getTrimSpecification().name());
        }
        if (trim.getExpression() != null) {
            walk.expression(trim.getExpression());
        }
        if (trim.getFromExpression() != null) {
            walk.out().words(trim.isUsingFromKeyword() ? "FROM" : ",");
            walk.expression(trim.getFromExpression());
        }
        walk.out().sign(")");
    }

    static void named(Walk walk, OracleNamedFunctionParameter parameter) {
        named(walk, parameter.getName(), "=>", parameter.getExpression());
    }

    static void named(Walk walk, PostgresNamedFunctionParameter parameter) {
        named(walk, parameter.getName(), ":=", parameter.getExpression());
    }

    private static void named(Walk walk, String name, String sign, Expression value) {
        walk.requirePostgres("a named argument");
        Columns.name(walk, name);
        walk.out().sign(sign);
        walk.expression(value);
    }

    /** The arguments and what follows of a function that stands for a table. */
    static void tableFunction(Walk walk, String name, Function function) {
        walk.out().name(name, Names.fold(name));
        walk.out().open("(");
        if (function.getParameters() != null) {
            arguments(walk, name, function.getParameters());
        }
        walk.out().sign(")");
    }

    static String plainName(List<String> parts) {
        String name = StatementParser.original(parts.getFirst());
        if (parts.size() != 1 || Names.quoted(name) || name.contains(".")) {
            throw new Refusal(Rule.FUNCTION,
                    "Call functions by their plain name, not " + String.join(".", parts) + ".");
        }
        return name;
    }

    static void orderBy(Walk walk, @Nullable List<OrderByElement> elements) {
        if (elements != null) {
            walk.out().words("ORDER BY");
            Operators.separated(walk, elements, element -> {
                walk.expression(element.getExpression());
                direction(walk, element);
            });
        }
    }

    static void direction(Walk walk, OrderByElement element) {
        if (!element.isAsc() || element.isAscDescPresent()) {
            walk.out().word(element.isAsc() ? "ASC" : "DESC");
        }
        if (element.getNullOrdering() != null) {
            walk.out().words(
                    element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST
                            ? "NULLS FIRST"
                            : "NULLS LAST");
        }
    }

    static void definition(Walk walk, WindowDefinition window) {
        walk.out().sign("(");
        if (window.getPartitionExpressionList() != null && !window.getPartitionExpressionList().isEmpty()) {
            walk.out().words("PARTITION BY");
            Operators.separated(walk, window.getPartitionBy(), walk::expression);
        }
        orderBy(walk, window.getOrderByElements());
        if (window.getWindowElement() != null) {
            frame(walk, window.getWindowElement());
        }
        walk.out().sign(")");
    }

    private static String name(Walk walk, List<String> parts) {
        String name = plainName(parts);
        requireFunction(walk, name);
        return name;
    }

    private static void requireFunction(Walk walk, String name) {
        if (!walk.vocabulary().function(name)) {
            throw new Refusal(Rule.FUNCTION, "The function " + name + " is not allowed; use standard functions only.",
                    Nearest.of(name, walk.vocabulary().functions()));
        }
    }

    /** One row as the only argument comes as a list in parentheses. */
    private static void arguments(Walk walk, String function, ExpressionList<?> arguments) {
        if (arguments instanceof ParenthesedExpressionList<?> row) {
            walk.expression(row);
        } else {
            Operators.separated(walk, arguments, each -> argument(walk, function, each));
        }
    }

    private static void argument(Walk walk, String function, Expression argument) {
        if (argument.getClass() == AllColumns.class && function.equalsIgnoreCase("count")) {
            walk.out().sign("*");
        } else if (argument instanceof AllTableColumns all) {
            Columns.allOf(walk, all);
        } else if (argument instanceof Select select && function.equalsIgnoreCase("array")) {
            Queries.query(walk, select);
        } else {
            walk.expression(argument);
        }
    }

    private static void keywordArguments(Walk walk, NamedExpressionList<?> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.getNames().get(i).isEmpty()) {
                walk.out().words(arguments.getNames().get(i));
            }
            walk.expression(arguments.get(i));
        }
    }

    private static void analyticArguments(Walk walk, String name, AnalyticExpression call) {
        if (call.getExpression() != null) {
            argument(walk, name, call.getExpression());
        }
        for (Expression more : new Expression[]{call.getOffset(), call.getDefaultValue()}) {
            if (more != null) {
                walk.out().sign(",");
                walk.expression(more);
            }
        }
    }

    private static void filter(Walk walk, @Nullable Expression filter) {
        if (filter != null) {
            walk.out().word("FILTER");
            walk.out().sign("(");
            walk.out().word("WHERE");
            walk.expression(filter);
            walk.out().sign(")");
        }
    }

    private static void window(Walk walk, AnalyticExpression call) {
        if (call.getType() == AnalyticType.WITHIN_GROUP) {
            walk.requirePostgres("WITHIN GROUP");
            walk.out().words("WITHIN GROUP");
            definition(walk, call.getWindowDefinition());
        } else if (call.getType() == AnalyticType.OVER) {
            walk.out().word("OVER");
            if (call.getWindowName() != null) {
                Columns.name(walk, call.getWindowName());
            } else {
                definition(walk, call.getWindowDefinition());
            }
        } else if (call.getType() != AnalyticType.FILTER_ONLY) {
            throw Walk.unsupported("this kind of window");
        }
    }

    private static void frame(Walk walk, WindowElement frame) {
        walk.out().word(frame.getType().name());
        if (frame.getOffset() != null) {
            bound(walk, frame.getOffset());
        } else {
            walk.out().word("BETWEEN");
            bound(walk, frame.getRange().getStart());
            walk.out().word("AND");
            bound(walk, frame.getRange().getEnd());
        }
        if (frame.getExclusion() != null) {
            walk.out().words("EXCLUDE " + frame.getExclusion());
        }
    }

    private static void bound(Walk walk, WindowOffset bound) {
        if (bound.getExpression() != null) {
            walk.expression(bound.getExpression());
            walk.out().word(bound.getType().name());
        } else {
            walk.out().words(bound.getType() == WindowOffset.Type.CURRENT
                    ? "CURRENT ROW"
                    : "UNBOUNDED " + bound.getType().name());
        }
    }

    private static void requireSmall(String name, @Nullable List<? extends Expression> arguments) {
        if (arguments == null) {
            return;
        }
        String folded = Names.fold(name);
        Integer place = LENGTHS.get(folded);
        if (place != null && arguments.size() > place && !small(arguments.get(place))) {
            throw new Refusal(Rule.ARGUMENT,
                    name + " needs a length of at most " + LONGEST_TEXT + " as a plain number.");
        }
        if (FORMATS.contains(folded) && !narrow(arguments.getFirst())) {
            throw new Refusal(Rule.ARGUMENT, name + " needs a plain text as format, with widths below 1000.");
        }
    }

    private static boolean small(Expression length) {
        return length instanceof LongValue number && number.getStringValue().length() < 6
                && number.getValue() <= LONGEST_TEXT;
    }

    private static boolean narrow(Expression format) {
        return format instanceof StringValue text && !WIDE_FORMAT.matcher(text.getValue()).find();
    }
}
