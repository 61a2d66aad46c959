package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import dev.sqlchat.agent.OwnQueries.Outcome;
import dev.sqlchat.answer.Answer.Chart;
import dev.sqlchat.answer.Answer.ChartType;
import dev.sqlchat.answer.Answer.OutputColumn;
import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.database.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader is told of the columns of a query that no plan is known of. */
class ResultColumnsTest {

    private static final OwnQueries QUERIES = new OwnQueries(Duration.ofSeconds(20));

    @TempDir
    private static Path folder;
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = Scripted.open(folder, "jobs.sql");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/agent/result-columns.txt", delimiter = '|')
    void saysWhatColumnsAre(String sql, String columns) {
        assertThat(run(sql).columns().stream().map(ResultColumnsTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/agent/result-charts.txt", delimiter = '|')
    void offersWhatTheRowsCarry(String sql, String types) {
        assertThat(chart(sql).options().stream().map(option -> option.type().name().toLowerCase(Locale.ROOT))
                .distinct().collect(Collectors.joining(" "))).isEqualTo(types);
    }

    @Test
    void callsNoTwoColumnsTheSame() {
        assertThat(run(
                "SELECT SUM(a.cost_usd) AS cost, SUM(b.cost_usd) AS total_cost FROM jobs a JOIN jobs b ON a.id = b.id")
                .columns()).extracting(OutputColumn::label).doesNotHaveDuplicates();
    }

    @Test
    void drawsTotalsOverTime() {
        var chart = chart("SELECT strftime('%Y-%m', started_on) AS month, SUM(cost_usd) FROM jobs GROUP BY 1");
        assertThat(chart.type()).isEqualTo(ChartType.LINE);
        assertThat(chart.title()).isEqualTo("Total cost by month");
    }

    private static String text(OutputColumn column) {
        return column.label() + " " + column.role().name().toLowerCase(Locale.ROOT)
                + (column.unit() == null ? "" : " " + column.unit());
    }

    private static Chart chart(String sql) {
        return Objects.requireNonNull(run(sql).chart());
    }

    private static AnswerWriter.Own run(String sql) {
        assertThat(QUERIES.run(sql, database, "local")).isInstanceOf(Outcome.Ran.class);
        return ((Outcome.Ran) QUERIES.run(sql, database, "local")).own();
    }
}
