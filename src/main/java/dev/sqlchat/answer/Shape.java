package dev.sqlchat.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.OutputColumn;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.sql.ResultOrigins;

/**
 * What a result looks like to a reader: which columns measure, which name, which are points in time.
 *
 * @param select what the plan says of the columns; null where no plan is known or its columns are others
 * @param whole the rows are all groups of what was asked for: no cap, limit or condition on groups left some out
 */
record Shape(ResultTable result, List<Row> rows, List<Facet> facets, @Nullable Select select, boolean whole) {

    private static final String MONEY = "(?i).*\\b(costs?|prices?|amounts?|revenues?|spend(ing)?|savings?|budgets?"
            + "|salar(y|ies)|sales|profits?|income|fees?|turnover|balance)\\b.*";

    /** The plan says what the columns are, else the query's text. */
    static Shape of(Work.Finding finding, PlanWords words) {
        var result = finding.result();
        var plan = finding.reading() == null ? null : finding.reading().plan();
        var select = plan == null ? null : fitting(PlanWords.first(plan), result);
        if (plan != null && select != null) {
            var meant = select.outputs().stream().map(new PlanMeanings(select, words, words.catalog())::of).toList();
            return of(result, select, finding.ofQuery().isPresent() ? named(select, meant, finding, words) : meant,
                    whole(plan));
        }
        return of(result, null, named(finding, words),
                origins(finding, words).filter(ResultOrigins::whole).isPresent());
    }

    /** Who wrote the query has chosen names for what it computes. */
    private static List<Meaning> named(Select select, List<Meaning> meant, Work.Finding finding, PlanWords words) {
        var named = named(finding, words);
        return IntStream.range(0, meant.size()).mapToObj(index -> select.outputs().get(index).label() == null
                ? meant.get(index)
                : meant.get(index).namedAs(named.get(index))).toList();
    }

    /** By the query's text. */
    private static List<Meaning> named(Work.Finding finding, PlanWords words) {
        var result = finding.result();
        return origins(finding, words).map(found -> new SqlMeanings(words.catalog()).of(result, found.columns()))
                .orElseGet(() -> result.columns().stream().map(column -> Meaning.named(column.name())).toList());
    }

    private static Optional<ResultOrigins> origins(Work.Finding finding, PlanWords words) {
        return Optional.ofNullable(finding.query()).flatMap(query -> ResultOrigins.of(query, words.catalog()))
                .filter(found -> found.columns().size() == finding.result().columns().size());
    }

    private static Shape of(ResultTable result, @Nullable Select select, List<Meaning> meanings, boolean whole) {
        var facets = IntStream.range(0, result.columns().size())
                .mapToObj(index -> facet(index, result, meanings.get(index))).toList();
        return new Shape(result, result.rows().stream().map(Row::new).toList(), facets, select,
                whole && result.truncated() == null);
    }

    /** As what is added up is in several units. */
    Shape withoutUnits() {
        return of(result, select, facets.stream().map(facet -> facet.meaning().withoutUnit()).toList(), whole);
    }

    private static boolean whole(QueryPlan plan) {
        return plan instanceof Select single && single.limit() == null && single.having().isEmpty();
    }

    List<Facet> measures() {
        return facets.stream().filter(facet -> facet.is(Facet.Role.MEASURE)).toList();
    }

    List<Facet> times() {
        return facets.stream().filter(facet -> facet.is(Facet.Role.TIME)).toList();
    }

    /** What names groups or rows. */
    List<Facet> categories() {
        return facets.stream().filter(facet -> !facet.is(Facet.Role.MEASURE) && !facet.is(Facet.Role.TIME)).toList();
    }

    List<OutputColumn> columns() {
        return facets.stream().map(Facet::column).toList();
    }

    /** No row was found: there is none, or only one that sums up nothing. */
    boolean empty() {
        return rows.isEmpty() || !grouped() && rows.size() == 1 && rows.getFirst().cells().stream()
                .allMatch(value -> value == null || value instanceof Number number && number.doubleValue() == 0);
    }

    boolean complete() {
        return result.truncated() == null && (select == null || select.limit() == null);
    }

    boolean grouped() {
        return select != null && !select.groupBy().isEmpty();
    }

    private static @Nullable Select fitting(Select select, ResultTable result) {
        var all = select.outputs().stream().anyMatch(output -> output.expression() instanceof Expression.AllFields);
        return all || select.outputs().size() != result.columns().size() ? null : select;
    }

    private static Facet facet(int index, ResultTable result, Meaning meaning) {
        var column = result.columns().get(index);
        var role = Roles.of(index, result, meaning);
        return new Facet(index, column.name(), column.type(), role, figure(meaning, role), meaning);
    }

    private static Figure figure(Meaning meaning, Facet.Role role) {
        if (role != Facet.Role.MEASURE) {
            return Figure.PLAIN;
        }
        var label = meaning.label();
        var money = Units.isCurrency(meaning.unit()) || label.matches(MONEY) && !Units.isPhysical(meaning.unit());
        return money && !meaning.counts() && !label.startsWith("number of") ? Figure.MONEY : Figure.NUMBER;
    }
}
