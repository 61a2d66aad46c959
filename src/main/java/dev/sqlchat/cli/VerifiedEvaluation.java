package dev.sqlchat.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.AgentSettings;
import dev.sqlchat.agent.QuestionFailed;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.api.ApiJson;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.database.Limits;
import dev.sqlchat.database.QueryOutcome;
import dev.sqlchat.knowledge.Fingerprint;
import dev.sqlchat.knowledge.GoldenSuite;
import dev.sqlchat.knowledge.GoldenSuite.Result;
import dev.sqlchat.knowledge.GoldenSuite.Rows;
import dev.sqlchat.knowledge.GoldenSuite.Status;
import dev.sqlchat.knowledge.VerifiedQuery;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.sql.CheckedQuery;

/** Runs all verified queries again, and asks their questions without them. */
final class VerifiedEvaluation {

    private static final Duration VALUES = Duration.ofMinutes(2);
    private static final List<String> COLUMNS = List.of("database", "question", "result", "rows before", "rows now",
            "without it", "reason");

    private final ChatModel model;
    private final Extensions extensions;
    private final AgentSettings settings;
    private final Prompts prompts;
    private final Databases databases;
    private final GoldenSuite suite;
    private final PrintWriter out;
    private final PrintWriter progress;

    VerifiedEvaluation(ApplicationContext context, PrintWriter out, PrintWriter progress) {
        this.model = context.getBean(ChatModel.class);
        this.extensions = context.getBean(Extensions.class);
        this.settings = context.getBean(AgentSettings.class);
        this.prompts = context.getBean(Prompts.class);
        this.databases = context.getBean(Databases.class);
        this.suite = context.getBean(GoldenSuite.class);
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param json one line for each instead of a table
     * @param accept what changed is right from now on
     * @return whether nothing fails, and nothing changed that is not accepted
     */
    boolean run(boolean json, boolean accept) {
        databases.all().forEach(database -> database.awaitValues(VALUES));
        var results = suite.run(AgentQuestion.LOCAL, this::ask, result -> {
            if (json) {
                out.println(ApiJson.write(line(result)));
                out.flush();
            }
        });
        if (!json) {
            print(results);
        }
        if (accept) {
            results.stream().filter(result -> result.status() == Status.CHANGED).forEach(suite::accept);
        }
        summarise(results);
        return results.stream().allMatch(result -> result.status() == Status.SAME
                || accept && result.status() == Status.CHANGED);
    }

    /** On the day that the query is of, so that "last month" is the same. */
    private Optional<Rows> ask(VerifiedQuery query) {
        var database = databases.named(query.database()).orElseThrow();
        Databases dated = () -> List.of(new Dated(database, query.asOf()));
        try {
            var agent = AgentService.with(model, dated).settings(settings).extensions(extensions).prompts(prompts)
                    .build();
            var answer = agent.processQuestion(new AgentQuestion(query.question(), null, query.database(), List.of()));
            return answer.status() == Answer.Status.ANSWERED
                    ? Optional.of(new Rows(answer.rows(), answer.truncated()))
                    : Optional.empty();
        } catch (QuestionFailed fault) {
            progress.println(query.question() + " failed: " + fault.getMessage());
            return Optional.empty();
        }
    }

    private void print(List<Result> results) {
        if (results.isEmpty()) {
            progress.println("There is no verified query yet; docs/verified-queries.md says how to make one.");
        } else {
            out.println(TextTable.of(COLUMNS, results.stream().map(VerifiedEvaluation::row).toList()).print());
        }
    }

    private static List<String> row(Result result) {
        return List.of(result.query().database(), result.query().question(), lower(result.status()),
                Integer.toString(result.query().result().rows()), rows(result.now()),
                result.alone() == null ? "" : lower(result.alone()), result.reason() == null ? "" : result.reason());
    }

    private static String rows(@Nullable Fingerprint now) {
        return now == null ? "" : Integer.toString(now.rows());
    }

    private static Map<String, @Nullable Object> line(Result result) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", result.query().id());
        line.put("database", result.query().database());
        line.put("question", result.query().question());
        line.put("result", lower(result.status()));
        line.put("rows_before", result.query().result().rows());
        line.put("rows_now", result.now() == null ? null : result.now().rows());
        line.put("without", result.alone() == null ? null : lower(result.alone()));
        line.put("reason", result.reason());
        return line;
    }

    private void summarise(List<Result> results) {
        var counts = new LinkedHashMap<String, Integer>();
        results.forEach(result -> counts.merge(lower(result.status()), 1, Integer::sum));
        long alone = results.stream().filter(result -> result.alone() == GoldenSuite.Alone.SAME).count();
        progress.println("%d verified queries %s; %d are answered the same without them".formatted(results.size(),
                counts, alone));
        progress.flush();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A database on another day. */
    private record Dated(Database actual, LocalDate today) implements Database {

        @Override
        public String name() {
            return actual.name();
        }

        @Override
        public Catalog catalog() {
            return actual.catalog();
        }

        @Override
        public Limits limits() {
            return actual.limits();
        }

        @Override
        public QueryOutcome execute(CheckedQuery query,
                Limits limits) {
            return actual.execute(query, limits);
        }

        @Override
        public boolean awaitValues(Duration time) {
            return actual.awaitValues(time);
        }

        @Override
        public void close() {
            // The actual one is closed by who opened it.
        }
    }
}
