package dev.sqlchat.engine.writing;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.plan.Condition.Within;
import dev.sqlchat.engine.plan.QueryPlan;

import static org.assertj.core.api.Assertions.assertThat;

class PlanDescriptionTest {

    static List<SqlCase> cases() {
        return SqlCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysThePlanInPlainWords(SqlCase plan) {
        assertThat(PlanDescription.of(plan.plan(), Shop.schema().catalog())).isEqualTo(plan.says());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void listsTheFilters(SqlCase plan) {
        assertThat(SqlCase.filters(plan.plan())).isEqualTo(plan.filters());
    }

    @ParameterizedTest
    @CsvSource({"self join, employee", "exists, customer orders", "over groups, orders",
            "not in a union, customer orders employee"})
    void listsTheTablesOnce(String name, String tables) {
        QueryPlan plan = PlanCases.all().get(name);

        assertThat(PlanTables.of(plan)).extracting(TableName::name).containsExactly(tables.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, 2026-06-01, in May 2026", "2026-04-01, 2026-07-01, in Q2 2026",
            "2026-01-01, 2027-01-01, in 2026",
            "2026-05-31, 2026-06-01, on 2026-05-31", "2026-05-02, 2026-06-02, from 2026-05-02 to 2026-06-01",
            "2026-02-01, 2026-05-01, from 2026-02-01 to 2026-04-30"})
    void namesPeriodsAsACalendarDoes(LocalDate from, LocalDate before, String words) {
        assertThat(Wording.period(new Within(PlanCases.constant(from), from, before))).isEqualTo(words);
    }

    @Test
    void formsPlurals() {
        assertThat(List.of("city", "day", "box", "branch", "order").stream().map(Wording::plural))
                .containsExactly("cities", "days", "boxes", "branches", "orders");
    }
}
