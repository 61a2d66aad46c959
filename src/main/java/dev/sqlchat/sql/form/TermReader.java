package dev.sqlchat.sql.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;

/** Reads the expressions of one SELECT. */
final class TermReader {

    private final FormReader queries;
    private final Scope scope;
    private final Values values;

    TermReader(FormReader queries, Scope scope) {
        this.queries = queries;
        this.scope = scope;
        this.values = new Values(queries.dialect());
    }

    /** What must hold; a column alone holds where it is true. */
    Term condition(Expression expression) {
        var term = term(expression);
        return queries.dialect() == Dialect.POSTGRESQL && isTruth(term)
                ? Term.call("=", term, Term.call("true"))
                : term;
    }

    private static boolean isTruth(Term term) {
        return term instanceof Term.Column(var relation, var name)
                && relation.column(name).filter(column -> column.type() == ColumnType.BOOLEAN).isPresent();
    }

    Term term(Expression expression) {
        queries.countTerm();
        return switch (expression) {
            case Column column -> column(column);
            case DateUnitExpression unit -> scope.column(unit.getType().name().toLowerCase(Locale.ROOT));
            case ParenthesedExpressionList<?> list when list.size() == 1 -> term(list.getFirst());
            case AndExpression and -> junction("and", and);
            case OrExpression or -> junction("or", or);
            case NotExpression not -> Terms.not(condition(not.getExpression()));
            case EqualsTo equal -> comparison("=", equal);
            case NotEqualsTo different -> comparison("<>", different);
            case MinorThan less -> comparison("<", less);
            case MinorThanEquals less -> comparison("<=", less);
            case GreaterThan greater -> comparison(">", greater);
            case GreaterThanEquals greater -> comparison(">=", greater);
            case Between between -> between(between);
            case InExpression in -> negated(in.isNot(), in(in));
            case LikeExpression like -> negated(like.isNot(), new Patterns(queries.dialect())
                    .match(like, term(like.getLeftExpression())));
            case IsNullExpression missing -> negated(missing.isNot() || missing.isUseNotNull(),
                    Term.call("is null", term(missing.getLeftExpression())));
            case ExistsExpression exists -> negated(exists.isNot(), Term.call("exists",
                    term(exists.getRightExpression())));
            case ParenthesedSelect select -> new Term.Query(queries.query(select.getSelect(), scope.inner()));
            case Select select -> new Term.Query(queries.query(select, scope.inner()));
            default -> value(expression);
        };
    }

    private Term value(Expression expression) {
        return switch (expression) {
            case Addition sum -> arithmetic("+", sum);
            case Subtraction difference -> arithmetic("-", difference);
            case Multiplication product -> arithmetic("*", product);
            case Division division -> queries.fractions().division(term(division.getLeftExpression()),
                    term(division.getRightExpression()));
            case Concat joined -> arithmetic("||", joined);
            case Modulo rest -> arithmetic("%", rest);
            case SignedExpression signed -> signed(signed, term(signed.getExpression()));
            case NullValue _ -> Term.call("null");
            case BooleanValue truth -> Term.call(truth.getValue() ? "true" : "false");
            case StringValue text when text.getPrefix() == null -> new Term.Text(text.getValue().replace("''", "'"));
            case LongValue whole -> new Term.Numeral(whole.getStringValue());
            case DoubleValue number -> new Term.Numeral(plain(number.toString()));
            case CaseExpression cases -> cases(cases);
            case CastExpression cast -> Term.call(cast(cast), term(cast.getLeftExpression()));
            case DateTimeLiteralExpression literal when literal.getValue().matches("'[^']*'") ->
                Term.call("cast " + literal.getType().name().toLowerCase(Locale.ROOT),
                        new Term.Text(literal.getValue().replace("'", "")));
            case ExtractExpression extract -> Term.call("extract " + extract.getName().toLowerCase(Locale.ROOT),
                    term(extract.getExpression()));
            case Function function -> new Calls(this, queries).function(function);
            case AnalyticExpression call -> new Calls(this, queries).filtered(call);
            default -> throw new NoForm(expression.getClass().getSimpleName());
        };
    }

    private Term column(Column column) {
        if (column.getArrayConstructor() != null) {
            throw new NoForm("an element of an array");
        }
        var table = column.getTable() == null ? null : column.getTable().getName();
        return table == null ? scope.column(column.getColumnName()) : scope.column(table, column.getColumnName());
    }

    private Term junction(String name, BinaryExpression both) {
        return Terms.junction(name, List.of(condition(both.getLeftExpression()),
                condition(both.getRightExpression())));
    }

    private Term comparison(String sign, BinaryExpression both) {
        var left = term(both.getLeftExpression());
        var right = term(both.getRightExpression());
        return Terms.comparison(sign, values.beside(sign, left, right), values.beside(sign, right, left));
    }

    private Term between(Between between) {
        if (between.isUsingSymmetric()) {
            throw new NoForm("BETWEEN SYMMETRIC");
        }
        var value = term(between.getLeftExpression());
        return negated(between.isNot(), Term.call("between", value,
                values.untyped(term(between.getBetweenExpressionStart()), value),
                values.untyped(term(between.getBetweenExpressionEnd()), value)));
    }

    private Term in(InExpression in) {
        var value = term(in.getLeftExpression());
        return switch (in.getRightExpression()) {
            case ParenthesedExpressionList<?> list when isQuery(list) ->
                throw new NoForm("IN with a query in parentheses");
            case ParenthesedExpressionList<?> list when !list.isEmpty() ->
                Terms.in(value, list.stream().map(each -> values.beside("=", term(each), value)).toList());
            case Select select -> Term.call("in", value, term(select));
            default -> throw new NoForm("IN");
        };
    }

    /** A list of one value to some versions of SQLite, all rows to others. */
    private static boolean isQuery(ParenthesedExpressionList<?> list) {
        return list.size() == 1 && list.getFirst() instanceof Select;
    }

    private static Term negated(boolean not, Term condition) {
        return not ? Terms.not(condition) : condition;
    }

    private Term arithmetic(String sign, BinaryExpression both) {
        return Term.call(sign, term(both.getLeftExpression()), term(both.getRightExpression()));
    }

    private static Term signed(SignedExpression signed, Term term) {
        if (term instanceof Term.Numeral(var digits) && !digits.startsWith("-")) {
            return signed.getSign() == '-' ? new Term.Numeral("-" + digits) : term;
        }
        throw new NoForm("a sign");
    }

    /** A power of ten may be a long number, and is other text. */
    private static String plain(String number) {
        if (number.toLowerCase(Locale.ROOT).contains("e")) {
            throw new NoForm("an exponent");
        }
        return new BigDecimal(number).toPlainString();
    }

    /** Each further case is what else there is. */
    private Term cases(CaseExpression cases) {
        var result = otherwise(cases.getElseExpression());
        for (var clause : cases.getWhenClauses().reversed()) {
            var parts = new ArrayList<Term>();
            parts.add(cases.getSwitchExpression() == null
                    ? condition(clause.getWhenExpression())
                    : Terms.comparison("=", term(cases.getSwitchExpression()), term(clause.getWhenExpression())));
            parts.add(term(clause.getThenExpression()));
            if (result != null) {
                parts.add(result);
            }
            result = new Term.Call("case", parts);
        }
        return Objects.requireNonNull(result);
    }

    private @Nullable Term otherwise(@Nullable Expression expression) {
        return expression == null || expression instanceof NullValue ? null : term(expression);
    }

    private static String cast(CastExpression cast) {
        return "cast " + cast.getColDataType().toString().toLowerCase(Locale.ROOT).replace(" (", "(");
    }
}
