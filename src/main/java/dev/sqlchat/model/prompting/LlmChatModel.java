package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Explorer;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.exploring.Relevance;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.PaidModel;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.prompts.Prompts;

import static dev.sqlchat.model.SqlTools.LIST_TABLES;
import static dev.sqlchat.model.SqlTools.QUERY;
import static dev.sqlchat.model.SqlTools.SCHEMA;

/** A language model takes the steps; the engine has explored the schema for it before its first one. */
public final class LlmChatModel implements ChatModel {

    /** Tokens that the schema may take of a prompt. */
    private static final int SCHEMA_ROOM = 350;
    private static final int MOST_TABLES = 8;
    private static final double WORTH_SHOWING = 0.4;
    /** What a language model's answer is worth while nothing more is known of it. */
    private static final double CONFIDENCE = 0.55;

    private final LanguageModel llm;
    private final Explorer explorer;
    private final boolean values;
    private final Protocol queries;
    private final Protocol steps;
    private final Protocol tools;

    /**
     * Talks with the model as it can; what it can do is found out when it is first asked.
     *
     * @param values whether stored values may be told to the model
     */
    public LlmChatModel(LanguageModel llm, Explorer explorer, boolean values) {
        this(llm, explorer, values, Prompts.BUILT_IN);
    }

    /** @param prompts what the model is told */
    public LlmChatModel(LanguageModel llm, Explorer explorer, boolean values, Prompts prompts) {
        this.llm = llm;
        this.explorer = explorer;
        this.values = values;
        this.queries = new QueryProtocol(prompts, SCHEMA_ROOM, values);
        this.steps = new StepProtocol(prompts);
        this.tools = new ToolProtocol(prompts);
    }

    @Override
    public String name() {
        return llm.name();
    }

    @Override
    public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
        return reply(request, null, tokens);
    }

    /** @param draft how the engine reads the question, for the model to start from; null for none */
    public ChatReply reply(ChatRequest request, @Nullable Reading draft, Consumer<String> tokens) {
        var progress = Progress.of(request.messages());
        if (progress.fresh() && !request.tools().isEmpty()) {
            return explored(explorer.explore(request.grounding().asked(progress.question())));
        }
        var question = new Case(request, progress, explorer.explore(request.grounding().asked(progress.question())),
                tellable(draft, progress.question()), values);
        var tried = progress.attempts(QUERY);
        if (tried.size() >= Progress.MOST_ATTEMPTS && tried.stream().allMatch(attempt -> attempt.result().failed())) {
            return abstained("I did not find a query that answers this.", Usage.NONE);
        }
        var protocol = protocol(question);
        return protocol.done(question)
                ? answered(question, "", Usage.NONE)
                : asked(protocol, question, tokens);
    }

    /** Small models can call tools and yet get nowhere by steps of their own: they are asked for one query. */
    private Protocol protocol(Case question) {
        var can = paid(question.request()).capabilities();
        return question.progress().stalled() ? queries : can.tools() ? tools : can.schema() ? steps : queries;
    }

    private LanguageModel paid(ChatRequest request) {
        return new PaidModel(llm, request.grounding().budget());
    }

    /**
     * A model copies what it is shown: a draft that is likely wrong is worse than none. One whose values the question says
     * itself tells nothing of the data.
     */
    private @Nullable Reading tellable(@Nullable Reading draft, String question) {
        return draft != null && draft.confidence() >= WORTH_SHOWING
                && (values || Literals.allWithin(draft.sql(), question))
                        ? draft
                        : null;
    }

    /** The first steps are the same for every question, so that no call of the model is spent on them. */
    private static ChatReply explored(Relevance relevance) {
        var names = relevance.tables().stream().limit(Math.max(MOST_TABLES, relevance.named()))
                .map(TableName::toString).collect(Collectors.joining(", "));
        return new ChatReply.Calls("", List.of(new ToolCall("explore-1", LIST_TABLES, Map.of()),
                new ToolCall("explore-2", SCHEMA, Map.of("table_names", names))), null, Usage.NONE);
    }

    private ChatReply asked(Protocol protocol, Case question, Consumer<String> tokens) {
        var prompt = protocol.prompt(question);
        var completion = complete(protocol, question, prompt, tokens);
        return switch (protocol.meaning(question, completion)) {
            case Protocol.Meaning.Step step -> step(question, step, completion.usage());
            case Protocol.Meaning.Said said when mayTryOneQuery(protocol, question)
                    && invented(question, said.text()) ->
                asked(queries, question, tokens).after(completion.usage());
            case Protocol.Meaning.Said said -> said(question, said.text(), completion.usage());
            case Protocol.Meaning.Unclear unclear -> askedAgain(protocol, question, prompt, completion,
                    unclear.reason(), tokens);
        };
    }

    private boolean mayTryOneQuery(Protocol protocol, Case question) {
        return !protocol.equals(queries) && !question.request().tools().isEmpty()
                && question.progress().attempts(QUERY).isEmpty();
    }

    /** Whether it tells of data without having looked. */
    private static boolean invented(Case question, String text) {
        return question.found().isEmpty() && !Numbers.allWithin(text, question.progress().question());
    }

    private ChatReply askedAgain(Protocol protocol, Case question, Prompt prompt, Completion first, String reason,
            Consumer<String> tokens) {
        var messages = new ArrayList<>(prompt.messages());
        messages.add(new Message.Assistant(first.text(), List.of(), null));
        messages.add(new Message.User(reason));
        var second = complete(protocol, question,
                new Prompt(messages, prompt.tools(), prompt.schema(), prompt.mostTokens()), tokens);
        var usage = first.usage().plus(second.usage());
        return switch (protocol.meaning(question, second)) {
            case Protocol.Meaning.Step step -> step(question, step, usage);
            case Protocol.Meaning.Said said -> said(question, said.text(), usage);
            case Protocol.Meaning.Unclear ignored when mayTryOneQuery(protocol, question) -> asked(queries, question,
                    tokens).after(usage);
            case Protocol.Meaning.Unclear ignored -> unclear(question, usage);
        };
    }

    private Completion complete(Protocol protocol, Case question, Prompt prompt, Consumer<String> tokens) {
        var aloud = new Aloud(question.found(), tokens);
        var completion = paid(question.request()).complete(prompt, protocol.answerIn(aloud));
        aloud.end();
        return completion;
    }

    private static ChatReply step(Case question, Protocol.Meaning.Step said, Usage usage) {
        var step = NamesMended.in(said, question);
        var found = found(question, step.calls().getLast());
        return found.isPresent()
                ? new ChatReply.Concluded(new Conclusion.Answered("", CONFIDENCE, found.get()), usage)
                : called(question, step, usage);
    }

    /** The call that has found already what a query would find again: the model means that. */
    private static Optional<String> found(Case question, ToolCall call) {
        var results = question.progress().results();
        return question.progress().callsOf(QUERY).stream().filter(call::repeats).map(ToolCall::id)
                .filter(id -> results.containsKey(id) && !results.get(id).failed()).findFirst();
    }

    /** Providers may give calls any id, also the same one twice. */
    private static ChatReply called(Case question, Protocol.Meaning.Step step, Usage usage) {
        var calls = new ArrayList<ToolCall>();
        for (var call : step.calls()) {
            calls.add(new ToolCall("%s%d-%d".formatted(Progress.ATTEMPT, question.request().messages().size(),
                    calls.size()), call.tool(), call.arguments()));
        }
        return new ChatReply.Calls(step.text(), calls, null, usage);
    }

    /** What a model says without having looked is no answer; when it has looked, the sentence must hold nothing else. */
    private static ChatReply said(Case question, String text, Usage usage) {
        var found = question.found();
        if (found.isEmpty()) {
            return abstained(!invented(question, text)
                    ? text
                    : "The language model answered without having looked at the data, so its answer is not shown.",
                    usage);
        }
        return answered(question, Numbers.allWithin(text, found) ? text : "", usage);
    }

    /** What was found is the answer of a model that does not know how to say it. */
    private static ChatReply unclear(Case question, Usage usage) {
        return question.found().isEmpty()
                ? abstained("The language model did not say how to answer this.", usage)
                : answered(question, "", usage);
    }

    private static ChatReply answered(Case question, String sentence, Usage usage) {
        var call = question.lastFound().map(attempt -> attempt.call().id()).orElse(null);
        return new ChatReply.Concluded(new Conclusion.Answered(sentence, CONFIDENCE, call), usage);
    }

    private static ChatReply abstained(String reason, Usage usage) {
        return new ChatReply.Concluded(new Conclusion.Abstained(reason, List.of(), 0), usage);
    }
}
