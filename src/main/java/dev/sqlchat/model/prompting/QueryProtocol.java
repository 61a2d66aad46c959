package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.exploring.Relevance.StoredValue;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Message.ToolResult;
import dev.sqlchat.model.Precedent.Example;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.Progress.Attempt;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;

import static dev.sqlchat.model.SqlTools.QUERY;

/** For models that cannot be trusted with tools: all that is known goes into one prompt, and the reply is one query. */
final class QueryProtocol implements Protocol {

    private static final int MOST_TOKENS = 400;
    private static final int MOST_VALUES = 5;
    /** How sure the engine has to be for a model to be asked again that found something else. */
    private static final double SURE = 0.75;
    private static final Pattern FENCED = Pattern.compile("```(?:\\w+)?\\s*\\n?(.*?)(?:```|$)", Pattern.DOTALL);
    private static final Pattern SELECT = Pattern.compile("\\b(?:select|with)\\b.*", Pattern.DOTALL
            | Pattern.CASE_INSENSITIVE);

    private final Prompts prompts;
    private final int schemaRoom;
    private final boolean values;

    /**
     * @param prompts what the model is told
     * @param schemaRoom tokens that the schema may take
     * @param values whether stored values may be told
     */
    QueryProtocol(Prompts prompts, int schemaRoom, boolean values) {
        this.prompts = prompts;
        this.schemaRoom = schemaRoom;
        this.values = values;
    }

    @Override
    public Prompt prompt(Case question) {
        var messages = new ArrayList<Message>();
        var catalog = question.request().grounding().catalog();
        messages.add(new Message.Instruction(prompts.text(PromptText.QUERY, Map.of("dialect", dialect(question),
                "today", question.request().grounding().today().toString()))));
        question.examples().forEach(example -> messages.addAll(shown(example)));
        messages.addAll(question.history());
        messages.add(new Message.User(SchemaText.of(catalog, question.relevance(), schemaRoom, values)
                + said(question) + "\n\nQuestion: " + question.progress().question() + "\nSQL:"));
        question.progress().attempts(QUERY).forEach(attempt -> messages.addAll(observed(question, attempt)));
        return new Prompt(messages, List.of(), null, MOST_TOKENS);
    }

    private static List<Message> shown(Example example) {
        return List.of(new Message.User("Question: " + example.question() + "\nSQL:"),
                new Message.Assistant(example.sql(), List.of(), null));
    }

    private static String dialect(Case question) {
        return switch (question.request().grounding().catalog().dialect()) {
            case SQLITE -> "SQLite";
            case POSTGRESQL -> "PostgreSQL";
        };
    }

    private String said(Case question) {
        var notes = new ArrayList<String>();
        if (values) {
            question.relevance().values().stream().limit(MOST_VALUES).map(QueryProtocol::note).forEach(notes::add);
        }
        question.request().grounding().hints().forEach(notes::add);
        return notes.isEmpty() ? "" : "\n" + notes.stream().map(note -> "-- " + note).collect(Collectors.joining("\n"));
    }

    private static String note(StoredValue value) {
        return "\"%s\" is stored in %s as '%s'".formatted(value.words(), value.column(),
                value.value().replace("'", "''"));
    }

    private List<Message> observed(Case question, Attempt attempt) {
        var reply = attempt.result().failed()
                ? prompts.text(PromptText.QUERY_REPAIR,
                        Map.of("reason", attempt.result().text() + lastResort(question, attempt)))
                : objection(question, attempt).orElse("");
        return List.of(new Message.Assistant(query(attempt), List.of(), null), new Message.User(reply));
    }

    private static String query(Attempt attempt) {
        return String.valueOf(attempt.call().arguments().get("query"));
    }

    /** A model copies what it is shown, so that it is shown a draft when nothing of its own can be run. */
    private String lastResort(Case question, Attempt attempt) {
        var attempts = question.progress().attempts(QUERY);
        return question.draft() == null || attempts.size() < Progress.MOST_ATTEMPTS - 1
                || !attempts.getLast().equals(attempt)
                        ? ""
                        : "\n" + prompts.text(PromptText.QUERY_DRAFT, Map.of("sql", question.draft().sql()));
    }

    @Override
    public boolean done(Case question) {
        var attempts = question.progress().attempts(QUERY);
        var found = attempts.stream().filter(attempt -> !attempt.result().failed()).toList();
        return !found.isEmpty() && (attempts.size() >= Progress.MOST_ATTEMPTS || found.contains(attempts.getLast())
                && (found.size() > 1 || objection(question, found.getFirst()).isEmpty()));
    }

    /** What speaks against a query that ran; the model is told once. */
    private Optional<String> objection(Case question, Attempt attempt) {
        var unsaid = Unsaid.in(query(attempt), question);
        return unsaid.isEmpty()
                ? otherReading(question, attempt.result())
                : Optional.of(
                        prompts.text(PromptText.QUERY_UNSAID, Map.of("unsaid", String.join(" nor ", unsaid))));
    }

    private Optional<String> otherReading(Case question, ToolResult found) {
        return Optional.ofNullable(question.draft()).filter(draft -> draft.confidence() >= SURE)
                .filter(draft -> findsOther(question, draft, found))
                .map(draft -> prompts.text(PromptText.QUERY_OTHER, Map.of("sql", draft.sql())));
    }

    private static boolean findsOther(Case question, Reading draft, ToolResult found) {
        return question.request().grounding().probe().find(draft.sql(), draft.tables()) instanceof Found.Rows rows
                && !rows.fingerprint().equals(found.rows());
    }

    /** A query is no answer. */
    @Override
    public Consumer<String> answerIn(Consumer<String> answer) {
        return piece -> {};
    }

    @Override
    public Meaning meaning(Case question, Completion completion) {
        return written(question, completion.text()).or(() -> sql(completion.text()))
                .<Meaning>map(sql -> new Meaning.Step("", List.of(new ToolCall("", QUERY, Map.of("query", sql)))))
                .orElseGet(() -> new Meaning.Unclear(prompts.text(PromptText.QUERY_AGAIN)));
    }

    /** Where it calls the tool that runs a query, though it was not told of any. */
    private static Optional<String> written(Case question, String text) {
        return WrittenCalls.meaning(text, question.request().tools())
                .filter(Meaning.Step.class::isInstance).map(Meaning.Step.class::cast)
                .map(step -> step.calls().getLast())
                .filter(call -> call.tool().equals(QUERY)).map(call -> call.arguments().get("query"))
                .filter(String.class::isInstance).map(String.class::cast).flatMap(QueryProtocol::sql);
    }

    private static Optional<String> sql(String text) {
        var fenced = FENCED.matcher(text).results().map(match -> match.group(1)).filter(QueryProtocol::hasSelect)
                .findFirst();
        var select = SELECT.matcher(fenced.orElse(text));
        return select.find() ? Optional.of(statement(select.group())) : Optional.empty();
    }

    private static boolean hasSelect(String text) {
        return text.toLowerCase(Locale.ROOT).contains("select");
    }

    /** Up to the first semicolon that is not within quotes. */
    private static String statement(String text) {
        var quote = '\0';
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (quote == '\0' && letter == ';') {
                return text.substring(0, at).strip();
            }
            quote = quote == letter ? '\0' : quote == '\0' && "'\"`".indexOf(letter) >= 0 ? letter : quote;
        }
        return text.strip();
    }
}
