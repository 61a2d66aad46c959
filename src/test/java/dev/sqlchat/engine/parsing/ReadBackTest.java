package dev.sqlchat.engine.parsing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.Fixture;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.writing.Shop;
import dev.sqlchat.engine.writing.SqlCase;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** What the engine writes is read back as what it was. */
class ReadBackTest {

    /** What came of plans that were written and read. */
    private record Tally(List<String> same, List<String> alike, List<String> unread) {

        Tally() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** Plans that are written alike ask the same; the form in which the plan says it may be another. */
        void add(String name, QueryPlan plan, Catalog catalog) {
            var sql = SqlWriter.write(plan, catalog);
            var read = read(sql, catalog);
            if (read.isEmpty()) {
                unread.add(name + ": " + sql);
            } else if (CanonicalPlan.hash(read.get()).equals(CanonicalPlan.hash(plan))) {
                same.add(name);
            } else {
                if (!SqlWriter.write(read.get(), catalog).equals(sql))
                    System.err.println("DIFF " + sql + "\n   " + SqlWriter.write(read.get(), catalog));
                alike.add(name + ": " + plan + "\n  " + read.get());
            }
        }

        void isAtLeast(double share, double read) {
            double all = same.size() + alike.size() + unread.size();
            assertThat(same.size() / all).as("read back as they were, not: %s", alike).isGreaterThanOrEqualTo(share);
            assertThat((same.size() + alike.size()) / all).as("read back, not: %s", unread)
                    .isGreaterThanOrEqualTo(read);
        }
    }

    private static Optional<QueryPlan> read(String sql, Catalog catalog) {
        return Guard.of(catalog, Policy.EVERYTHING).check(sql) instanceof Verdict.Accepted(var query)
                ? PlanParser.parse(query, catalog)
                : Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    void plansOfEveryForm(Dialect dialect) {
        var tally = new Tally();
        var catalog = Shop.schema().catalog(dialect);

        SqlCase.all().forEach(each -> tally.add(each.name(), each.plan(), catalog));

        tally.isAtLeast(0.6, 0.99);
    }

    @Test
    void plansOfQuestions(@TempDir Path folder) throws SQLException {
        var tally = new Tally();
        try (var fixture = Fixture.open(folder)) {
            for (var database : Fixture.DATABASES) {
                questions(database).stream().map(question -> fixture.ask(database, question))
                        .filter(Understood.class::isInstance).flatMap(found -> ((Understood) found).readings().stream())
                        .forEach(
                                reading -> tally.add(reading.description(), reading.plan(), fixture.catalog(database)));
            }
        }

        tally.isAtLeast(0.95, 0.99);
    }

    private static List<List<String>> questions(String database) {
        var conversations = new ArrayList<List<String>>();
        for (var line : Fixture.resource("questions/" + database + ".txt").lines().filter(line -> line.contains(" | "))
                .toList()) {
            var question = line.substring(0, line.indexOf(" | ")).strip();
            var before = question.startsWith(">") ? conversations.getLast() : List.<String>of();
            var conversation = new ArrayList<>(before);
            conversation.add(question.replaceFirst("^>\\s*", ""));
            conversations.add(conversation);
        }
        return conversations;
    }
}
