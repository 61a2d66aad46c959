package dev.sqlchat.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.Estate;
import dev.sqlchat.agent.FirstQuestions;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.completion.Completions;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SqlFilters;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTest {

    @TempDir
    Path folder;

    private final QuestionEngine engine = new QuestionEngine();
    private final AtomicInteger read = new AtomicInteger();
    private final FirstQuestions questions = new FirstQuestions(question -> {
        read.incrementAndGet();
        return engine.interpret(question);
    }, 0.6, Duration.ofSeconds(3), SqlFilters.NONE);
    private final Completions completions = new Completions();
    private final Values values = new Values();

    /** Whoever comes first finds the questions, and an index that is sorted. */
    @Test
    void leavesTheFirstVisitorNothingToWaitFor() throws SQLException {
        var database = new Late(Estate.in(folder));
        new WarmUp(questions, completions).of(database);
        var once = read.get();
        assertThat(once).isPositive();
        assertThat(values.typed).isNotEmpty();

        database.awaitValues(Duration.ZERO);
        assertThat(questions.of(database, Principal.OPERATOR.id())).isNotEmpty();
        completions.complete(database.catalog(), Policy.EVERYTHING, "web", 8);
        assertThat(read).hasValue(once);
        assertThat(values.indexes).isOne();
    }

    /** Values of which it is known how often they were made ready, and what was looked up. */
    private static final class Values implements ValueIndex {

        private final List<String> typed = new ArrayList<>();
        private int indexes;

        @Override
        public List<ValueMatch> find(String phrase, Predicate<ColumnRef> near) {
            return List.of();
        }

        @Override
        public List<ValueMatch> similar(String phrase) {
            return List.of();
        }

        @Override
        public int longestPhrase() {
            return 1;
        }

        @Override
        public Beginnings beginnings(Predicate<ColumnRef> columns) {
            indexes++;
            return text -> {
                typed.add(text);
                return List.of();
            };
        }
    }

    /** A database with another catalog once its values are read. */
    private final class Late implements Database {

        private final Database estate;
        private Catalog now;
        private boolean complete;

        Late(Database estate) {
            this.estate = estate;
            this.now = estate.catalog();
        }

        @Override
        public String name() {
            return "late";
        }

        @Override
        public Catalog catalog() {
            return now;
        }

        @Override
        public boolean awaitValues(Duration time) {
            if (!complete) {
                complete = true;
                now = new Catalog(now.database(), now.dialect(), now.tables(), now.foreignKeys(), values);
            }
            return true;
        }

        @Override
        public LocalDate today() {
            return estate.today();
        }

        @Override
        public QueryOutcome execute(CheckedQuery query, Limits limits) {
            return estate.execute(query, limits);
        }

        @Override
        public void close() {}
    }
}
