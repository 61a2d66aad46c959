package dev.sqlchat.answer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;

/**
 * What the user gets for a question; the JSON contract of {@code POST /v1/agent}, names in snake case.
 *
 * @param turn from 1 within the thread
 * @param answer one sentence with the number, or the reason for not answering
 * @param sql the query that ran, null where none did
 * @param rows cells by {@link #columns}
 * @param rowCount rows that the query gave; a kept answer may have fewer of them in {@code rows}
 * @param truncated the query has more rows than it gave, because of a cap
 * @param choices what a clarifying question offers
 * @param sources documents that were used
 * @param notes further sentences for the user
 * @param fields what the answer's text was taken apart into, for programs
 * @param timingsMs milliseconds by step, and {@code total}
 */
public record Answer(String id, String threadId, int turn, Status status, String answer, @Nullable String sql,
        List<OutputColumn> columns, List<List<@Nullable Object>> rows, int rowCount, boolean truncated,
        @Nullable Chart chart, Receipt receipt, double confidence, List<Choice> choices, List<String> suggestions,
        List<String> sources, String model, Usage usage, Map<String, Long> timingsMs, List<String> notes,
        Map<String, Object> fields) {

    /** Without notes and fields. */
    public Answer(String id, String threadId, int turn, Status status, String answer, @Nullable String sql,
            List<OutputColumn> columns, List<List<@Nullable Object>> rows, int rowCount, boolean truncated,
            @Nullable Chart chart, Receipt receipt, double confidence, List<Choice> choices, List<String> suggestions,
            List<String> sources, String model, Usage usage, Map<String, Long> timingsMs) {
        this(id, threadId, turn, status, answer, sql, columns, rows, rowCount, truncated, chart, receipt, confidence,
                choices, suggestions, sources, model, usage, timingsMs, List.of(), Map.of());
    }

    /** Of an answer that was kept before there were notes and fields, those are null. */
    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
        suggestions = List.copyOf(suggestions);
        sources = List.copyOf(sources);
        timingsMs = Collections.unmodifiableMap(new LinkedHashMap<>(timingsMs));
        notes = notes == null ? List.of() : List.copyOf(notes);
        fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The same with at most this many of its rows and the charts that these can carry; {@link #rowCount} stays. */
    public Answer withRowsUpTo(int most) {
        return rows.size() <= most
                ? this
                : new Answer(id, threadId, turn, status, answer, sql, columns, rows.subList(0, most), rowCount,
                        truncated, chart == null ? null : chart.ofPart(), receipt, confidence, choices, suggestions,
                        sources, model, usage, timingsMs,
                        notes, fields);
    }

    public Answer with(AskedBefore before) {
        return new Answer(id, threadId, turn, status, answer, sql, columns, rows, rowCount, truncated, chart,
                receipt.with(before), confidence, choices, suggestions, sources, model, usage, timingsMs, notes,
                fields);
    }

    /**
     * As somebody may see it who is not the one that it was given to: it names neither other threads nor people.
     *
     * @param thread stands for the thread that it is of
     */
    public Answer forOthers(String thread) {
        return new Answer(thread + "." + turn, thread, turn, status, answer, sql, columns, rows, rowCount, truncated,
                chart, receipt.forOthers(), confidence, choices, suggestions, sources, model, usage, timingsMs, notes,
                fields);
    }

    /** In other words. */
    public Answer saying(String sentence, List<String> furtherNotes) {
        return new Answer(id, threadId, turn, status, sentence, sql, columns, rows, rowCount, truncated, chart, receipt,
                confidence, choices, suggestions, sources, model, usage, timingsMs, furtherNotes, fields);
    }

    public Answer with(AnswerFormat.Formatted text) {
        return new Answer(id, threadId, turn, status, text.sentence(), sql, columns, rows, rowCount, truncated, chart,
                receipt, confidence, choices, suggestions, sources, model, usage, timingsMs, notes, text.fields());
    }

    /** The sentence with its notes, each on a line of its own. */
    public String text() {
        return Stream.concat(Stream.of(answer), notes.stream()).collect(Collectors.joining("\n"));
    }

    public enum Status {
        ANSWERED, CLARIFY, ABSTAINED, REFUSED
    }

    /**
     * A column of the rows.
     *
     * @param name in the result
     * @param label what it says, in words
     * @param unit of its numbers, such as USD, %, GB or h; null where none is known
     */
    public record OutputColumn(String name, ColumnType type, String label, Role role, @Nullable String unit) {

        /** Of an answer that was kept before columns had labels, these are null. */
        public OutputColumn {
            label = label == null ? Words.of(name) : label;
            role = role == null ? Role.of(type) : role;
        }

        /** Where nothing but its type is known. */
        public OutputColumn(String name, ColumnType type) {
            this(name, type, Words.of(name), Role.of(type), null);
        }
    }

    /** What a column is to a reader. */
    public enum Role {
        /** Its numbers are compared and drawn. */
        MEASURE,
        /** It names what a row is of. */
        CATEGORY,
        /** Numbers or texts that go by the calendar and sort by it. */
        TIME,
        /** It tells rows apart and says nothing. */
        KEY;

        private static Role of(ColumnType type) {
            return type.numeric() ? MEASURE : type.temporal() ? TIME : CATEGORY;
        }
    }

    /**
     * What to draw.
     *
     * @param x as {@code y} and {@code series} the name of a column; null where the type has none
     * @param options every chart that the rows can carry, this one first
     */
    public record Chart(ChartType type, @Nullable String x, @Nullable String y, @Nullable String series,
            String title, List<Option> options) {

        /** Of an answer that was kept before there were options, those are null. */
        public Chart {
            options = options == null ? List.of(new Option(type, x, y, series)) : List.copyOf(options);
        }

        /** @param options the first of them is drawn */
        static Chart of(List<Option> options, String title) {
            var first = options.getFirst();
            return new Chart(first.type(), first.x(), first.y(), first.series(), title, options);
        }

        /** Without what only all rows can carry: the parts of a whole. */
        Chart ofPart() {
            var carried = options.stream().filter(option -> !option.shows(ChartType.PIE)
                    && !(option.shows(ChartType.AREA) && option.series() != null)).toList();
            return of(carried.isEmpty() ? List.of(Option.TABLE) : carried, title);
        }

        /** A chart that can be drawn instead. */
        public record Option(ChartType type, @Nullable String x, @Nullable String y, @Nullable String series) {

            static final Option TABLE = new Option(ChartType.TABLE, null, null, null);

            private boolean shows(ChartType other) {
                return type == other;
            }
        }
    }

    public enum ChartType {
        NUMBER, BAR, LINE, AREA, PIE, SCATTER, TABLE
    }

    /**
     * How the question was read and what was checked.
     *
     * @param planHash stands for what the query asks: equal for the same plan; null where no query was run
     * @param schemaHash stands for the schema that the question was read with
     * @param resultHash stands for the rows, in whatever order; null where there are none
     * @param engineHash stands for the program's version and those settings that a reading depends on; null for a query
     *        that the user wrote
     * @param askedBefore what is new since the same question was answered; null where it was not
     * @param trust null where no rows were found that could be relied on
     * @param explanation what the query does, in sentences for people who do not read SQL; empty where none was run
     * @param parts the reading piece by piece; empty where the engine has none
     * @param additions what it could have further
     */
    public record Receipt(String interpretation, List<String> tables, List<Filter> filters, List<Check> checks,
            @Nullable LocalDate dataAsOf, @Nullable String planHash, @Nullable String schemaHash,
            @Nullable String resultHash, @Nullable String engineHash, @Nullable AskedBefore askedBefore,
            @Nullable Trust trust, List<String> explanation, List<Part> parts, List<Addition> additions) {

        /** Of an answer that was kept before there were explanations and parts, they are null. */
        public Receipt {
            explanation = explanation == null ? List.of() : List.copyOf(explanation);
            parts = parts == null ? List.of() : List.copyOf(parts);
            additions = additions == null ? List.of() : List.copyOf(additions);
        }

        /** Without explanation and parts. */
        public Receipt(String interpretation, List<String> tables, List<Filter> filters, List<Check> checks,
                @Nullable LocalDate dataAsOf, @Nullable String planHash, @Nullable String schemaHash,
                @Nullable String resultHash, @Nullable String engineHash, @Nullable AskedBefore askedBefore,
                @Nullable Trust trust) {
            this(interpretation, tables, filters, checks, dataAsOf, planHash, schemaHash, resultHash, engineHash,
                    askedBefore, trust, List.of(), List.of(), List.of());
        }

        public Receipt with(AskedBefore before) {
            return new Receipt(interpretation, tables, filters, checks, dataAsOf, planHash, schemaHash, resultHash,
                    engineHash, before, trust, explanation, parts, additions);
        }

        Receipt explainedBy(List<String> sentences) {
            return new Receipt(interpretation, tables, filters, checks, dataAsOf, planHash, schemaHash, resultHash,
                    engineHash, askedBefore, trust, sentences, parts, additions);
        }

        /** Read-only: without what else is stored. */
        Receipt forOthers() {
            return new Receipt(interpretation, tables, filters, checks, dataAsOf, planHash, schemaHash, resultHash,
                    engineHash, null, trust == null ? null : TrustWords.withoutName(trust), explanation,
                    parts.stream().map(Part::fixed).toList(), List.of());
        }

        Receipt with(List<Part> others, List<Addition> further) {
            return new Receipt(interpretation, tables, filters, checks, dataAsOf, planHash, schemaHash, resultHash,
                    engineHash, askedBefore, trust, explanation, others, further);
        }
    }

    /**
     * One piece of how the question was read.
     *
     * @param field what edits call it: {@code measure}, {@code filter:1}, {@code time}, {@code group:1}, {@code order},
     *        {@code limit}
     * @param text a few words
     * @param column null where it is of none, or of several
     * @param value what of it could be another; null where that is the whole
     * @param matchedFrom the question's words that the value was found for; null where they are the value
     * @param edits what can be done with it
     * @param alternatives values that could stand in its place
     */
    public record Part(String field, PartKind kind, String text, @Nullable String column, @Nullable String value,
            @Nullable String matchedFrom, List<EditKind> edits, List<String> alternatives) {

        Part fixed() {
            return new Part(field, kind, text, column, value, matchedFrom, List.of(), List.of());
        }
    }

    /**
     * What the reading could have further.
     *
     * @param field what an edit that adds it calls it
     * @param alternatives values that it could have
     */
    public record Addition(String field, PartKind kind, String text, List<String> alternatives) {}

    public enum PartKind {
        MEASURE, FILTER, TIME, GROUP, ORDER, LIMIT
    }

    public enum EditKind {
        REMOVE, REPLACE
    }

    /**
     * What is new since the user's last answer to the same question.
     *
     * @param threadId of that answer, as {@code turn} and {@code at}
     * @param causes why; empty where nothing differs
     * @param detail one or two sentences for the user
     */
    public record AskedBefore(String threadId, int turn, Instant at, Difference difference, List<Cause> causes,
            String detail) {

        public AskedBefore {
            causes = List.copyOf(causes);
        }
    }

    public enum Difference {
        NOTHING,
        /** The question is read as before and finds something else. */
        RESULT,
        /** The question is read in another way. */
        READING
    }

    /** Why an answer differs from an earlier one. */
    public enum Cause {
        /** Rows, or what is known of them. */
        DATA,
        /** Tables, columns, types or keys. */
        SCHEMA,
        /** The version of the program, or its settings. */
        ENGINE,
        /** Another model answers. */
        MODEL,
        /** Another day counts as today. */
        DATES
    }

    /** How far an answer can be relied on. */
    public enum TrustLevel {
        /** Somebody verified the query. */
        VERIFIED,
        /** Nothing is wrong with its numbers, and it was sure enough. */
        CHECKED, UNVERIFIED
    }

    /** @param reason one sentence that says why, for the user */
    public record Trust(TrustLevel level, String reason) {}

    /** @param matchedFrom the question's words that the value was found for */
    public record Filter(String column, String operator, String value, @Nullable String matchedFrom) {}

    /** @param detail one or two sentences for the user */
    public record Check(String name, CheckStatus status, String detail) {}

    public enum CheckStatus {
        /** Nothing is wrong. */
        PASSED,
        /** The number may be wrong, or is not all of it; the detail says how. */
        WARNING,
        /** The query has nothing that this could go wrong with. */
        NOT_APPLICABLE,
        /** It could go wrong, but was not measured: the time was short. */
        SKIPPED
    }

    /**
     * @param text how the question is read then, in plain words
     * @param result the sentence that it is answered with then; null where that was not looked up
     */
    public record Choice(int number, String text, @Nullable String result) {}

    /** @param cost in USD, null where unknown */
    public record Usage(int modelCalls, int inputTokens, int outputTokens, @Nullable BigDecimal cost) {}
}
