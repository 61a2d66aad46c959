package dev.sqlchat.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message.ToolResult;

import static dev.sqlchat.model.SqlTools.LIST_TABLES;
import static dev.sqlchat.model.SqlTools.QUERY;
import static dev.sqlchat.model.SqlTools.SCHEMA;

/**
 * The question engine in the place of a language model: it takes the steps that a model would take, lists the tables,
 * reads the schema, runs a query, without network or key. A reading rides along with the calls, so that a question is
 * interpreted once unless a query fails.
 */
public final class EmbeddedChatModel implements ChatModel {

    public static final String NAME = "embedded";

    private static final int MOST_QUERIES = 3;

    private final Interpreter engine;
    private final Doubt doubt;

    /** @param threshold answers less sure than this are not given; 0 gives every answer */
    public EmbeddedChatModel(Interpreter engine, double threshold) {
        this.engine = engine;
        this.doubt = new Doubt(threshold);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return ChatModel.super.version() + " " + doubt;
    }

    @Override
    public double threshold() {
        return doubt.threshold();
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        var progress = Progress.of(request.messages());
        var reading = progress.reading();
        var queries = progress.resultsOf(QUERY);
        if (reading != null && !queries.isEmpty() && doubtful(request, reading)) {
            return amongRivals(request, progress);
        }
        if (!queries.isEmpty() && !queries.getLast().failed()) {
            return concluded(new Conclusion.Answered("", reading == null ? 0 : reading.confidence()));
        }
        if (request.tools().isEmpty()) {
            return abstained("I did not get to an answer within the steps that I may take.", List.of(), 0);
        }
        if (request.offers(LIST_TABLES) && !progress.called(LIST_TABLES)) {
            return calls(request, LIST_TABLES, Map.of(), null);
        }
        if (!queries.isEmpty()) {
            return queryAgain(request, progress, queries.getLast());
        }
        return reading == null ? begin(request, progress) : query(request, reading);
    }

    private ChatReply begin(ChatRequest request, Progress progress) {
        return switch (interpret(request, progress)) {
            case Interpretation.Understood understood -> begin(request, understood);
            case Interpretation.AboutSchema about -> describe(request, progress, about);
            case Interpretation.NotUnderstood not -> abstained(not.reason(), not.nearest(), 0);
        };
    }

    private ChatReply begin(ChatRequest request, Interpretation.Understood understood) {
        var chosen = chosen(understood, request.grounding().chosen());
        if (chosen == null && doubt.rules(understood.best()) && doubt.rivals(understood.readings()).isEmpty()) {
            return concluded(doubt.abstained(understood.readings()));
        }
        var reading = chosen == null ? understood.best() : chosen;
        return request.offers(SCHEMA) && !reading.tables().isEmpty()
                ? calls(request, SCHEMA, tables(reading.tables()), reading)
                : query(request, reading);
    }

    private boolean doubtful(ChatRequest request, Reading reading) {
        return doubt.rules(reading) && !reading.description().equals(request.grounding().chosen());
    }

    /** Runs each rival once; what they find decides. */
    private ChatReply amongRivals(ChatRequest request, Progress progress) {
        if (!(interpret(request, progress) instanceof Interpretation.Understood understood)) {
            return abstained("I am not sure enough to answer that.", List.of(), 0);
        }
        var rivals = doubt.rivals(understood.readings());
        var tried = progress.callsOf(QUERY).stream().map(call -> call.arguments().get("query"))
                .collect(Collectors.toSet());
        return rivals.stream().filter(rival -> !tried.contains(rival.sql())).findFirst()
                .filter(rival -> request.offers(QUERY)).map(rival -> query(request, rival))
                .orElseGet(
                        () -> concluded(Rivals.of(rivals, progress, QUERY).conclusion(doubt, understood.readings())));
    }

    private static @Nullable Reading chosen(Interpretation.Understood understood, @Nullable String choice) {
        return choice == null
                ? null
                : understood.readings().stream().filter(reading -> reading.description().equals(choice)).findFirst()
                        .orElse(null);
    }

    private ChatReply describe(ChatRequest request, Progress progress, Interpretation.AboutSchema about) {
        var table = about.table();
        if (table != null && request.offers(SCHEMA) && !progress.called(SCHEMA)) {
            return calls(request, SCHEMA, tables(List.of(table)), null);
        }
        return concluded(new Conclusion.Answered(SchemaProse.of(request.grounding().catalog(), about,
                () -> new Examples(engine, doubt).of(request.grounding())), 1));
    }

    private ChatReply query(ChatRequest request, Reading reading) {
        return request.offers(QUERY)
                ? calls(request, QUERY, Map.of("query", reading.sql()), reading)
                : abstained("I have no tool to run a query with.", List.of(), 0);
    }

    private ChatReply queryAgain(ChatRequest request, Progress progress, ToolResult failure) {
        var tried = progress.callsOf(QUERY).stream().map(call -> call.arguments().get("query"))
                .collect(Collectors.toSet());
        return tried.size() < MOST_QUERIES && interpret(request, progress) instanceof Interpretation.Understood readings
                ? queryAgain(request, readings, tried, failure)
                : gaveUp(failure);
    }

    private ChatReply queryAgain(ChatRequest request, Interpretation.Understood understood, Set<Object> tried,
            ToolResult failure) {
        return understood.readings().stream()
                .takeWhile(reading -> !doubt.rules(reading))
                .filter(reading -> !tried.contains(reading.sql())).findFirst()
                .map(reading -> query(request, reading)).orElseGet(() -> gaveUp(failure));
    }

    private static ChatReply gaveUp(ToolResult failure) {
        return abstained("I could not get an answer from the database. " + failure.text(), List.of(), 0);
    }

    private Interpretation interpret(ChatRequest request, Progress progress) {
        return engine.interpret(request.grounding().asked(progress.question()));
    }

    private static Map<String, Object> tables(List<TableName> tables) {
        return Map.of("table_names", tables.stream().map(TableName::toString).collect(Collectors.joining(", ")));
    }

    private static ChatReply calls(ChatRequest request, String tool, Map<String, Object> arguments,
            @Nullable Reading reading) {
        var call = new ToolCall("call-" + request.messages().size(), tool, arguments);
        return new ChatReply.Calls("", List.of(call), reading, Usage.NONE);
    }

    private static ChatReply abstained(String reason, List<String> nearest, double confidence) {
        return concluded(new Conclusion.Abstained(reason, nearest, confidence));
    }

    private static ChatReply concluded(Conclusion conclusion) {
        return new ChatReply.Concluded(conclusion, Usage.NONE);
    }
}
