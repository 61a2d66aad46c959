package dev.sqlchat.sql.form;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.AllColumns;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.form.Term.Call;

/** Reads calls of functions. */
final class Calls {

    private final TermReader terms;
    private final FormReader queries;

    Calls(TermReader terms, FormReader queries) {
        this.terms = terms;
        this.queries = queries;
    }

    Term function(Function function) {
        if (function.getMultipartName().size() != 1 || function.getOrderByElements() != null
                || function.getNamedParameters() != null || function.isAllColumns()) {
            throw new NoForm("the function " + function);
        }
        List<? extends Expression> arguments = function.getParameters() == null
                ? List.of()
                : function.getParameters();
        return call(name(function.getMultipartName().getFirst(), function.isDistinct()), arguments);
    }

    private String name(String written, boolean distinct) {
        return queries.spelling().original(written).toLowerCase(Locale.ROOT) + (distinct ? " distinct" : "");
    }

    private Term call(String name, List<? extends Expression> arguments) {
        if (name.equals("count") && (arguments.size() != 1 || arguments.getFirst() instanceof AllColumns)) {
            return Term.call(name);
        }
        var parts = arguments.stream().map(terms::term).map(part -> added(name, part)).toList();
        if (Terms.AGGREGATES.contains(name) && parts.size() != 1) {
            throw new NoForm(name + " of several");
        }
        return switch (name) {
            case "count" -> parts.getFirst() instanceof Term.Numeral ? Term.call(name) : new Call(name, parts);
            case "iif" -> new Call("case", parts);
            case "min distinct", "max distinct" -> new Call(name.substring(0, "min".length()), parts);
            default -> new Call(name, parts);
        };
    }

    /** SQLite adds texts as the numbers that they hold. */
    private Term added(String name, Term part) {
        return queries.dialect() == Dialect.SQLITE && (name.equals("sum") || name.equals("avg"))
                && part instanceof Call cast && cast.name().equals("cast numeric") ? cast.first() : part;
    }

    /** An aggregate of some rows is one of what these rows have. */
    Term filtered(AnalyticExpression call) {
        if (call.getType() != AnalyticType.FILTER_ONLY || call.getFilterExpression() == null || call.isAllColumns()
                && !call.getName().equalsIgnoreCase("count") || call.getFuncOrderBy() != null) {
            throw new NoForm("the window " + call);
        }
        var all = argument(call);
        var condition = terms.condition(call.getFilterExpression());
        var chosen = Term.call("case", condition, all == null ? new Term.Numeral("1") : terms.term(all));
        return aggregate(name(call.getName(), call.isDistinct()), chosen);
    }

    private static @Nullable Expression argument(AnalyticExpression call) {
        var argument = call.getExpression();
        return argument instanceof AllColumns ? null : argument;
    }

    private static Term aggregate(String name, Term argument) {
        return Stream.of(Term.call(name, argument)).filter(Terms::isAggregate).findFirst()
                .orElseThrow(() -> new NoForm("the window " + name));
    }
}
