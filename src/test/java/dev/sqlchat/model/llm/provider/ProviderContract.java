package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.Message;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.llm.Capabilities;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Deadline;
import dev.sqlchat.model.llm.LanguageModel;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What holds of every provider, by exchanges with a server that speaks as the provider's documents say. */
@Timeout(60)
abstract class ProviderContract {

    static final String SECRET = "sk-very-secret-1234";
    static final ToolSpecification QUERY = new ToolSpecification("sql_db_query", "Runs a query.",
            Map.of("type", "object", "properties",
                    Map.of("query", Map.of("type", "string", "description", "the query")),
                    "required", List.of("query")));
    static final Map<String, Object> SCHEMA = Map.of("type", "object", "properties",
            Map.of("step", Map.of("type", "string", "enum", List.of("query", "answer"))), "required", List.of("step"),
            "additionalProperties", false);
    static final String SSE = "text/event-stream";

    ProviderServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProviderServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The settings that name the provider, without the time-out. */
    abstract Map<String, String> settings();

    /** The reply "42 rows." with 12 tokens sent and 3 written. */
    abstract ProviderServer.Reply text();

    /** A reply that was cut at the limit of tokens. */
    abstract ProviderServer.Reply cutText();

    /** A call {@code sql_db_query(query = "SELECT 1")}. */
    abstract ProviderServer.Reply call();

    /** The pieces "42", " rows" and "." of the same reply. */
    abstract ProviderServer.Reply textStream();

    /** The same call, its arguments in pieces where the provider does that. */
    abstract ProviderServer.Reply callStream();

    /** How a stream begins: the piece "42". */
    abstract String streamBegin();

    /** Something in a stream that says nothing. */
    abstract String keptAlive();

    String streamType() {
        return SSE;
    }

    /** An error as the provider writes it. */
    abstract String error(String message);

    /** What of a request is the same for all calls: path and who calls. */
    abstract void assertAddressed(ProviderServer.Request request, boolean streaming);

    /** That the body has the model, the two messages, no randomness and the limit of 100 tokens. */
    abstract void assertPrompt(JsonNode body);

    /** That the body has the tool, and the earlier call with its result. */
    abstract void assertTools(JsonNode body);

    /** That the body holds the reply to the schema. */
    abstract void assertSchema(JsonNode body);

    LanguageModel model() {
        return model(Map.of());
    }

    /** Without probing: the first thing that the server is sent is what a test sends. */
    LanguageModel model(Map<String, String> more) {
        var settings = opened(more);
        return LanguageModels.openAs(settings.provider(), new Capabilities(true, true, true));
    }

    /** Of a provider that does not stream. */
    LanguageModel wholeModel() {
        return LanguageModels.openAs(opened(Map.of()).provider(), new Capabilities(true, true, false));
    }

    LanguageModel probedModel(Map<String, String> more) {
        var settings = opened(more);
        return LanguageModels.open(settings.provider(), settings.protocol());
    }

    LlmSettings opened(Map<String, String> more) {
        var values = new HashMap<>(settings());
        values.put("LLM_TIMEOUT_SECONDS", "30");
        values.putAll(more);
        return LlmSettings.from(new SettingValues(values::get));
    }

    static Prompt prompt() {
        return new Prompt(List.of(new Message.Instruction("Answer shortly."), new Message.User("How many rows?")),
                List.of(), null, 100);
    }

    static Prompt promptWithTools() {
        return new Prompt(List.of(new Message.Instruction("Answer shortly."), new Message.User("How many rows?"),
                new Message.Assistant("", List.of(new ToolCall("call-1", "sql_db_query",
                        Map.of("query", "SELECT 0"))), null),
                new Message.ToolResult("call-1", "sql_db_query", "no such table", true, null)),
                List.of(QUERY), null, 100);
    }

    static Prompt promptWithSchema() {
        return new Prompt(prompt().messages(), List.of(), SCHEMA, 100);
    }

    LanguageModelFailure failure(Prompt prompt, Map<String, String> more) {
        return catchThrowableOfType(LanguageModelFailure.class, () -> model(more).complete(prompt, text -> {}));
    }

    LanguageModelFailure failure() {
        return failure(prompt(), Map.of());
    }

    @Test
    void streamsText() {
        server.replies(textStream());
        var pieces = new ArrayList<String>();
        var completion = model().complete(prompt(), pieces::add);
        assertThat(pieces).containsExactly("42", " rows", ".");
        assertText(completion);
        assertAddressed(server.request(), true);
        assertPrompt(server.request().body());
    }

    @Test
    void takesAWholeReply() {
        server.replies(text());
        var pieces = new ArrayList<String>();
        assertText(wholeModel().complete(prompt(), pieces::add));
        assertThat(pieces).isEmpty();
        assertAddressed(server.request(), false);
        assertPrompt(server.request().body());
    }

    @Test
    void takesAWholeCall() {
        server.replies(call());
        assertCall(wholeModel().complete(promptWithTools(), text -> {}));
        assertTools(server.request().body());
    }

    @Test
    void saysThatAReplyIsCut() {
        server.replies(cutText());
        assertThat(wholeModel().complete(prompt(), text -> {}).cut()).isTrue();
    }

    @Test
    void takesNoWholeReplyThatIsNone() {
        server.replies(ProviderServer.json("<html>It works!</html>"));
        assertThat(catchThrowableOfType(LanguageModelFailure.class,
                () -> wholeModel().complete(prompt(), text -> {})).kind()).isEqualTo(Kind.MALFORMED);
    }

    /** The stream tells of an error after it has begun, or before. */
    abstract String errorInStream(String message);

    @Test
    void triesAgainWhenAStreamBeginsWithAnError() {
        server.replies(ProviderServer.stream(streamType(), errorInStream("overloaded")), textStream());
        assertText(model().complete(prompt(), text -> {}));
    }

    @Test
    void saysWhatAStreamSaysIsWrong() {
        server.replies(ProviderServer.stream(streamType(), streamBegin() + errorInStream("overloaded")));
        assertThat(failure()).hasMessageContaining("overloaded").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.PROVIDER);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void findsOutWhatTheModelCanDo() {
        server.replies(textStream(), textStream(), textStream());
        var model = probedModel(Map.of());
        assertThat(model.capabilities()).isEqualTo(new Capabilities(false, false, true));
        assertThat(server.requests()).hasSize(3);
        assertThat(server.request().body().toString()).as("one of two forms, as steps are").contains("anyOf");
        assertThat(model.capabilities()).isEqualTo(new Capabilities(false, false, true));
        assertThat(server.requests()).as("only once").hasSize(3);
    }

    @Test
    void findsOutThatItDoesNotStream() {
        server.replies(ProviderServer.status(400, Map.of(), error("no streaming here")), text());
        assertThat(probedModel(Map.of()).capabilities()).isEqualTo(new Capabilities(false, false, false));
    }

    @Test
    void takesFromTheProtocolWhatTheModelCanDo() {
        server.replies(textStream());
        assertThat(probedModel(Map.of("LLM_PROTOCOL", "json")).capabilities())
                .isEqualTo(new Capabilities(false, true, true));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotTakeAFailureForWhatTheModelCanDo() {
        server.replies(ProviderServer.status(401, Map.of(), error("no")), textStream());
        var model = probedModel(Map.of());
        assertThat(catchThrowableOfType(LanguageModelFailure.class, model::capabilities).kind())
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(model.capabilities().streaming()).isTrue();
    }

    private static void assertText(Completion completion) {
        assertThat(completion.text()).isEqualTo("42 rows.");
        assertThat(completion.calls()).isEmpty();
        assertThat(completion.cut()).isFalse();
        assertThat(completion.usage().modelCalls()).isEqualTo(1);
        assertThat(completion.usage().inputTokens()).isEqualTo(12);
        assertThat(completion.usage().outputTokens()).isEqualTo(3);
    }

    @Test
    void streamsCallsOfTools() {
        server.replies(callStream());
        assertCall(model().complete(promptWithTools(), text -> {}));
        assertTools(server.request().body());
    }

    private static void assertCall(Completion completion) {
        assertThat(completion.calls()).singleElement().satisfies(call -> {
            assertThat(call.id()).isNotBlank();
            assertThat(call.tool()).isEqualTo("sql_db_query");
            assertThat(call.arguments()).isEqualTo(Map.of("query", "SELECT 1"));
        });
    }

    @Test
    void holdsTheReplyToASchema() {
        server.replies(textStream());
        model().complete(promptWithSchema(), text -> {});
        assertSchema(server.request().body());
    }

    @Test
    void tellsTheCost() {
        server.replies(textStream());
        var usage = model(Map.of("LLM_INPUT_PRICE", "0.25", "LLM_OUTPUT_PRICE", "2")).complete(prompt(), text -> {})
                .usage();
        assertThat(usage.cost()).isEqualByComparingTo(new BigDecimal("0.000009"));
        assertThat(model().complete(prompt(), text -> {}).usage().cost()).isNull();
    }

    @Test
    void saysThatTheKeyIsWrongAndNeverShowsIt() {
        for (int status : List.of(401, 403)) {
            server.replies(ProviderServer.status(status, Map.of(), error("Incorrect API key provided: " + SECRET)));
            assertThat(failure()).hasMessageContaining("LLM_API_KEY").hasMessageNotContaining(SECRET)
                    .extracting(LanguageModelFailure::kind).isEqualTo(Kind.UNAUTHORIZED);
        }
        assertThat(server.requests()).hasSize(2);
        assertThat(opened(Map.of()).toString()).doesNotContain(SECRET);
    }

    @Test
    void saysThatTheModelIsUnknown() {
        server.replies(ProviderServer.status(404, Map.of(), error("model not found: x")));
        assertThat(failure()).hasMessageContaining("LLM_MODEL").hasMessageContaining("model not found: x")
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.UNKNOWN_MODEL);
    }

    @Test
    void waitsAsLongAsTheProviderSays() {
        server.replies(ProviderServer.status(429, Map.of("Retry-After", "1"), error("slow down")), textStream());
        long begun = System.nanoTime();
        assertText(model().complete(prompt(), text -> {}));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(990),
                Duration.ofSeconds(25));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void doesNotWaitLongerThanThereIsTime() {
        server.replies(ProviderServer.status(429, Map.of("Retry-After", "45"), error("slow down")));
        var failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(45));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsADateToWaitFor() {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC));
        server.replies(ProviderServer.status(429, Map.of("Retry-After", date), error("slow down")));
        assertThat(failure().retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void triesThreeTimesWhenTheProviderFails() {
        server.replies(ProviderServer.status(500, Map.of(), error("boom")));
        assertThat(failure()).hasMessageContaining("500")
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.PROVIDER);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void getsOverAFailureOfTheProvider() {
        server.replies(ProviderServer.status(503, Map.of(), "<html>down</html>"), textStream());
        assertText(model().complete(prompt(), text -> {}));
    }

    @Test
    void givesUpWhenNoReplyComes() {
        server.replies(server.silence());
        assertThat(failure(prompt(), Map.of("LLM_TIMEOUT_SECONDS", "1")))
                .hasMessageContaining("LLM_TIMEOUT_SECONDS").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.TIMED_OUT);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpWhenAStreamDoesNotEnd() throws Exception {
        server.replies(server.hangingStream(streamType(), streamBegin(), keptAlive()));
        assertThat(failure(prompt(), Map.of("LLM_TIMEOUT_SECONDS", "1")).kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(server.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsWhenTheTimeOfWhoeverCallsIsOver() throws Exception {
        server.replies(server.hangingStream(streamType(), streamBegin(), keptAlive()));
        var model = LanguageModels.openAs(opened(Map.of()).provider(), new Capabilities(true, true, true));
        var failure = catchThrowableOfType(LanguageModelFailure.class,
                () -> ScopedValue.where(Deadline.CURRENT, Deadline.in(Duration.ofMillis(500)))
                        .call(() -> model.complete(prompt(), text -> {})));
        assertThat(failure.kind()).isEqualTo(Kind.BUDGET);
        assertThat(model.problem()).as("the provider's").isNull();
        assertThat(server.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesNoReplyThatBrokeOff() {
        var pieces = new ArrayList<String>();
        server.replies(ProviderServer.brokenStream(streamType(), streamBegin()));
        var failure = catchThrowableOfType(LanguageModelFailure.class,
                () -> model().complete(prompt(), pieces::add));
        assertThat(failure.kind()).isEqualTo(Kind.PROVIDER);
        assertThat(pieces).containsExactly("42");
        assertThat(server.requests()).as("not again once something was handed on").hasSize(1);
    }

    @Test
    void takesNoReplyThatEndsWithoutItsEnd() {
        server.replies(ProviderServer.stream(streamType(), streamBegin()));
        assertThat(failure()).hasMessageContaining("broke off").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.PROVIDER);
    }

    @Test
    void takesNoReplyThatIsNone() {
        server.replies(ProviderServer.stream(streamType(), streamBegin().replace("}", "")));
        assertThat(failure().kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void saysThatThePromptIsTooLong() {
        server.replies(ProviderServer.status(400, Map.of(),
                error("This model's maximum context length is 8192 tokens.")));
        assertThat(failure()).hasMessageContaining("longer than the model takes")
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.REJECTED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysThatNobodyIsThere() {
        server.close();
        assertThat(failure()).hasMessageContaining("LLM_BASE_URL").hasMessageContaining(server.address())
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void followsNoRedirect() {
        server.replies(ProviderServer.status(307, Map.of("Location", server.address() + "/elsewhere"), ""));
        assertThat(failure()).hasMessageContaining("redirects").extracting(LanguageModelFailure::kind)
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(server.requests()).noneMatch(request -> request.path().endsWith("elsewhere"));
    }

    @Test
    void interruptingClosesTheConnection() throws Exception {
        server.replies(server.hangingStream(streamType(), streamBegin(), keptAlive()));
        assertThat(interrupted(text -> {}).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(server.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptingEndsTheWaitForAReply() throws Exception {
        server.replies(server.silence());
        assertThat(interrupted(text -> {}).kind()).isEqualTo(Kind.CANCELLED);
    }

    private LanguageModelFailure interrupted(Consumer<String> tokens) throws Exception {
        var failure = new CompletableFuture<LanguageModelFailure>();
        var caller = Thread.ofVirtual().start(() -> failure.complete(catchThrowableOfType(LanguageModelFailure.class,
                () -> model().complete(prompt(), tokens))));
        assertThat(server.hanging.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(200);
        caller.interrupt();
        return failure.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoeverListensMayEndTheCall() throws Exception {
        server.replies(server.hangingStream(streamType(), streamBegin(), keptAlive()));
        var gone = catchThrowableOfType(IllegalStateException.class, () -> model().complete(prompt(), text -> {
            throw new IllegalStateException("nobody listens");
        }));
        assertThat(gone).hasMessage("nobody listens");
        assertThat(server.clientGone.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
